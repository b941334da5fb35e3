/** Workbooks that say of themselves what cannot be. */
import { describe, expect, it } from 'vitest';
import {
  editingKeys,
  editingPlan,
  editingScene,
  exportedWorkbook,
  type Grid,
  put,
  resaved,
  textCell,
} from '../../../tests/support/editing-workbook';
import { cellsByColumn, importingFile } from '../../../tests/support/import-scene';
import { shown } from '../../../tests/support/queue';
import { user } from '../../../tests/support/tenant-model';

describe('a workbook that cannot be what it says', () => {
  const failing = async (change: (own: Grid) => void) => {
    const { store, columns } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, columns), ({ muster = [] }) => change(muster));
    return importingFile(store, path, editingPlan);
  };

  it('is refused from another tenant, and from a later version', async () => {
    const { store } = await editingScene();
    const elsewhere = await exportedWorkbook(store, editingKeys, [], {
      id: 'desk-8',
      url: 'https://other.example/scim',
    });
    await expect(importingFile(store, elsewhere, editingPlan)).rejects.toThrow('workbook-elsewhere');
    const moved = await exportedWorkbook(store, editingKeys, [], { id: 'desk-7', url: 'https://other.example/scim' });
    expect((await importingFile(store, moved, editingPlan)).summary().counts.unchanged).toBe(3);
    await expect(failing((own) => own[0]?.splice(1, 1, textCell('2')))).rejects.toThrow('workbook-newer');
  });

  it.each<[string, (own: Grid) => void]>([
    ['no version', (own) => own[0]?.splice(1, 1, textCell('1.5'))],
    ['another mark', (own) => own[0]?.splice(0, 1, textCell('no mark'))],
    ['a sheet of no kind', (own) => own.splice(1, 0, ['sheet', 'guests', 'People'].map(textCell))],
    ['a column of no sheet', (own) => own.splice(1, 0, ['column', 'title', '', 'H title'].map(textCell))],
    ['a text that is none', (own) => own.splice(1, 0, ['sheet', 'people', 'x'.repeat(20_000)].map(textCell))],
    ['too many columns', (own) => own.splice(2, 0, ...Array(50_000).fill(['column', 'title', '', 'x'].map(textCell)))],
  ])('is read like any other with %s', async (_, change) => {
    const back = await failing(change);
    expect(back.read.table).toMatchObject({ exported: null, parts: [{ name: 'People' }] });
  });

  it.each<[string, (grids: Record<string, Grid>) => void]>([
    ['fingerprints of another length', ({ People }) => put(People, 'ann', 'muster:prints', 'abc')],
    ['no fingerprints', ({ People }) => put(People, 'ann', 'muster:prints', null)],
  ])('is judged by what it says, with %s', async (_, change) => {
    const { store, columns } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, columns), (grids) => {
      change(grids);
      put(grids.People, 'ann', 'H title', 'Boss');
    });
    shown(store, user('ann', { title: 'Chair' }));
    const cells = cellsByColumn((await importingFile(store, path, editingPlan)).line(2));
    expect(cells.title).toMatchObject({ state: 'changed', from: 'Chair', to: 'Boss' });
  });

  it('names nobody twice unnoticed, and takes no id of somebody else', async () => {
    const { store, columns } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, columns), ({ People }) => {
      put(People, 'ann', 'muster:id', 'bob');
    });
    const back = await importingFile(store, path, editingPlan);
    expect(back.lines('invalid')).toMatchObject([
      { line: 3, failure: { code: 'line-twice', params: { other: 'People!2' } } },
    ]);
  });

  it('asks for nothing with the fingerprints of somebody else, and creates nobody by an id that was made up', async () => {
    const { store, columns } = await editingScene();
    const exported = await exportedWorkbook(store, editingKeys, columns);
    const swapped = resaved(exported, ({ People = [] }) => {
      const [, ann = [], bob = []] = People;
      const place = ann.length - 1;
      [ann[place], bob[place]] = [bob[place] ?? null, ann[place] ?? null];
    });
    const back = await importingFile(store, swapped, editingPlan);
    expect(back.summary()).toMatchObject({ counts: { changed: 0, invalid: 0, outdated: 0 }, cells: 0 });

    const invented = resaved(exported, ({ People }) => {
      put(People, 'ann', 'muster:id', 'nobody');
      put(People, 'nobody', 'H userName', 'somebody.new');
    });
    const other = await importingFile(store, invented, editingPlan);
    expect(other.summary()).toMatchObject({ counts: { new: 0, changed: 0, unknown: 1 } });
    expect(await other.apply()).toMatchObject({ created: 0, changed: 0 });
  });

  it('counts nobody as missing whom it only says to have held', async () => {
    const { store, columns } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, columns), ({ muster }) => {
      for (let n = 0; n < 20_000; n += 1) muster?.push(['exported', `made-up-${n}`].map(textCell));
    });
    const back = await importingFile(store, path, editingPlan);
    expect(back.summary()).toMatchObject({ counts: { unchanged: 6 }, absent: 0 });
  });

  it('is read as the sheet that is asked for', async () => {
    const { store, columns } = await editingScene();
    const path = await exportedWorkbook(store, editingKeys, columns);
    const help = await importingFile(store, path, { ...editingPlan, targets: [] }, { sheet: 1 });
    expect(help.read.table).toMatchObject({ exported: null, format: { sheet: 1 } });
    const all = await importingFile(store, path, editingPlan, { sheet: 0, headerLine: 1 });
    expect(all.read.table.exported).not.toBeNull();
  });
});
