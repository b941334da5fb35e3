/** Numbers that a spreadsheet has robbed of the zeros before them. */
import type { CellValue } from '../../../preload/contract';

const bare = /^(?:0|[1-9]\d*)$/;
const zeroed = /^0\d+$/;
const digitsAlone = /^\d+$/;

/** Whether a text is a number as a spreadsheet writes it: without a zero before it. */
export function isBareNumber(text: string): boolean {
  return bare.test(text);
}

/** The number without the zeros before it; null for a text that is no number, or has none. */
export function withoutZeros(text: string): string | null {
  return zeroed.test(text) ? text.replace(/^0+(?=\d)/, '') : null;
}

/**
 * What a number was before it lost its zeros; null where it seems to have lost none.
 *
 * @param from what the person has now
 * @param length how long the numbers of others are, where some of them begin with zeros
 */
export function wholeOf(text: string, from: CellValue, length: number | undefined): string | null {
  if (!isBareNumber(text)) return null;
  if (typeof from === 'string' && withoutZeros(from) === text) return from;
  return length !== undefined && text.length < length ? text.padStart(length, '0') : null;
}

/** Numbers of one attribute have one length if so many of them have. */
const share = 0.8;

/** How long the numbers of one attribute are, if some begin with zeros and most are of one length. */
export class NumberLengths {
  readonly #counts = new Map<number, number>();
  #total = 0;
  #zeroed = 0;

  add(text: string): void {
    if (!digitsAlone.test(text)) return;
    this.#total += 1;
    if (zeroed.test(text)) this.#zeroed += 1;
    this.#counts.set(text.length, (this.#counts.get(text.length) ?? 0) + 1);
  }

  common(): number | undefined {
    const [most] = [...this.#counts].sort(([, one], [, other]) => other - one);
    if (!most || this.#zeroed === 0 || most[1] < this.#total * share) return undefined;
    return most[0];
  }
}
