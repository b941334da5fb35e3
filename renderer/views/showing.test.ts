import i18next from 'i18next';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Column, everyone, type Query, type SavedView } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { flushLayout } from '../columns/layoutMemory';
import { startTexts } from '../i18n';
import { columnForTests } from '../invite/columnsForTests';
import { changeLayout, changeQuery, showPeople } from '../state/asking';
import { gridRow } from '../state/entriesForTests';
import { moved, resized, withColumns } from '../state/layout';
import { useToasts } from '../state/toasts';
import { showUsersOf, useUsers } from '../state/users';
import { useSavedViews } from './savedViews';
import { changeView, currentView, deleteView, openView, saveAsView, saveChanges } from './showing';

vi.hoisted(() => vi.stubGlobal('navigator', { languages: ['en'] }));
beforeAll(() => startTexts('en'));

const column = (key: string, shown = true) => columnForTests(key, { shown });

const viewOf = (part: Partial<SavedView>): SavedView => ({
  id: '7b2c7a8e-94a8-4b51-a7a0-0c2d1d3f1a11',
  name: 'Crew',
  query: { ...everyone, search: 'crew' },
  conditions: '[]',
  columns: [{ key: 'title', width: 99 }],
  frozen: 0,
  isDefault: false,
  ...part,
});

/** A tenant whose views and layout are kept for as long as the test lasts; it has no use for the filter `wrong`. */
function startTenant(given: { views?: SavedView[]; layout?: string; columns?: Column[] } = {}) {
  const kept = { views: given.views ?? [], layout: given.layout ?? null };
  const opened: { columns: string[]; query: Query }[] = [];
  const calls: string[] = [];
  const started = startEngine({
    'tenant.columns'() {
      calls.push('columns');
      return succeeded(given.columns ?? [column('userName'), column('title'), column('id', false)]);
    },
    'window.recall'() {
      calls.push('recall');
      return succeeded(kept.layout);
    },
    'window.keep'({ text }) {
      kept.layout = text;
      return succeeded(null);
    },
    'views.list'() {
      calls.push('views');
      return succeeded(kept.views.toSorted((one, other) => (one.name < other.name ? -1 : 1)));
    },
    'views.save'({ view }) {
      if (kept.views.some(({ id, name }) => id !== view.id && name === view.name)) return failed('view-taken');
      kept.views = [...kept.views.filter(({ id }) => id !== view.id), view];
      return succeeded(null);
    },
    'views.remove'({ id }) {
      kept.views = kept.views.filter((view) => view.id !== id);
      return succeeded(null);
    },
    'users.open'({ query, columns }) {
      calls.push('open');
      if (query.filter?.includes('wrong'))
        return failed('filter-invalid', { at: 0, expected: 'attribute', found: 'x' });
      opened.push({ query, columns });
      return succeeded({ viewId: opened.length, revision: 1, count: 1 });
    },
    'users.window': ({ start }) => succeeded({ revision: 1, start, rows: [gridRow({ cells: ['Ada'] })] }),
    'users.close': () => succeeded(null),
  });
  engine.connect(started.port);
  return { kept, opened, calls };
}

const shown = () => useUsers.getState().list;
const shownKeys = () => shown()?.columns.map(({ key }) => key);
const told = () => useToasts.getState().toasts.map(({ text }) => text);

beforeEach(async () => {
  startTenant();
  await showUsersOf(null);
  useToasts.setState({ toasts: [] });
  useSavedViews.setState({ tenantId: null, views: [] });
});

describe('the layout of a tenant', () => {
  it('is kept, and there again the next time, asked for together with the columns', async () => {
    const { kept } = startTenant();
    await showUsersOf('acme');
    changeLayout(resized(moved(useUsers.getState().layout, 'userName', 1), 'title', 240));
    await vi.waitFor(() => expect(shownKeys()).toEqual(['title', 'userName']));
    await flushLayout();
    const again = startTenant({ layout: kept.layout ?? '' });
    await showUsersOf('acme');
    expect(shownKeys()).toEqual(['title', 'userName']);
    expect(useUsers.getState().layout.columns[0]).toEqual({ key: 'title', width: 240 });
    expect(again.calls.slice(0, 3).toSorted()).toEqual(['columns', 'recall', 'views']);
    expect(again.calls.filter((call) => call === 'open')).toHaveLength(1);
  });

  it('is kept before another tenant is shown', async () => {
    const { kept } = startTenant();
    await showUsersOf('acme');
    for (const width of [100, 110, 120]) changeLayout(resized(useUsers.getState().layout, 'title', width));
    await showUsersOf('other');
    expect(kept.layout).toContain('120');
  });
});

describe('a saved view', () => {
  it('is what is shown first where it is the default, and everybody has the layout of before', async () => {
    const view = viewOf({ isDefault: true });
    const { opened } = startTenant({ views: [view] });
    await showUsersOf('acme');
    expect(opened).toEqual([{ query: view.query, columns: ['title'] }]);
    expect(currentView()?.name).toBe('Crew');
    showPeople({});
    await vi.waitFor(() => expect(shownKeys()).toEqual(['userName', 'title']));
    expect(currentView()).toBeNull();
    expect(shown()?.query).toEqual(everyone);
  });

  it('whose filter cannot be used leaves the list as it is, and says so', async () => {
    const wrong = viewOf({ conditions: JSON.stringify([{ kind: 'text', text: 'wrong' }]) });
    startTenant({ views: [wrong] });
    await showUsersOf('acme');
    const before = shown();
    await openView(wrong);
    expect(shown()).toBe(before);
    expect(useUsers.getState()).toMatchObject({ savedView: null, query: everyone, conditions: [] });
    expect(told()).toEqual([i18next.t('failure.filter-invalid.what')]);
  });

  it('that is the default and cannot be used gives way to everybody', async () => {
    const wrong = viewOf({ isDefault: true, conditions: JSON.stringify([{ kind: 'text', text: 'wrong' }]) });
    const { opened } = startTenant({ views: [wrong] });
    expect(await showUsersOf('acme')).toBeNull();
    expect(opened).toEqual([{ query: everyone, columns: ['userName', 'title'] }]);
    expect(told()).toEqual([i18next.t('failure.filter-invalid.what')]);
  });

  it('tells what the tenant does not have any more', async () => {
    const view = viewOf({ columns: [...viewOf({}).columns, { key: 'urn:x:User:badge', width: null }] });
    startTenant({ views: [view] });
    await showUsersOf('acme');
    await openView(view);
    expect(shownKeys()).toEqual(['title']);
    expect(told().join()).toContain('badge');
  });

  it('is made of the list as it is shown; its layout is its own', async () => {
    const { kept } = startTenant();
    await showUsersOf('acme');
    changeQuery({ search: 'ann', sort: [{ column: 'title', direction: 'descending' }] });
    expect(await saveAsView('Anns', false)).toBeNull();
    expect(kept.views).toMatchObject([{ name: 'Anns', query: { search: 'ann' }, frozen: 1 }]);
    changeLayout(withColumns(useUsers.getState().layout, ['title']));
    await flushLayout();
    expect(kept.layout).toBeNull();
    await saveChanges();
    expect(kept.views[0]?.columns).toEqual([{ key: 'title', width: null }]);
    showPeople({});
    expect(useUsers.getState().layout.columns).toHaveLength(2);
    expect(useUsers.getState().query.sort).toEqual([]);
  });

  it('cannot have the name of another one', async () => {
    startTenant({ views: [viewOf({})] });
    await showUsersOf('acme');
    expect(await saveAsView('Crew', false)).toMatchObject({ code: 'view-taken' });
    expect(currentView()).toBeNull();
  });

  it('is renamed, deleted, and brought back as it was shown', async () => {
    const { kept } = startTenant({ views: [viewOf({})] });
    await showUsersOf('acme');
    await openView(viewOf({}));
    await changeView(viewOf({}), { name: 'Staff' });
    expect(currentView()?.name).toBe('Staff');
    const [staff = viewOf({})] = kept.views;
    await deleteView(staff);
    expect(kept.views).toEqual([]);
    expect(useUsers.getState()).toMatchObject({ savedView: null, query: everyone });
    useToasts.getState().toasts.at(-1)?.action?.run();
    await vi.waitFor(() => expect(currentView()?.name).toBe('Staff'));
    await vi.waitFor(() => expect(shown()?.query.search).toBe('crew'));
  });
});
