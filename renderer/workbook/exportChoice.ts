/** What can be chosen of an export, and what one begins with. */
import { z } from 'zod';
import { type ExportFormat, Separator } from '../../preload/contract';

/** Whom it is about: the list as it is shown, those who are selected in it, or all users. */
export type Whom = 'listed' | 'selected' | 'everybody';

const ColumnSet = z.enum(['listed', 'standard']);
export type ColumnSet = z.infer<typeof ColumnSet>;

/** What it is for: to be read, to be edited and imported again, or another program. */
const FileKind = z.enum(['workbook', 'editing', 'text']);
export type FileKind = z.infer<typeof FileKind>;

export interface ExportChoice {
  whom: Whom;
  columns: ColumnSet;
  kind: FileKind;
  /** Null until one is chosen: what is usual where the admin is. */
  separator: Separator | null;
}

/** Whom it is about is asked each time: who exported everybody once would hardly expect it the next time. */
const Memory = z.object({ columns: ColumnSet, kind: FileKind, separator: Separator.nullable() });
export type ExportMemory = z.infer<typeof Memory>;

const atFirst: ExportMemory = { columns: 'listed', kind: 'workbook', separator: null };

/** What was chosen the last time, from the text that was kept; the usual where nothing was, or nothing that can be read. */
export function memoryFrom(text: string | null): ExportMemory {
  const read = Memory.safeParse(text === null ? null : parsed(text));
  return read.success ? read.data : atFirst;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Another version may have written anything: it counts as nothing.
    return null;
  }
}

/** The text to keep of a choice. */
export function memoryText({ columns, kind, separator }: ExportMemory): string {
  return JSON.stringify({ columns, kind, separator } satisfies ExportMemory);
}

/** What spreadsheets take in a locale: where the comma is the decimal sign it cannot stand between cells. */
export function usualSeparator(locale: string): Separator {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
}

/** Whether a text is written, and with what between its cells. */
export function writtenSeparator({ kind, separator }: ExportChoice, locale: string): Separator | null {
  return kind === 'text' ? (separator ?? usualSeparator(locale)) : null;
}

export function formatOf(separator: Separator | null): ExportFormat {
  if (separator === null) return 'xlsx';
  return separator === '\t' ? 'tsv' : 'csv';
}
