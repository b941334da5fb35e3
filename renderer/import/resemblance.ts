/** How alike two headers are. */
import { foldHeader } from '../workbook/headerNames';

/** How many letters have to be put in, taken out or replaced (Levenshtein). */
function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (before[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      line.push(Math.min(replaced, (before[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    before = line;
  }
  return before[other.length] ?? 0;
}

const wordsOf = (text: string) =>
  text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(foldHeader)
    .filter((word) => word !== '');

/** "Emp." stands for "employee". */
const isShortFor = (one: string, other: string) => one.length > 2 && other.startsWith(one);

/** Of how many of the words there is one in the other text, too. */
function shared(one: string, other: string): number {
  const words = wordsOf(one);
  const left = wordsOf(other);
  let same = 0;
  for (const word of words) {
    const at = left.findIndex((known) => known === word || isShortFor(known, word) || isShortFor(word, known));
    if (at < 0) continue;
    left.splice(at, 1);
    same += 1;
  }
  const all = words.length + wordsOf(other).length;
  return all === 0 ? 0 : (2 * same) / all;
}

/** Longer headers resemble nothing that has a name. */
const longest = 60;

/** How alike two headers are, from 0 to 1: by their letters, or by their words. */
export function resemblance(one: string, other: string): number {
  if (one.length > longest || other.length > longest) return 0;
  const [first, second] = [foldHeader(one), foldHeader(other)];
  const length = Math.max(first.length, second.length);
  if (Math.min(first.length, second.length) < 4) return 0;
  return Math.max(1 - distance(first, second) / length, shared(one, other));
}
