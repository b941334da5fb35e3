/**
 * The order of texts as people read them: texts become keys that compare byte by byte as `Intl.Collator` compares the texts.
 *
 * What is ASCII, or Latin letters with their marks, has a key that follows from its characters. The key of any other text
 * goes up to the first character that is neither, and ends with the rank that the text has among all such texts.
 */
import type { ByteStrings } from './byte-order';
import { capital, charactersOf, common, letterOf, levelEnd, order } from './letters';

interface Ascii {
  /** What each character adds on the first level; 0: nothing, as a control character does. */
  primaries: Uint8Array;
  /** The same on the third. */
  heights: Uint8Array;
}

let ascii: Ascii | null = null;

function learnAscii(): Ascii {
  const letters = Array.from({ length: 0x80 }, (_none, code) => letterOf(String.fromCharCode(code)));
  return {
    primaries: Uint8Array.from(letters, ({ primary: [weight = 0] }) => weight),
    heights: Uint8Array.from(letters, ({ tertiary: [weight = 0] }) => weight),
  };
}

/** Bytes of a rank. */
const rankLength = 4;

/** The keys of texts, UTF-8, by which they sort as people read them. */
export function sortKeys({ bytes, ends: textEnds, count }: ByteStrings): ByteStrings {
  ascii ??= learnAscii();
  const { primaries, heights } = ascii;
  const ends = new Uint32Array(count);
  let keys = new Uint8Array(2 * (textEnds[count - 1] ?? 0) + 2 * count + 64);
  let tail = new Uint8Array(256);
  let end = 0;
  /** Texts that need a rank, and where it is to stand. */
  const unranked: { text: string; at: number }[] = [];

  function makeRoom(more: number): void {
    if (end + more <= keys.length) return;
    const larger = new Uint8Array(2 * (end + more));
    larger.set(keys);
    keys = larger;
  }

  /** Of ASCII, in which only capitals can differ beyond the first level; answers false if the text is not. */
  function writePlain(from: number, to: number): boolean {
    const start = end;
    if (to - from > tail.length) tail = new Uint8Array(2 * (to - from));
    let capitals = 0;
    for (let at = from; at < to; at += 1) {
      const code = bytes[at] as number;
      if (code >= 0x80) {
        end = start;
        return false;
      }
      const primary = primaries[code] as number;
      if (primary === 0) continue;
      const height = heights[code] as number;
      keys[end] = primary;
      tail[end - start] = height;
      end += 1;
      if (height === capital) capitals = end - start;
    }
    if (capitals === 0) return true;
    keys[end] = levelEnd;
    keys[end + 1] = levelEnd;
    end += 2;
    for (let at = 0; at < capitals; at += 1) keys[end + at] = tail[at] as number;
    end += capitals;
    return true;
  }

  function writeFull(text: string): void {
    const { key, isRanked } = fullKey(text);
    makeRoom(key.length + rankLength);
    keys.set(key, end);
    end += key.length;
    if (!isRanked) return;
    unranked.push({ text, at: end });
    end += rankLength;
  }

  for (let number = 0, from = 0; number < count; number += 1) {
    const to = textEnds[number] as number;
    makeRoom(2 * (to - from) + 2);
    if (!writePlain(from, to)) writeFull(utf8.decode(bytes.subarray(from, to)));
    ends[number] = end;
    from = to;
  }
  writeRanks(keys, unranked);
  return { bytes: keys, ends, count };
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Of any text; where what comes next is not known it ends, and is to be followed by a rank. */
function fullKey(text: string): { key: readonly number[]; isRanked: boolean } {
  const primary: number[] = [];
  const secondary: number[] = [];
  const tertiary: number[] = [];
  /** Where a level ends because what comes is not known. */
  let secondaryEnd = 0;
  let tertiaryEnd = 0;
  for (const character of charactersOf(text)) {
    const letter = letterOf(character);
    primary.push(...letter.primary);
    if (letter.unknown === 'primary') return { key: primary, isRanked: true };
    secondary.push(...letter.secondary);
    tertiary.push(...letter.tertiary);
    if (letter.unknown === 'secondary') secondaryEnd ||= secondary.length;
    if (letter.unknown === 'tertiary') tertiaryEnd ||= tertiary.length;
  }
  if (secondaryEnd > 0) return { key: [...primary, levelEnd, ...secondary.slice(0, secondaryEnd)], isRanked: true };
  const upToAccents = [...primary, levelEnd, ...trimmed(secondary), levelEnd];
  if (tertiaryEnd > 0) return { key: [...upToAccents, ...tertiary.slice(0, tertiaryEnd)], isRanked: true };
  const whole = [...upToAccents, ...trimmed(tertiary)];
  return { key: whole.length === primary.length + 2 ? primary : whole, isRanked: false };
}

/** Texts that the collator does not tell apart have one rank. */
function writeRanks(keys: Uint8Array, unranked: { text: string; at: number }[]): void {
  unranked.sort((one, other) => order.compare(one.text, other.text));
  let rank = 0;
  let last = '';
  for (const { text, at } of unranked) {
    if (order.compare(last, text) !== 0) rank += 1;
    last = text;
    for (let digit = 0; digit < rankLength; digit += 1) {
      keys[at + digit] = ((rank >> (6 * (rankLength - 1 - digit))) & 0x3f) + 1;
    }
  }
}

function trimmed(level: readonly number[]): readonly number[] {
  return level.slice(0, level.findLastIndex((weight) => weight !== common) + 1);
}
