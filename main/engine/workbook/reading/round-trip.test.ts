import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import type { CellValue, ColumnType } from '../../../../preload/contract';
import { openTableFolder, readTable } from '../../../../tests/support/tables';
import { exportWorkbook } from '../export';
import { guard } from '../guard';
import { plainNumber } from './numbers';
import { type FileCell, type FileLine, textCell } from './table';

const folder = openTableFolder();
afterAll(() => folder.close());

type Value = string | number | boolean | null;

const unit = fc.constantFrom(
  'a',
  'Z',
  'é',
  '東',
  '😀',
  ' ',
  '=',
  '+',
  "'",
  '"',
  '<',
  '&',
  '_',
  'x',
  '0',
  '4',
  '1',
  ';',
  ',',
  '\n',
  '\t',
);
const text = fc.oneof(fc.string({ unit, maxLength: 30 }), fc.constantFrom('=1+1', '007', '2026-01-31', 'true', '#N/A'));
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
  fc.constantFrom(0.1 + 0.2, 123_456_789_012),
);
const value: fc.Arbitrary<Value> = fc.oneof(fc.constant(null), text, number, fc.boolean());
const table = fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 12 });

function cellOf(given: Value): FileCell | null {
  if (given === null || given === '') return null;
  if (typeof given === 'string') return textCell(given);
  if (typeof given === 'boolean') return { text: String(given), kind: 'boolean' };
  return { text: plainNumber(given), kind: 'number' };
}

/** The lines that a table of these values has. */
function linesOf(rows: readonly (readonly Value[])[]): FileLine[] {
  return rows.flatMap((row, index) => {
    const cells = row.map(cellOf);
    while (cells.length > 0 && !cells.at(-1)) cells.pop();
    return cells.length === 0 ? [] : [{ line: index + 1, cells }];
  });
}

describe('a table of any values comes back as it was', () => {
  it.each([true, false])('from SheetJS (shared strings: %s)', async (bookSST) => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const book = utils.book_new();
        utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'S');
        const { lines } = await folder.read(write(book, { type: 'buffer', bookType: 'xlsx', bookSST }));
        expect(lines).toEqual(linesOf(rows));
      }),
      { numRuns: 60 },
    );
  });

  it.each([true, false])('from exceljs (shared strings: %s)', async (useSharedStrings) => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const path = join(folder.folder, 'streamed.xlsx');
        const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings });
        const sheet = book.addWorksheet('S');
        for (const row of rows) sheet.addRow([...row]).commit();
        await book.commit();
        const read = await readTable(path);
        expect(read).toMatchObject({ ok: true, value: { lines: linesOf(rows) } });
      }),
      { numRuns: 60 },
    );
  });

  it('from a text', async () => {
    const separator = fc.constantFrom(',', ';', '\t', '|');
    const end = fc.constantFrom('\n', '\r\n', '\r');
    const texts = fc.array(fc.array(text, { minLength: 1, maxLength: 8 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        texts,
        separator,
        end,
        fc.boolean(),
        fc.boolean(),
        async (rows, between, after, marked, always) => {
          const written = rows.map(
            (row) => row.map((cell) => quoted(guard(cell), between, always)).join(between) + after,
          );
          const content = (marked ? '\ufeff' : '') + written.join('');
          const { lines } = await folder.read(content, { separator: between, encoding: 'utf-8' });
          expect(lines).toEqual(linesOf(rows.map((row) => row.map(guard))));
        },
      ),
      { numRuns: 150 },
    );
  });

  function quoted(cell: string, between: string, always: boolean): string {
    const needed = always || cell.includes(between) || /["\r\n]/.test(cell);
    return needed ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
});

it('what is exported comes back: text as text, the moment to its millisecond', async () => {
  const zone = process.env.TZ;
  process.env.TZ = 'UTC';
  const types: ColumnType[] = ['text', 'number', 'date'];
  const instant = fc.date({ min: new Date('1901-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
  // Of the three, only the export writes these as Excel reads them.
  const escaped = fc.constantFrom('_x0041_', '_x005F_', 'a_X00e9_b');
  const row = fc.tuple(
    fc.option(fc.oneof(text, escaped)),
    fc.option(number),
    fc.option(instant.map((date) => date.toISOString())),
  );
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        const path = join(folder.folder, 'exported.xlsx');
        await exportWorkbook({
          path,
          sheetName: 'Users',
          headers: ['a', 'b', 'c'],
          columns: types.map((type) => ({ type })),
          words: { yes: 'Yes', no: 'No' },
          rows: rows as CellValue[][],
          total: rows.length,
          onProgress: () => undefined,
          signal: new AbortController().signal,
        });
        const read = await readTable(path);
        const expected = linesOf([['a', 'b', 'c'], ...rows]).map(({ line, cells }) => ({
          line,
          cells: line > 1 && cells[2] ? [cells[0], cells[1], dateOf(cells[2].text)] : cells,
        }));
        expect(read).toMatchObject({ ok: true, value: { lines: expected } });
      }),
      { numRuns: 40 },
    );
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

/** An instant as the workbook holds it, in UTC. */
const dateOf = (instant: string): FileCell => ({ text: instant.replace(/(?:\.000)?Z$/, ''), kind: 'date' });
