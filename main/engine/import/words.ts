/** How values may be written in a file, ready to be looked up. */
import type { ImportPlan } from '../../../preload/contract';
import { foldWord } from './text';

export interface FileWords {
  /** What a word says as a yes or a no; undefined for any other. */
  yesNo(text: string): boolean | undefined;
  /** The value of a column that a word stands for. */
  choice(column: string, text: string): string | undefined;
  /** Whether it says that somebody has not activated the account yet. */
  isActivationPending(text: string): boolean;
}

/** What a spreadsheet, and whoever ticks boxes in one, writes in any language. */
const yes = ['true', '1', 'x', '✓', '✔'];
const no = ['false', '0'];

export function fileWords({ words }: ImportPlan): FileWords {
  const yesWords = new Set([...yes, ...words.yes].map(foldWord));
  const noWords = new Set([...no, ...words.no].map(foldWord));
  const pending = new Set(words.activationPending.map(foldWord));
  const choices = new Map(
    Object.entries(words.choices).map(([column, values]) => [
      column,
      new Map(Object.entries(values).map(([word, value]) => [foldWord(word), value])),
    ]),
  );
  return {
    yesNo(text) {
      const word = foldWord(text);
      if (yesWords.has(word)) return true;
      return noWords.has(word) ? false : undefined;
    },
    choice: (column, text) => choices.get(column)?.get(foldWord(text)),
    isActivationPending: (text) => pending.size > 0 && pending.has(foldWord(text)),
  };
}
