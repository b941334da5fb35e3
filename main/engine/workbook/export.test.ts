import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { read, utils, type WorkBook } from 'xlsx';
import type { CellValue, ColumnType } from '../../../preload/contract';
import type { Rows } from './content';
import { type ExportOrder, exportWorkbook } from './export';
import { writeWorkbook } from './write';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-export-'));
  path = join(folder, 'users.xlsx');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const never = new AbortController().signal;
const words = { yes: 'Yes', no: 'No' };

function order(types: ColumnType[], rows: Rows, more: Partial<ExportOrder> = {}): ExportOrder {
  return {
    path,
    sheetName: 'Users',
    headers: types.map((type, index) => `${type} ${index}`),
    columns: types.map((type) => ({ type })),
    words,
    rows,
    total: 0,
    onProgress: () => undefined,
    signal: never,
    ...more,
  };
}

async function readBack(file = path): Promise<WorkBook> {
  return read(await readFile(file), { cellNF: true });
}

/** The values of a sheet, row by row; null for a cell that is not there. */
function grid(workbook: WorkBook, sheet: string, columns: number): unknown[][] {
  const found = workbook.Sheets[sheet];
  if (!found) throw new Error(`no sheet ${sheet}`);
  const last = utils.decode_range(found['!autofilter']?.ref ?? 'A1').e.r;
  return Array.from({ length: last + 1 }, (_, r) =>
    Array.from({ length: columns }, (__, c) => found[utils.encode_cell({ r, c })]?.v ?? null),
  );
}

describe('an exported workbook', () => {
  it('reads back cell by cell in another program', async () => {
    const odd = fc.constantFrom(
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '_x0041_',
      ' both ',
      '\n',
      'a\r\nb',
      '&<>"\'',
      'שלום',
      '😀',
    );
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), odd);
    const instant = fc.date({ min: new Date('1901-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    const row = fc.tuple(
      fc.option(text),
      fc.option(fc.double({ noDefaultInfinity: true, noNaN: true })),
      fc.option(fc.boolean()),
      fc.option(instant.map((date) => date.toISOString())),
      fc.array(text, { maxLength: 3 }),
    );
    const types: ColumnType[] = ['text', 'number', 'boolean', 'date', 'list'];
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        expect(await exportWorkbook(order(types, rows))).toEqual({
          ok: true,
          value: { rows: rows.length, shortened: 0 },
        });
        const workbook = await readBack();
        const [header, ...body] = grid(workbook, 'Users', types.length);
        expect(header).toEqual(types.map((type, index) => `${type} ${index}`));
        expect(body).toEqual(rows.map((values) => values.map(expected)));
        for (const cell of Object.values(workbook.Sheets.Users ?? {})) expect(cell).not.toHaveProperty('f');
      }),
      { numRuns: 40 },
    );
  });

  /** What SheetJS should find for a value; -0 and dates as Excel keeps them. */
  function expected(value: CellValue, column: number): unknown {
    if (typeof value === 'boolean') return value ? 'Yes' : 'No';
    if (typeof value === 'number') return value === 0 ? 0 : value;
    if (column === 3 && typeof value === 'string') {
      const date = new Date(value);
      return 25_569 + (date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000;
    }
    const text = Array.isArray(value) ? value.join('; ') : (value ?? '');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
    const legal = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '');
    const kept = legal.replace(/\r\n?/g, '\n');
    return kept === '' ? null : kept;
  }

  it('keeps text as text and dates as dates', async () => {
    await exportWorkbook(order(['text', 'date', 'date'], [['=HYPERLINK("x")', '2026-01-15T12:00:00Z', '2026-01-15']]));
    const sheet = (await readBack()).Sheets.Users;
    expect(sheet?.A2).toMatchObject({ t: 's', v: '=HYPERLINK("x")', z: '@' });
    expect(sheet?.B2).toMatchObject({ t: 'n', z: 'yyyy-mm-dd hh:mm:ss' });
    expect(sheet?.C2).toMatchObject({ t: 'n', z: 'yyyy-mm-dd', w: '2026-01-15' });
  });

  it('has a bold header that stays in sight and filters all rows', async () => {
    await exportWorkbook(
      order(
        ['text', 'number'],
        [
          ['a', 1],
          ['b', 2],
        ],
        { now: () => Date.UTC(2026, 0, 2) },
      ),
    );
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const sheet = workbook.getWorksheet('Users');
    expect(sheet?.getCell('B1').font.bold).toBe(true);
    expect(sheet?.getCell('B2').font?.bold).toBeUndefined();
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.autoFilter).toBe('A1:B3');
    expect(sheet?.getColumn(1).width).toBe(10);
    expect(workbook.creator).toBe('Muster');
    expect(workbook.created).toEqual(new Date(Date.UTC(2026, 0, 2)));
  });

  it('cuts what a cell cannot hold, and counts it', async () => {
    const rows = [['x'.repeat(40_000)], ['short'], ['y'.repeat(32_768)]];
    expect(await exportWorkbook(order(['text'], rows))).toEqual({ ok: true, value: { rows: 3, shortened: 2 } });
    const [, first] = grid(await readBack(), 'Users', 1);
    expect(first?.[0]).toHaveLength(32_767);
  });

  it.each([0, 1, 9, 10, 11, 30, 31])('of %i rows takes as many sheets of 10 as it needs', async (count) => {
    const rows = Array.from({ length: count }, (_, index) => [index]);
    await exportWorkbook(order(['number'], rows, { rowsPerSheet: 10 }));
    const workbook = await readBack();
    const sheets = Math.max(1, Math.ceil(count / 10));
    expect(workbook.SheetNames).toEqual(['Users', 'Users 2', 'Users 3', 'Users 4'].slice(0, sheets));
    const found = workbook.SheetNames.flatMap((name) => {
      const [header, ...body] = grid(workbook, name, 1);
      expect(header).toEqual(['number 0']);
      return body;
    });
    expect(found).toEqual(rows);
  });

  it('can have no columns at all', async () => {
    expect(await exportWorkbook(order([], [[], []]))).toMatchObject({ ok: true });
    expect((await readBack()).SheetNames).toEqual(['Users']);
  });

  it('takes rows in batches that have to be waited for', async () => {
    async function* batches() {
      yield [];
      for (let start = 0; start < 1000; start += 250) {
        await new Promise(setImmediate);
        yield Array.from({ length: 250 }, (_, index) => [start + index]);
      }
    }
    expect(await exportWorkbook(order(['number'], batches()))).toMatchObject({ value: { rows: 1000 } });
    expect(grid(await readBack(), 'Users', 1)).toHaveLength(1001);
  });
});

const manyRows = (count: number) =>
  (function* () {
    for (let index = 0; index < count; index++) yield [index, randomBytes(100).toString('hex')];
  })();

describe('an export under way', () => {
  it('tells how far it is', async () => {
    const progress: number[] = [];
    const onProgress = (done: number, total: number) => {
      expect(total).toBe(8200);
      progress.push(done);
    };
    await exportWorkbook(order(['number', 'text'], manyRows(8200), { total: 8200, onProgress }));
    expect(progress).toEqual([1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 8200]);
  });

  it('lets others have their turn between rows', async () => {
    let turns = 0;
    let running = true;
    const count = () => {
      turns += 1;
      if (running) setImmediate(count);
    };
    function* slowRows() {
      setImmediate(count);
      turns = 0;
      for (let index = 0; index < 100; index++) {
        const until = performance.now() + 1;
        while (performance.now() < until);
        yield [index];
      }
      // A hundred milliseconds of work, of which no more than sixteen rows are done in one go.
      expect(turns).toBeGreaterThan(3);
      running = false;
    }
    async function* batches() {
      for (const row of slowRows()) yield [row];
    }
    expect(await exportWorkbook(order(['number'], batches()))).toMatchObject({ ok: true });
    expect(running).toBe(false);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    await writeFile(path, 'old');
    const cancel = new AbortController();
    let asked = 0;
    function* rows() {
      for (;;) {
        asked += 1;
        if (asked === 3000) cancel.abort();
        yield [asked, 'text'];
      }
    }
    const cancelled = await exportWorkbook(order(['number', 'text'], rows(), { signal: cancel.signal }));
    expect(cancelled).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await readdir(folder)).toEqual(['users.xlsx']);
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('leaves nothing behind when its rows break', async () => {
    function* rows() {
      yield [1];
      throw new TypeError('a bug');
    }
    await expect(exportWorkbook(order(['number'], rows()))).rejects.toThrow('a bug');
    expect(await readdir(folder)).toEqual([]);
  });

  it('waits for a slow disk instead of filling the memory', async () => {
    const cancel = new AbortController();
    let made = 0;
    function* rows() {
      for (;;) {
        made += 1;
        yield [made, randomBytes(1000).toString('hex')];
      }
    }
    const stuck = new Writable({ highWaterMark: 1, write: () => undefined });
    const writing = writeWorkbook(stuck, order(['number', 'text'], rows()), cancel.signal);
    let before = -1;
    await expect
      .poll(
        () => {
          const still = made > 0 && made === before;
          before = made;
          return still;
        },
        { interval: 200, timeout: 20_000 },
      )
      .toBe(true);
    expect(made * 2000).toBeLessThan(8 * 1024 * 1024);
    cancel.abort();
    await expect(writing).rejects.toThrow();
  });
});
