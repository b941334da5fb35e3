/** What the hostile files are made with. */
import { crc32, deflateRawSync } from 'node:zlib';
import type { ReadingLimits } from '../../../main/engine/workbook/reading/limits';
import type { FailureCode } from '../../../preload/failure';
import { archive, type Entry } from '../archives';
import { parts, type RawWorkbook, rawWorkbook, sheetXml } from '../raw-workbooks';

export interface Hostile {
  name: string;
  make: () => string | Buffer;
  /** The failure; or how many lines are read all the same. */
  answer: FailureCode | number;
  /** Where it is said to be. */
  line?: number;
  limits?: Partial<ReadingLimits>;
  sheet?: number;
}

export const mebi = 1024 * 1024;
export const sheet1 = 'xl/worksheets/sheet1.xml';
export const [sheetStart = '', sheetEnd = ''] = sheetXml('|').split('|');

/** A part of so many repetitions, deflated in a moment. */
export function repeated(name: string, before: string, piece: string, times: number, after: string): Entry {
  const whole = piece.repeat(times);
  const content = Buffer.from(before + whole + after);
  return {
    name,
    content: '',
    deflated: deflateRawSync(content, { level: 1 }),
    size: content.length,
    checksum: crc32(content),
  };
}

/** A workbook whose sheet repeats a piece of XML. */
export const ofRows = (piece: string, times: number, before = '', after = ''): Buffer =>
  rawWorkbook({ more: [repeated(sheet1, sheetStart + before, piece, times, after + sheetEnd)] });

/** A workbook with these cells in its second row. */
export const ofCells =
  (cells: string, more: RawWorkbook = {}) =>
  (): Buffer =>
    rawWorkbook({ rows: `<row r="1"><c><v>1</v></c></row><row r="2">${cells}</row>`, ...more });

/** A workbook in whose archive something is said of a part that is not so. */
export const changed = (name: string, change: (entry: Entry) => Partial<Entry>) => (): Buffer =>
  archive(
    parts({ rows: '<row><c><v>1</v></c></row>' }).map((entry) =>
      entry.name === name ? { ...entry, ...change(entry) } : entry,
    ),
  );

/** A workbook with this for a sheet. */
export const sheetOf = (sheet: string | Buffer) => (): Buffer => rawWorkbook({ sheet });
