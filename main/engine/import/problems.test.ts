/** What is wrong with a file, as a workbook of its own. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as xlsx from 'xlsx';
import {
  editingKeys,
  editingPlan,
  editingScene,
  exportedWorkbook,
  put,
  resaved,
} from '../../../tests/support/editing-workbook';
import { type Given, importing, importingFile } from '../../../tests/support/import-scene';
import { person, shown } from '../../../tests/support/queue';
import { fleet, openStore, temporaryFolder, user } from '../../../tests/support/tenant-model';

describe('problems', () => {
  it('come back as the same workbook, marked and with the reason as a note, and can be imported again', async () => {
    const { store, columns } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, columns), ({ People, Matrix }) => {
      put(People, 'ann', `H ${fleet}:vehicles`, 'many');
      put(People, 'ann', 'H title', 'Boss');
      put(People, 'bob', 'H title', 'Clerk');
      put(Matrix, 'cyd', `M ${columns[0]}`, 'perhaps');
    });
    shown(store, user('bob', { title: 'Cook', active: false }));
    const back = await importingFile(store, path, editingPlan);
    const written = join(temporaryFolder(), 'problems.xlsx');
    expect(await back.problems(written)).toEqual({ lines: 3, left: 0 });
    const book = xlsx.read(written, { type: 'file', cellStyles: true });
    expect(book.SheetNames).toEqual(['People', 'Matrix', 'muster']);
    const { People = {}, Matrix = {} } = book.Sheets;
    expect([People.A2.v, People.B2.v, People.E2.v, People.B3.v, Matrix.A2.v]).toEqual([
      ...['user-ann', 'Boss', 'many', 'Clerk', 'user-cyd'],
    ]);
    expect(People.E2.c?.[0]?.t).toContain('because: not-number');
    expect(People.B3.c?.[0]?.t).toContain('because: cell-outdated');
    expect(Matrix.B2.c?.[0]?.t).toContain('because: not-boolean');
    expect(People.E2.s?.fgColor?.rgb).toBe('FFD9D6');
    expect(People.B2.c).toBeUndefined();

    const fixed = resaved(written, (grids) => put(grids.People, 'ann', `H ${fleet}:vehicles`, '5'));
    const again = await importingFile(store, fixed, editingPlan);
    expect(again.summary()).toMatchObject({ counts: { changed: 1, outdated: 1, invalid: 1 }, cells: 2, absent: 0 });
  });
});

it('problems of any other file are a workbook with the columns that it has', async () => {
  const store = await openStore();
  person(store, 'ann');
  const lines: Given[][] = [['id', '', `${fleet}:vehicles`, 'active']];
  lines.push(['ann', 'a note', '=many', { text: 'false', kind: 'boolean' }]);
  lines.push(['ann', '', { text: '5', kind: 'number' }, '']);
  const back = await importing(store, lines);
  back.fix(3, `${fleet}:vehicles`, 'few');
  await back.leaveOut([2]);
  await back.leaveOut([2], false);
  const written = join(temporaryFolder(), 'problems.xlsx');
  expect(await back.problems(written)).toEqual({ lines: 2, left: 0 });
  const { SheetNames, Sheets } = xlsx.read(written, { type: 'file', sheetStubs: false });
  expect(SheetNames).toEqual(['People']);
  const { People = {} } = Sheets;
  expect(xlsx.utils.sheet_to_json(People, { header: 1, defval: '' })).toEqual([
    ['id', '', `${fleet}:vehicles`, 'active'],
    ['ann', 'a note', '=many', false],
    ['ann', '', 'few', ''],
  ]);
  expect(People.C2.f).toBeUndefined();
  expect(People.A3.c?.[0]?.t).toContain('because: line-twice');
});
