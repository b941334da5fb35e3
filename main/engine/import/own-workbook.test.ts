/** A workbook that was exported to be edited comes back: from another program, and with changes at the tenant meanwhile. */
import { describe, expect, it } from 'vitest';
import {
  accessKey,
  editingKeys,
  editingPlan,
  editingScene,
  exportedWorkbook,
  put,
  resaved,
  textCell,
} from '../../../tests/support/editing-workbook';
import { cellsByColumn, importingFile } from '../../../tests/support/import-scene';
import { enlist, invite, open, person, shown } from '../../../tests/support/queue';
import { fleet, user } from '../../../tests/support/tenant-model';
import { readRow } from '../mirror/view';
import { undo } from '../queue/undo';

describe('what was not edited', () => {
  it('asks for nothing, whatever program has saved it, in whatever order', async () => {
    const { store, columns } = await editingScene();
    invite(store);
    const path = await exportedWorkbook(store, editingKeys, columns);
    const shuffled = resaved(path, (grids) => {
      for (const name of ['People', 'Matrix']) {
        const [head = [], ...rows] = grids[name] ?? [];
        grids[name] = [head, ...rows.reverse()].map((cells) => [...cells].reverse());
      }
    });
    const shownToAll = resaved(path, (_, book) => {
      for (const sheet of book.Workbook?.Sheets ?? []) sheet.Hidden = 1;
    });
    for (const file of [path, resaved(path, () => {}), shuffled, shownToAll]) {
      const back = await importingFile(store, file, editingPlan);
      expect(back.summary()).toMatchObject({ counts: { unchanged: 7, changed: 0, invalid: 0, new: 0 }, absent: 0 });
      expect(back.read.table.exported).toEqual({ time: '2026-01-31T09:30:00.000Z', people: 3 });
      expect(await back.apply()).toMatchObject({ created: 0, changed: 0 });
    }
  });

  it('stays as it is at the tenant, where it has moved since', async () => {
    const { store, columns, bob, waiting } = await editingScene();
    const path = await exportedWorkbook(store, editingKeys, columns);
    shown(store, user('ann', { title: 'Chair', active: false }));
    enlist(store, columns.length > 0 ? Number(columns[0]?.split(':')[1]) : 0, bob, false);
    const before = waiting();
    const back = await importingFile(store, path, editingPlan);
    expect(back.summary()).toMatchObject({ counts: { unchanged: 6, outdated: 0 }, cells: 0 });
    const cells = cellsByColumn(back.line(2));
    expect(cells.title).toMatchObject({ state: 'kept', text: '007', from: 'Chair', to: 'Chair' });
    expect(cells.userName).toMatchObject({ state: 'same' });
    expect(back.summary().changes.find(({ column }) => column === 'title')).toMatchObject({ kept: 1 });
    await back.apply();
    expect(waiting()).toBe(before);
  });
});

describe('a deliberate edit', () => {
  it('is one change, of a person, of a tick, of what is emptied', async () => {
    const { store, ann, bob, cyd, columns, waiting } = await editingScene();
    const path = await exportedWorkbook(store, editingKeys, columns);
    const edited = resaved(path, ({ People, Matrix }) => {
      put(People, 'ann', 'H title', 'Boss');
      put(People, 'bob', `H ${fleet}:access`, 'Aucun');
      put(People, 'cyd', `H ${fleet}:access`, null);
      put(Matrix, 'ann', `M ${columns[1]}`, 'x');
      put(Matrix, 'bob', `M ${columns[0]}`, null);
    });
    const back = await importingFile(store, edited, editingPlan);
    expect(back.summary()).toMatchObject({ counts: { changed: 5, unchanged: 1, invalid: 0 }, changing: 5, cells: 5 });
    expect(await back.apply()).toMatchObject({ created: 0, changed: 3, refused: [] });
    // Bob's leaving takes his joining back, which was waiting.
    expect(waiting()).toBe(3);
    expect(readRow(store.mirror, ann)).toMatchObject({ title: 'Boss' });
    expect(readRow(store.mirror, bob)?.[fleet]).toMatchObject({ access: 'none' });
    expect(readRow(store.mirror, cyd)?.[fleet] ?? {}).not.toHaveProperty('access');
    expect((await importingFile(store, edited, editingPlan)).summary().cells).toBe(0);
  });

  it('of what has moved at the tenant waits until it is settled', async () => {
    const { store, ann, columns } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, columns), ({ People }) => {
      put(People, 'ann', 'H title', 'Boss');
      put(People, 'ann', `H ${fleet}:vehicles`, '4');
      put(People, 'bob', 'H title', 'Clerk');
      put(People, 'cyd', 'H title', 'Same');
    });
    shown(store, user('ann', { title: 'Chair' }));
    shown(store, user('bob', { title: 'Cook', active: false }));
    shown(store, user('cyd', { title: 'Same' }));
    const back = await importingFile(store, path, editingPlan);
    expect(back.summary()).toMatchObject({ counts: { outdated: 2, changed: 0 }, changing: 1, cells: 1 });
    expect(cellsByColumn(back.line(2)).title).toMatchObject({
      ...{ state: 'outdated', from: 'Chair', to: 'Boss' },
      failure: { code: 'cell-outdated', params: { now: 'Chair' } },
    });
    expect(back.lines('outdated').map(({ line }) => line)).toEqual([2, 3]);
    await back.settle([2], true);
    await back.settle([3], false);
    expect(back.summary()).toMatchObject({
      counts: { outdated: 0, changed: 1 },
      cells: 2,
      settled: { mine: 1, theirs: 1 },
    });
    expect([2, 3, 4].map((line) => back.line(line).settled)).toEqual([true, false, null]);
    expect(cellsByColumn(back.line(3)).title).toMatchObject({ state: 'kept', to: 'Cook' });
    await back.settle([3], null);
    expect(back.summary()).toMatchObject({ counts: { outdated: 1, changed: 1 }, settled: { mine: 1, theirs: 0 } });
    expect(await back.apply()).toMatchObject({ changed: 1, refused: [] });
    expect(readRow(store.mirror, ann)).toMatchObject({ title: 'Boss' });
    const change = open(store).find(({ path, resourceId }) => path === 'title' && resourceId === ann);
    expect(change).toMatchObject({ was: 'Chair', value: 'Boss' });
  });

  it('is refused where it moves between the look and the word', async () => {
    const { store, columns } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, columns), ({ People }) => {
      put(People, 'ann', 'H title', 'Boss');
    });
    const back = await importingFile(store, path, editingPlan);
    shown(store, user('ann', { title: 'Chair' }));
    expect(await back.apply()).toMatchObject({
      changed: 0,
      refused: [{ line: 2, column: 'title', failure: { code: 'moved-since' } }],
    });
  });

  it('is asked about where zeros are gone, and is none if they are', async () => {
    const { store, columns } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, columns), ({ People }) =>
      put(People, 'ann', 'H title', '7'),
    );
    shown(store, user('ann', { title: 'Chair' }));
    const back = await importingFile(store, path, editingPlan);
    expect(back.summary()).toMatchObject({ zeros: [{ column: 'title', count: 1, from: '7', to: '007' }] });
    expect(await back.judge({ zeros: { title: true } })).toMatchObject({ counts: { unchanged: 6 } });
    expect(await back.judge({ zeros: { title: false } })).toMatchObject({ counts: { outdated: 1 } });
  });
});

describe('the sheets', () => {
  it('are one import: newcomers are created, and whoever stands on two sheets is not named twice', async () => {
    const { store, columns } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, columns), ({ Newcomers }) => {
      Newcomers?.push(['new', 'Temp', 'Oui'].map(textCell), ['user-ann', 'Twice'].map(textCell));
    });
    const back = await importingFile(store, path, editingPlan);
    expect(back.read.table.parts.map(({ name, lines }) => [name, lines])).toEqual([
      ['People', 3],
      ['Newcomers', 2],
      ['Matrix', 3],
    ]);
    expect(back.summary().counts).toMatchObject({ new: 1, invalid: 1, unchanged: 6 });
    expect(back.lines('invalid')).toMatchObject([
      { line: 2 ** 21 + 3, failure: { code: 'line-twice', params: { other: 'People!2' } } },
    ]);
    expect(cellsByColumn(back.line(2))[columns[0] ?? '']).toMatchObject({ state: 'elsewhere' });
    expect(cellsByColumn(back.line(2 ** 22 + 2))).toMatchObject({
      title: { state: 'elsewhere' },
      [columns[0] ?? '']: { state: 'same' },
    });
    expect(await back.apply()).toMatchObject({ created: 1, changed: 0 });
  });

  it('may have other names, and lack columns', async () => {
    const { store, columns } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, columns), (grids, book) => {
      put(grids.People, 'ann', 'H title', 'Boss');
      const head = grids.People?.[0] ?? [];
      const kept = ['H title', `H ${fleet}:number`, 'muster:id', 'muster:prints'];
      const places = kept.map((name) => head.findIndex((cell) => cell?.v === name));
      grids.People = (grids.People ?? []).map((cells) => places.map((place) => cells[place] ?? null));
      grids.Staff = grids.People;
      delete grids.People;
      book.SheetNames[0] = 'Staff';
      delete book.Sheets.People;
      grids.Matrix = [];
    });
    const back = await importingFile(store, path, editingPlan);
    expect(back.read.table.columns.map(({ target }) => target).slice(0, 2)).toEqual(['title', `${fleet}:number`]);
    expect(back.summary()).toMatchObject({ counts: { changed: 1, unchanged: 2 }, cells: 1 });
  });

  it('of which some columns were sorted without the others say so', async () => {
    const { store } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys), ({ People = [] }) => {
      const [, ann = [], bob = []] = People;
      People[1] = [...ann.slice(0, -2), ...bob.slice(-2)];
      People[2] = [...bob.slice(0, -2), ...ann.slice(-2)];
    });
    const back = await importingFile(store, path, editingPlan);
    expect(back.lines('invalid').map(({ failure }) => failure?.code)).toEqual(['line-ambiguous', 'line-ambiguous']);
    expect(await back.apply()).toMatchObject({ changed: 0 });
  });
});

describe('a right that stands on two sheets', () => {
  it('is changed by the one on which it was edited', async () => {
    const { store, ann, bob } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, ['active', accessKey]), ({ People, Matrix }) => {
      put(Matrix, 'ann', 'M active', null);
      put(People, 'bob', 'H active', 'Oui');
      put(Matrix, 'bob', `M ${accessKey}`, 'Aucun');
      put(People, 'bob', `H ${accessKey}`, 'Aucun');
    });
    const back = await importingFile(store, path, { ...editingPlan, clears: false });
    expect(back.summary()).toMatchObject({ counts: { changed: 3, invalid: 0 }, cells: 4 });
    expect(await back.apply()).toMatchObject({ changed: 2, refused: [] });
    expect([readRow(store.mirror, ann)?.active, readRow(store.mirror, bob)?.active]).toEqual([false, true]);
    expect(open(store).filter(({ kind }) => kind === 'set')).toHaveLength(3);
    expect((await importingFile(store, path, editingPlan)).summary().cells).toBe(0);
  });
});

describe('rows that are missing', () => {
  it('are people who can be deactivated with the same batch, and are taken back with it', async () => {
    const { store, ann, bob, cyd, columns, waiting } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, columns), (grids) => {
      const [head = [], , bobs = [], ...rest] = grids.People ?? [];
      // One line is deleted, one is emptied, and the inactive one is deleted too.
      grids.People = [head, bobs.map((cell, place) => (place < editingKeys.length ? null : cell)), ...rest];
      grids.People.pop();
    });
    person(store, 'dan');
    const back = await importingFile(store, path, editingPlan);
    expect(back.summary().absent).toBe(3);
    expect(back.absent()).toEqual([ann, bob, cyd]);
    expect(back.absent('user-CY')).toEqual([cyd]);
    const batchId = crypto.randomUUID();
    expect(await back.apply(batchId, [], () => {}, [cyd, 999])).toMatchObject({ deactivated: 1, notDeactivated: [] });
    expect(readRow(store.mirror, cyd)?.active).toBe(false);
    undo(store, batchId);
    expect(readRow(store.mirror, cyd)?.active).toBe(true);
    expect(waiting()).toBe(0);
    expect(await back.apply(crypto.randomUUID(), [], () => {}, [ann, bob, cyd])).toMatchObject({ deactivated: 2 });
    expect(readRow(store.mirror, ann)?.active).toBe(false);
  });

  it('are nobody where the sheet of the people is gone', async () => {
    const { store, columns } = await editingScene();
    const path = resaved(await exportedWorkbook(store, editingKeys, columns), (grids) => {
      grids.People = [];
    });
    expect((await importingFile(store, path, editingPlan)).summary().absent).toBe(0);
  });
});
