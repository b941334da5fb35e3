/** Taking what a filter's text may go on with. */
import type { FilterCompletion } from '../../preload/contract';

export interface Completed {
  text: string;
  cursor: number;
}

/** The text with the completion in its place; behind a word that something has to follow stands a blank. */
export function complete(text: string, { from, to, text: word, kind }: FilterCompletion): Completed {
  const rest = text.slice(to);
  const goesOn = kind !== 'value' && /\w$/.test(word) && !/^\s/.test(rest);
  const put = goesOn ? `${word} ` : word;
  // Between two words that stood apart there stays one blank alone.
  const before = needsBlank(text.slice(0, from), word) ? `${text.slice(0, from)} ` : text.slice(0, from);
  return { text: before + put + rest, cursor: before.length + put.length };
}

/** Behind a value or a word, another word needs a blank. */
function needsBlank(before: string, word: string): boolean {
  return /["\w)\]]$/.test(before) && /^[\w"]/.test(word);
}

const isWritten = (text: string, { from, to, text: word }: FilterCompletion) => text.slice(from, to) === word;

/** Those that would change something. */
export function worthOffering(text: string, completions: readonly FilterCompletion[]): readonly FilterCompletion[] {
  return completions.filter((completion) => !isWritten(text, completion));
}

/** Whether one is in the middle of a word that nobody has ended yet: then Enter takes the first completion. */
export function isBegun(text: string, completions: readonly FilterCompletion[]): boolean {
  const [first] = completions;
  return first !== undefined && first.from < first.to && !completions.some((completion) => isWritten(text, completion));
}
