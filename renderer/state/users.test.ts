import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Column, Query } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { columnForTests } from '../invite/columnsForTests';
import { changeQuery, renewFace, showColumns, showPeople } from './asking';
import { gridRow } from './entriesForTests';
import { cycleSort } from './query';
import { type Face, holdView, renewColumns, showUsersOf, takeViewState, useUsers } from './users';

const column = (key: string, shown = true) => columnForTests(key, { shown });

const shownText = () => useUsers.getState().list?.pages.row(0)?.cells[0];

/** A tenant whose users are called after the search that found them. */
function startTenant(
  given: {
    beforeWindow?(viewId: number): void;
    delay?: (query: Query) => number;
    /** Gives the first rows along with the list. */
    isEager?: boolean;
  } = {},
) {
  const views = new Map<number, Query>();
  const opened: string[][] = [];
  const windows: string[][] = [];
  const cancelled: string[] = [];
  let columns = [column('userName'), column('title'), column('id', false)];
  let lastView = 0;
  const started = startEngine({
    'tenant.columns': () => succeeded(columns),
    async 'users.open'({ query, columns: keys, window, jobId = '' }) {
      await new Promise((resolve) => setTimeout(resolve, given.delay?.(query) ?? 0));
      if (cancelled.includes(jobId)) return failed('cancelled');
      lastView += 1;
      views.set(lastView, query);
      opened.push(keys);
      const state = { viewId: lastView, revision: 1, count: 2 };
      const rows = [gridRow({ cells: ['came along'] }), gridRow({ id: 2 })];
      return succeeded(given.isEager && window ? { ...state, first: { revision: 1, start: 0, rows } } : state);
    },
    'jobs.cancel'({ jobId }) {
      cancelled.push(jobId);
      return succeeded(null);
    },
    'users.window'({ viewId, start, columns: keys = [] }) {
      windows.push(keys);
      given.beforeWindow?.(viewId);
      const query = views.get(viewId);
      if (!query) return failed('unknown-view');
      const row = gridRow({ cells: [`found by ${query.search}`] });
      return succeeded({ revision: 1, start, rows: [row, { ...row, id: 2 }] });
    },
    'users.close'({ viewId }) {
      views.delete(viewId);
      return succeeded(null);
    },
  });
  engine.connect(started.port);
  return {
    ...started,
    views,
    opened,
    windows,
    cancelled,
    haveColumns: (next: Column[]) => {
      columns = next;
    },
  };
}

beforeEach(async () => {
  startTenant();
  await showUsersOf(null);
});

describe('the list of users', () => {
  it('comes as a whole, with its first rows and the columns that are usually shown', async () => {
    const { opened } = startTenant();
    await showUsersOf('acme');
    expect(shownText()).toBe('found by ');
    expect(opened).toEqual([['userName', 'title']]);
    expect(useUsers.getState()).toMatchObject({ prospect: null, failure: null });
  });

  it('comes with its first rows in one answer', async () => {
    const { windows } = startTenant({ isEager: true });
    await showUsersOf('acme');
    expect(shownText()).toBe('came along');
    expect(windows).toEqual([]);
    expect(useUsers.getState().list?.view).toEqual({ viewId: 1, revision: 1, count: 2 });
  });

  it('gives up what it was asked for before', async () => {
    const { cancelled, views } = startTenant({ delay: ({ search }) => (search === 'a' ? 15 : 0) });
    await showUsersOf('acme');
    changeQuery({ search: 'a' });
    changeQuery({ search: 'ab' });
    await vi.waitFor(() => expect(shownText()).toBe('found by ab'));
    expect(cancelled).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([...views.values()].map(({ search }) => search)).toEqual(['ab']);
  });

  it('stays the same view with other columns, or the same ones in another order', async () => {
    const tenant = startTenant();
    await showUsersOf('acme');
    showColumns(['userName', 'id']);
    await vi.waitFor(() => expect(useUsers.getState().list?.columns.map(({ key }) => key)).toEqual(['userName', 'id']));
    expect(tenant.windows.at(-1)).toEqual(['userName', 'id']);
    expect(tenant.opened).toHaveLength(1);
    expect(tenant.views.size).toBe(1);
    // Asked for together with another list, they come with that.
    changeQuery({ search: 'b' });
    showColumns(['userName']);
    await vi.waitFor(() => expect(shownText()).toBe('found by b'));
    expect(tenant.opened.at(-1)).toEqual(['userName']);
    await vi.waitFor(() => expect(tenant.views.size).toBe(1));
    // A view that the engine has forgotten is opened anew.
    tenant.views.clear();
    showColumns(['userName', 'title']);
    await vi.waitFor(() => expect(useUsers.getState().list?.columns).toHaveLength(2));
    expect(tenant.opened.at(-1)).toEqual(['userName', 'title']);
  });

  it('is the one that was asked for last, and no other view stays open', async () => {
    const { views } = startTenant({ delay: ({ search }) => (search === 'a' ? 15 : 0) });
    await showUsersOf('acme');
    changeQuery({ search: 'a' });
    changeQuery({ search: 'ab' });
    await vi.waitFor(() => expect(shownText()).toBe('found by ab'));
    await vi.waitFor(() => expect([...views.values()].map(({ search }) => search)).toEqual(['ab']));
  });

  it('knows of what changed while its first rows were on their way', async () => {
    const tenant = startTenant({
      beforeWindow: (viewId) => tenant.server.emit('users.changed', { viewId, revision: 2, count: 300 }),
    });
    const off = engine.on('users.changed', takeViewState);
    await showUsersOf('acme');
    off();
    expect(useUsers.getState().list?.view).toMatchObject({ revision: 2, count: 300 });
  });

  it('ignores what an older revision says', async () => {
    startTenant();
    await showUsersOf('acme');
    const { viewId } = useUsers.getState().list?.view ?? { viewId: 0 };
    takeViewState({ viewId, revision: 5, count: 9 });
    takeViewState({ viewId, revision: 4, count: 8 });
    expect(useUsers.getState().list?.view.count).toBe(9);
  });

  it('is opened anew when the tenant has other columns, keeping what the admin chose to see', async () => {
    const tenant = startTenant();
    await showUsersOf('acme');
    showColumns(['userName', 'id']);
    await vi.waitFor(() => expect(useUsers.getState().list?.columns.map(({ key }) => key)).toEqual(['userName', 'id']));
    await renewColumns();
    // Who is in it, and in which order, is known.
    expect(tenant.opened).toHaveLength(1);
    tenant.haveColumns([column('userName'), column('title'), column('id', false), column('town')]);
    await renewColumns();
    expect(tenant.opened.at(-1)).toEqual(['userName', 'id', 'town']);
  });

  it('never loses its last column', async () => {
    const tenant = startTenant();
    await showUsersOf('acme');
    showColumns([]);
    expect(useUsers.getState().layout.columns.map(({ key }) => key)).toEqual(['userName', 'title']);
    expect(tenant.opened).toHaveLength(1);
  });

  it('shows other people, in the order that was chosen if they have the column', async () => {
    const { views } = startTenant();
    await showUsersOf('acme');
    const asked = () => [...views.values()].at(-1);
    changeQuery({ search: 'ann', sort: [{ column: 'title', direction: 'descending' }] });
    showPeople({ group: 7 });
    await vi.waitFor(() =>
      expect(asked()).toMatchObject({ search: '', group: 7, sort: [{ column: 'title', direction: 'descending' }] }),
    );
    changeQuery({ sort: [{ column: 'group:7', direction: 'ascending' }] });
    showPeople({ equal: [{ column: 'roles', value: 'Admin' }] });
    await vi.waitFor(() => expect(asked()).toMatchObject({ group: null, sort: [] }));
    expect(useUsers.getState().query.equal).toEqual([{ column: 'roles', value: 'Admin' }]);
  });

  it('wears another face, anew only where its columns are other ones', async () => {
    const tenant = startTenant();
    await showUsersOf('acme');
    const face = (label: string): Face => ({
      kind: 'group',
      columns: (all) => [...all.slice(0, 1), { ...column('group:7'), label }],
    });
    showPeople({ group: 7 }, face('Member'));
    await vi.waitFor(() => expect(useUsers.getState().list?.face.kind).toBe('group'));
    expect(tenant.opened.at(-1)).toEqual(['userName', 'group:7']);
    const views = tenant.opened.length;
    renewFace(face('Member'));
    expect(tenant.opened).toHaveLength(views);
    renewFace(face('Membre'));
    await vi.waitFor(() => expect(useUsers.getState().list?.columns[1]?.label).toBe('Membre'));
    showPeople({});
    await vi.waitFor(() => expect(useUsers.getState().list?.face.kind).toBe('list'));
  });

  it('says why it cannot be shown', async () => {
    engine.connect(startEngine({ 'tenant.columns': () => failed('mirror-newer') }).port);
    await showUsersOf('acme');
    expect(useUsers.getState()).toMatchObject({ list: null, failure: { code: 'mirror-newer' } });
  });

  it('keeps a view open for as long as an export reads from it', async () => {
    const { views } = startTenant();
    await showUsersOf('acme');
    const { viewId } = useUsers.getState().list?.view ?? { viewId: 0 };
    await holdView(viewId, async () => {
      changeQuery({ search: 'other' });
      await vi.waitFor(() => expect(shownText()).toBe('found by other'));
      expect(views.has(viewId)).toBe(true);
    });
    expect(views.has(viewId)).toBe(false);
  });
});

describe('a click on a column’s header', () => {
  it('sorts ascending, then descending, then not at all', () => {
    const first = cycleSort([], 'userName');
    expect(first).toEqual([{ column: 'userName', direction: 'ascending' }]);
    const second = cycleSort(first, 'userName');
    expect(second).toEqual([{ column: 'userName', direction: 'descending' }]);
    expect(cycleSort(second, 'userName')).toEqual([]);
  });

  it('begins anew on another column', () => {
    expect(cycleSort([{ column: 'userName', direction: 'descending' }], 'title')).toEqual([
      { column: 'title', direction: 'ascending' },
    ]);
  });
});
