/** The sheets of a file that are read as one table: one of most files, several of a workbook that was exported to be edited. */
import { linesOfSheet } from '../../../preload/contract';
import type { OwnRole, OwnSheet } from '../workbook/own-workbook';

export interface Part {
  /** The place of its sheet in the workbook. */
  sheet: number;
  /** Null in a text. */
  name: string | null;
  /** Null where a file does not say what stands in it. */
  role: OwnRole | null;
  /** Lines that hold anything. */
  lines: number;
  /** Its columns among those of all parts; sheets of people and of newcomers share theirs. */
  from: number;
  end: number;
  /** What stands above its columns; empty where nothing does. */
  headers: readonly string[];
  /** By key of a column: the place of its fingerprint among those of a line. */
  prints: ReadonlyMap<string, number>;
  /** The columns with which it was exported; null where nobody knows. */
  own: OwnSheet | null;
}

/** What a line is called, of all parts. */
export function lineName(part: number, line: number): number {
  return part * linesOfSheet + line;
}

/** How a line is called where it is told of: a spreadsheet's own way, where there are several sheets. */
export function lineWords(parts: readonly Part[], name: number): string | number {
  const part = parts[Math.floor(name / linesOfSheet)];
  const line = name % linesOfSheet;
  return parts.length < 2 || part?.name == null ? line : `${part.name}!${line}`;
}
