/** What is noted of the columns of a file while it is read. */
import { cleanText } from '../workbook/likeness';
import type { FileCell } from '../workbook/reading/table';
import { isBareNumber } from './zeros';

const mostSamples = 5;
/** What is shown of one cell, in UTF-16 units. */
const shownText = 200;

export interface ColumnNote {
  /** From 0 on. */
  index: number;
  header: string;
  samples: string[];
  /** It holds numbers that may have lost zeros. */
  isBare: boolean;
}

export interface ColumnNotes {
  header(index: number, cell: FileCell | null): void;
  cell(index: number, cell: FileCell | null): void;
  /** In their order; one in which nothing stands is none. */
  list(): ColumnNote[];
}

export function noteColumns(): ColumnNotes {
  const columns: (ColumnNote | undefined)[] = [];

  function noteOf(index: number): ColumnNote {
    const note = columns[index] ?? { index, header: '', samples: [], isBare: false };
    columns[index] = note;
    return note;
  }

  return {
    header(index, cell) {
      const text = cleanText(cell?.text ?? '');
      if (text !== '') noteOf(index).header = shorten(text);
    },
    cell(index, cell) {
      const text = cleanText(cell?.text ?? '');
      if (text === '') return;
      const note = noteOf(index);
      note.isBare ||= isBareNumber(text);
      if (note.samples.length === mostSamples) return;
      const sample = shorten(text);
      if (!note.samples.includes(sample)) note.samples.push(sample);
    },
    list: () => columns.flatMap((note) => note ?? []),
  };
}

/** As much of a text as is shown of one cell. */
export function shorten(text: string): string {
  if (text.length <= shownText) return text;
  // Half of a surrogate pair is no character.
  return `${text.slice(0, shownText - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
