import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Given, success, tableOf, unknownFormat } from '../../../tests/support/import-scene';
import { temporaryFolder } from '../../../tests/support/tenant-model';
import { readTable } from './read';
import { closeScratch, openScratch, rowsOf } from './scratch';

function scratchFile() {
  const scratch = openScratch(temporaryFolder(), randomUUID());
  onTestFinished(() => closeScratch(scratch));
  return scratch;
}

async function reading(lines: Given[][], headerLine: number | null = null) {
  const scratch = scratchFile();
  const never = new AbortController().signal;
  const { table, bare } = success(
    await readTable(scratch, tableOf(lines), { ...unknownFormat, headerLine }, never, () => {}),
  );
  return { ...table, bare, numbers: rowsOf<{ number: number }>(scratch, 'select number from line order by number') };
}

const person = ['ann@example.com', 'Ann', '00123'];

describe('the header', () => {
  it.each<[string, Given[][], number]>([
    ['stands first', [['Email', 'Name', 'No.'], person], 1],
    ['stands below a title', [['Staff of May 2026', '', ''], [], ['Email', 'Name', 'No.'], person], 3],
    ['is missing', [person, ['Bob', 'Berg', 'x']], 0],
    [
      'is missing among numbers',
      [
        ['1', '2', '3'],
        ['4', '5', '6'],
      ],
      0,
    ],
    ['has no name twice', [['Name', 'Name', ''], ['Email', 'Phone', ''], person], 2],
    ['has no dates', [[{ text: '2026-01-01', kind: 'date' }, 'A', 'B'], ['Email', 'Name', 'No.'], person], 2],
  ])('%s', async (_how, lines, headerLine) => {
    expect((await reading(lines)).format.headerLine).toBe(headerLine);
  });
});

describe('a table', () => {
  it('is what stands below the header, with the columns in which anything stands', async () => {
    const read = await reading([
      ['Staff'],
      ['Email', '', 'No.'],
      ['a@x', ' ', '7'],
      [],
      ['b@x', '', '07'],
      ['a@x', '', ''],
    ]);
    expect(read).toMatchObject({ lines: 3, format: { headerLine: 2 } });
    expect(read.columns).toEqual([
      { index: 0, header: 'Email', samples: ['a@x', 'b@x'], target: null, part: 0 },
      { index: 2, header: 'No.', samples: ['7', '07'], target: null, part: 0 },
    ]);
    expect(read.top.map(({ line }) => line)).toEqual([1, 2, 3, 5, 6]);
    expect(read.numbers.map(({ number }) => number)).toEqual([3, 5, 6]);
    expect([...read.bare]).toEqual([2]);
  });

  it('has the header that was asked for, also far down', async () => {
    const lines = [...Array.from({ length: 15 }, (_, n) => [`note ${n}`, 'x']), ['Email', 'Name'], person];
    expect(await reading(lines, 16)).toMatchObject({
      lines: 1,
      columns: [{ header: 'Email' }, { header: 'Name' }, {}],
    });
    expect(await reading(lines, 0)).toMatchObject({ lines: 17, columns: [{ header: '' }, {}, {}] });
  });

  it('may be empty, or given up', async () => {
    const never = new AbortController().signal;
    const empty = await readTable(scratchFile(), tableOf([[]]), unknownFormat, never, () => {});
    expect(empty).toMatchObject({ failure: { code: 'sheet-empty' } });
    const given = await readTable(scratchFile(), tableOf([person]), unknownFormat, AbortSignal.abort(), () => {});
    expect(given).toMatchObject({ failure: { code: 'cancelled' } });
  });

  it('is for nobody else on this computer', () => {
    expect(statSync(scratchFile().path).mode & 0o777).toBe(0o600);
  });
});
