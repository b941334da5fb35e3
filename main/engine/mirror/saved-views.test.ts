import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SavedView } from '../../../preload/contract';
import { openStore } from '../../../tests/support/tenant-model';
import type { Mirror } from './handle';
import { listViews, removeView, saveView } from './saved-views';

const view = (name: string, given: Partial<SavedView> = {}): SavedView => ({
  id: randomUUID(),
  name,
  query: { search: '', status: null, equal: [], group: null, filter: 'title pr', open: 'changed', sort: [] },
  conditions: null,
  columns: [{ key: 'title', width: null }],
  frozen: 0,
  isDefault: false,
  ...given,
});

const stored = (mirror: Mirror, id: string) =>
  JSON.parse(mirror.sqlite.prepare('select view from saved_view where id = ?').pluck().get(id) as string) as object;

describe('a saved view', () => {
  it('can be renamed and changed; a name is taken whatever its case', async () => {
    const { mirror } = await openStore();
    const [mine, other] = [view('Mine'), view('Équipe')];
    expect([saveView(mirror, mine), saveView(mirror, other)]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(saveView(mirror, { ...mine, name: 'éQUIPE' })).toMatchObject({ failure: { code: 'view-taken' } });
    expect(saveView(mirror, { ...mine, name: 'MINE', frozen: 2 })).toMatchObject({ ok: true });
    expect(saveView(mirror, { ...mine, name: 'Equipe' })).toMatchObject({ ok: true });
    expect(listViews(mirror).map(({ name, frozen }) => [name, frozen])).toEqual([
      ['Equipe', 0],
      ['Équipe', 0],
    ]);
    removeView(mirror, other.id);
    expect(listViews(mirror)).toHaveLength(1);
  });

  it('is the default one alone, and no longer when another is', async () => {
    const { mirror } = await openStore();
    const views = [view('a', { isDefault: true }), view('b', { isDefault: true }), view('c')];
    for (const one of views) saveView(mirror, one);
    const defaults = () => listViews(mirror).flatMap(({ name, isDefault }) => (isDefault ? [name] : []));
    expect(defaults()).toEqual(['b']);
    saveView(mirror, view('d', { isDefault: true }));
    expect(defaults()).toEqual(['d']);
    expect(saveView(mirror, view('A', { isDefault: true }))).toMatchObject({ ok: false });
    expect(defaults()).toEqual(['d']);
  });

  it('keeps what a later version added to it, and stays where it cannot be read', async () => {
    const { mirror } = await openStore();
    const known = view('Known');
    const put = mirror.sqlite.prepare('insert into saved_view (id, name_key, view) values (?, ?, ?)');
    put.run(known.id, 'known', JSON.stringify({ ...known, colour: 'red' }));
    const strange = randomUUID();
    put.run(strange, 'strange', JSON.stringify({ ...known, id: strange, query: { by: 'heart' } }));
    expect(listViews(mirror)).toEqual([known]);
    saveView(mirror, { ...known, frozen: 3 });
    expect(stored(mirror, known.id)).toMatchObject({ frozen: 3, colour: 'red' });
    expect(stored(mirror, strange)).toMatchObject({ query: { by: 'heart' } });
    expect(saveView(mirror, view('Strange'))).toMatchObject({ ok: false });
  });
});
