/** Cells as spreadsheets make them of what an export has written. */
import { describe, expect, it } from 'vitest';
import { wholeNameTarget } from '../../../preload/contract';
import { cellsByColumn, importing } from '../../../tests/support/import-scene';
import { person } from '../../../tests/support/queue';
import { fleet, openStore } from '../../../tests/support/tenant-model';
import { longestText } from '../workbook/cells';
import type { FileCell } from '../workbook/reading/table';
import { isMadeOf } from './remade';

/** What becomes of a title, where an empty cell empties. */
async function titled(title: string, cell: FileCell | null) {
  const store = await openStore();
  person(store, 'ann', { title });
  const scene = await importing(
    store,
    [
      ['id', 'title'],
      ['ann', cell],
    ],
    { clears: true },
  );
  return cellsByColumn(scene.line(2)).title;
}

const guarded = (text: string): FileCell => ({ text, kind: 'text', guarded: true });
const plain = (text: string): FileCell => ({ text, kind: 'text' });

describe('what looked like a formula', () => {
  it.each<[title: string, cell: FileCell]>([
    ['=1+1', guarded('=1+1')],
    ["'=1+1", guarded('=1+1')],
    ["'=1+1", plain("'=1+1")],
    ['+45 70', guarded('+45 70')],
  ])('is %j still in a cell of it with its guard, or its own apostrophe', async (title, cell) => {
    expect(await titled(title, cell)).toMatchObject({ state: 'same' });
  });

  it('is edited without its guard, and rid of an apostrophe that was its own', async () => {
    expect(await titled('=1+1', guarded('=2+2'))).toMatchObject({ state: 'changed', to: '=2+2' });
    expect(await titled("'=1+1", plain('=1+1'))).toMatchObject({ state: 'changed', to: '=1+1' });
  });

  it('tells who is meant in spite of its guard', async () => {
    const store = await openStore();
    const row = person(store, 'ann', { userName: '@ann', title: 'Chief' });
    const scene = await importing(store, [
      ['userName', 'title'],
      [guarded('@ann'), 'Boss'],
    ]);
    expect(scene.line(2)).toMatchObject({ row, verdict: 'changed' });
  });

  it('is a name like any other', async () => {
    const store = await openStore();
    person(store, 'ann', { name: { givenName: '-Ann', familyName: 'A' }, displayName: '-Ann A' });
    const scene = await importing(store, [
      ['id', wholeNameTarget],
      ['ann', guarded('-Ann A')],
    ]);
    expect(scene.summary().cells).toBe(0);
  });
});

describe('a value that a spreadsheet takes for another', () => {
  it.each([
    ['1e5', '100000', 'number'],
    ['12345678901234567890', '12345678901234600000', 'number'],
    ['.5', '0.5', 'number'],
    ['-5', '-5', 'number'],
    ['TRUE', 'true', 'boolean'],
    [9_007_199_254_740_991, '9007199254740990', 'number'],
  ] as const)('is %j still where it holds %j', (value, text, kind) => {
    expect(isMadeOf(value, { text, kind })).toBe(true);
  });

  it.each([
    // Zeros that are lost are asked about.
    ['007', '7', 'number'],
    ['1e5', '100001', 'number'],
    ['1e5', '100000', 'text'],
    ['TRUE', 'false', 'boolean'],
    ['TRUE', 'true', 'text'],
    ['', '0', 'number'],
    [7, '8', 'number'],
    [9_007_199_254_740_991, '9007199254740990', 'text'],
    [true, 'true', 'boolean'],
  ] as const)('is not %j where it holds %j as a %s', (value, text, kind) => {
    expect(isMadeOf(value, { text, kind })).toBe(false);
  });

  it('asks for nothing in a cell', async () => {
    expect(await titled('1e5', { text: '100000', kind: 'number' })).toMatchObject({ state: 'same' });
    const store = await openStore();
    person(store, 'ann', { [fleet]: { vehicles: 9_007_199_254_740_991 } });
    const cell: FileCell = { text: '9007199254740990', kind: 'number' };
    expect(
      (
        await importing(store, [
          ['id', `${fleet}:vehicles`],
          ['ann', cell],
        ])
      ).summary().cells,
    ).toBe(0);
  });
});

describe('a text', () => {
  it('of blanks alone is as good as empty', async () => {
    expect(await titled(' \u00a0', null)).toMatchObject({ state: 'silent' });
    expect(await titled('Chief', null)).toMatchObject({ state: 'changed', to: null });
  });

  it('that is longer than a cell is the same where it was cut, with an ellipsis or without', async () => {
    const long = 'word '.repeat(8_000);
    const cut = long.slice(0, longestText);
    expect(await titled(long, plain(cut))).toMatchObject({ state: 'same' });
    expect(await titled(long, plain(`${cut.slice(0, -1)}…`))).toMatchObject({ state: 'same' });
    expect(await titled(long, plain(cut.slice(0, 30_000)))).toMatchObject({ state: 'changed' });
    expect(await titled(long, plain(`x${cut.slice(1)}`))).toMatchObject({ state: 'changed' });
  });
});
