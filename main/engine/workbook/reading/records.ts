/** Text with separators taken apart (RFC 4180), in pieces that may end anywhere. */
import { broken, tooLarge } from './broken';
import type { ReadingLimits } from './limits';

export interface RecordReader {
  /** @throws {Unreadable} for what stands behind a closing quote, and for what is beyond the limits */
  write(text: string): void;
  /** @throws {Unreadable} for a quote that was never closed */
  end(): void;
}

const quote = 0x22;
const space = 0x20;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

type State = 'start' | 'bare' | 'quoted' | 'quote';

/**
 * Calls `take` with each record and its number, from 1 on, empty ones included. Records end with `\n`, `\r\n` or `\r`. Quotes count where a cell begins with one; elsewhere they are characters like
 * others. What follows a closing quote can only be a separator: anything else comes from a quote that belongs to no
 * pair, and taking it in would swallow lines unseen.
 */
export function createRecordReader(
  separator: string,
  limits: ReadingLimits,
  take: (cells: string[], number: number) => void,
): RecordReader {
  const between = separator.charCodeAt(0);
  let number = 1;
  let cells: string[] = [];
  let cell = '';
  let length = 0;
  let state: State = 'start';
  /** The last character was a carriage return: a line feed belongs to it. */
  let isReturned = false;

  function grow(text: string): void {
    cell += text;
    if (cell.length > limits.cell) throw tooLarge(`a cell of more than ${limits.cell} characters`, number);
    if (length + cell.length > limits.line) throw tooLarge('a line holds too much text', number);
  }

  function endCell(): void {
    if (cells.length === limits.columns) throw tooLarge(`more than ${limits.columns} columns`, number);
    cells.push(cell);
    length += cell.length;
    cell = '';
    state = 'start';
  }

  function endRecord(): void {
    endCell();
    if (number > limits.lines) throw tooLarge(`more than ${limits.lines} lines`, number);
    take(cells, number);
    cells = [];
    length = 0;
    number += 1;
  }

  /** From within quotes up to the next one; returns where to go on. */
  function takeQuoted(text: string, from: number): number {
    const closing = text.indexOf('"', from);
    grow(text.slice(from, closing < 0 ? text.length : closing));
    if (cell.length > limits.quoted) throw broken('a quote that is not closed', number);
    if (closing < 0) return text.length;
    state = 'quote';
    return closing + 1;
  }

  /** Up to the end of a cell that is not in quotes, or of the text. */
  function takeBare(text: string, from: number): number {
    let index = from;
    for (; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === between || code === lineFeed || code === carriageReturn) break;
    }
    if (index > from) {
      grow(text.slice(from, index));
      state = 'bare';
    }
    return index;
  }

  return {
    write(text) {
      for (let index = 0; index < text.length; ) {
        if (state === 'quoted') {
          index = takeQuoted(text, index);
          continue;
        }
        const code = text.charCodeAt(index);
        const wasReturned = isReturned;
        isReturned = false;
        index += 1;
        if (code === quote && state === 'start') state = 'quoted';
        else if (code === quote && state === 'quote') {
          grow('"');
          state = 'quoted';
        } else if (code === between) endCell();
        else if (code === carriageReturn) {
          endRecord();
          isReturned = true;
        } else if (code === lineFeed) {
          if (!wasReturned) endRecord();
        } else if (state === 'quote') {
          if (code !== space) throw broken('something behind a closing quote', number);
        } else index = takeBare(text, index - 1);
      }
    },
    end() {
      if (state === 'quoted') throw broken('a quote that is not closed', number);
      if (state !== 'start' || cells.length > 0) endRecord();
    },
  };
}
