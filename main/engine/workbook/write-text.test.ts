import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import type { CellValue, ColumnType } from '../../../preload/contract';
import { readTable, texts } from '../../../tests/support/tables';
import { exportText, type TextOrder } from './export';
import { guard } from './guard';
import { writeText } from './write-text';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-text-'));
  path = join(folder, 'users.csv');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function order(types: ColumnType[], rows: TextOrder['rows'], more: Partial<TextOrder> = {}): TextOrder {
  return {
    path,
    headers: types.map((type, index) => `${type} ${index}`),
    columns: types.map((type) => ({ type })),
    words: { yes: 'Yes', no: 'No' },
    rows,
    separator: ',',
    total: 0,
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...more,
  };
}

describe('an exported text', () => {
  it('is UTF-8 with its mark, its lines end as in RFC 4180, and quotes stand where they are needed', async () => {
    const rows: CellValue[][] = [
      ['Zoë', 'a;b', 1.5],
      ['say "hi"', 'two\nlines', null],
      ['a,b', '', -3],
    ];
    expect(await exportText(order(['text', 'text', 'number'], rows, { separator: ';' }))).toEqual({
      ok: true,
      value: { rows: 3, shortened: 0 },
    });
    expect(await readFile(path, 'utf8')).toBe(
      '\ufefftext 0;text 1;number 2\r\nZoë;"a;b";1.5\r\n"say ""hi""";"two\nlines";\r\na,b;;-3\r\n',
    );
  });

  it('has dates as the clock on the wall shows them, and the admin’s words', async () => {
    const zone = process.env.TZ;
    process.env.TZ = 'America/New_York';
    try {
      const rows = [
        ['2026-01-15T12:00:00.750Z', '2026-01-15', true, ['b', 'a']],
        ['soon', null, false, []],
      ];
      await exportText(order(['date', 'date', 'boolean', 'list'], rows));
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    const [, ...lines] = (await readFile(path, 'utf8')).split('\r\n');
    expect(lines).toEqual(['2026-01-15 07:00:00,2026-01-15,Yes,b; a', 'soon,,No,', '']);
  });

  it('has a line for each row, even where nothing stands in it', async () => {
    await exportText(order(['text'], [['a'], [null], ['b']]));
    expect(await readFile(path, 'utf8')).toBe('\ufefftext 0\r\na\r\n""\r\nb\r\n');
  });

  it('reads back cell by cell in another program and in this one, and runs nothing there', async () => {
    const unit = fc.constantFrom('a', 'é', '😀', ' ', '=', '+', '-', '@', "'", '"', ';', ',', '\t', '\r', '\n', '|');
    const text = fc.oneof(fc.string({ unit, maxLength: 12 }), fc.constantFrom('=1+1', "'=1", '+45 1', '007', '1e5'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text, text), { maxLength: 8 }),
        fc.constantFrom(',', ';', '\t'),
        async (rows, separator) => {
          await exportText(order(['text', 'text', 'text'], rows, { separator, headers: ['=a', "'b", 'c'] }));
          const all = [['=a', "'b", 'c'], ...rows];
          const written = await readFile(path, 'utf8');
          const sheet = read(written.slice(1), { type: 'string', raw: true, FS: separator }).Sheets.Sheet1 ?? {};
          // SheetJS has ideas of its own about the ends of lines within a cell.
          const plain = (value: string) => value.replace(/[\r\n]+/g, '\n');
          all.forEach((row, r) => {
            row.forEach((value, c) => {
              const cell = sheet[utils.encode_cell({ r, c })];
              expect(cell?.f).toBeUndefined();
              expect(plain(String(cell?.v ?? ''))).toBe(plain(guard(value)));
            });
          });
          const own = await readTable(path, { separator, encoding: 'utf-8' });
          if (!own.ok) throw new Error(own.failure.code);
          const padded = texts(own.value.lines).map((line) => [...line, '', '', ''].slice(0, 3));
          expect(padded).toEqual(all.filter((row) => row.some((value) => value !== '')));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is told of, and lets the old file stand when it is cancelled', async () => {
    await writeFile(path, 'old');
    const cancel = new AbortController();
    const told: number[] = [];
    function* rows() {
      for (let row = 1; ; row += 1) {
        if (row === 20_000) cancel.abort();
        yield ['text', row];
      }
    }
    const onProgress = (done: number) => told.push(done);
    expect(await exportText(order(['text', 'number'], rows(), { signal: cancel.signal, onProgress }))).toMatchObject({
      ok: false,
      failure: { code: 'cancelled' },
    });
    expect(told.slice(0, 3)).toEqual([1000, 2000, 3000]);
    expect(await readdir(folder)).toEqual(['users.csv']);
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('waits for a slow disk instead of filling the memory', async () => {
    const cancel = new AbortController();
    let made = 0;
    function* rows() {
      for (;;) {
        made += 1;
        yield ['x'.repeat(1000)];
      }
    }
    const stuck = new Writable({ highWaterMark: 1, write: () => undefined });
    const writing = writeText(stuck, order(['text'], rows()), cancel.signal);
    let before = -1;
    const isStill = () => {
      const still = made > 0 && made === before;
      before = made;
      return still;
    };
    await expect.poll(isStill, { interval: 200, timeout: 20_000 }).toBe(true);
    expect(made * 1000).toBeLessThan(8 * 1024 * 1024);
    cancel.abort();
    await expect(writing).rejects.toThrow();
  });
});
