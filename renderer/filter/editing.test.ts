import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Query } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { startTexts } from '../i18n';
import { columnForTests } from '../invite/columnsForTests';
import { clearFilters } from '../state/asking';
import { gridRow } from '../state/entriesForTests';
import { useToasts } from '../state/toasts';
import { listCame, showUsersOf, useUsers } from '../state/users';
import {
  addReady,
  changeDraft,
  closeEditor,
  editCondition,
  editingOf,
  joinIntoText,
  openFilterFor,
  removeCondition,
  shownConditions,
  useFilterEditing,
  writeFilter,
} from './editing';

vi.hoisted(() => {
  vi.stubGlobal('navigator', { languages: ['en'] });
  vi.stubGlobal('document', { activeElement: null });
});
beforeAll(() => startTexts('en'));

const title = columnForTests('title', { label: 'Title' });

let asked: Query[] = [];

beforeEach(async () => {
  asked = [];
  const { port } = startEngine({
    'tenant.columns': () => succeeded([title]),
    'users.open'({ query }) {
      asked.push(query);
      return succeeded({ viewId: asked.length, revision: 1, count: 1 });
    },
    'users.window': ({ start }) => succeeded({ revision: 1, start, rows: [gridRow({ cells: ['x'] })] }),
    'users.close': () => succeeded(null),
    'window.recall': () => succeeded(null),
    'views.list': () => succeeded([]),
  });
  engine.connect(port);
  await showUsersOf('acme');
  useFilterEditing.setState({ editing: null, isMenuOpen: false, unfinished: '' });
  asked = [];
});

const state = () => {
  const { conditions } = useUsers.getState();
  const editing = editingOf(useFilterEditing.getState(), conditions);
  return { conditions, editing, shown: shownConditions(conditions, editing) };
};
const filters = async () => {
  await listCame();
  return asked.map(({ filter }) => filter);
};
const isTitle = (...values: string[]) => ({ kind: 'column', column: 'title', operator: 'is', values }) as const;
const draft = (...values: string[]) => ({ ...isTitle(), values });

describe('a condition that is edited', () => {
  it('goes into the list when it is filled in, out of it when it is not, and keeps its place', async () => {
    addReady({ kind: 'open', state: 'changed' });
    openFilterFor(title);
    expect(state().shown).toHaveLength(2);
    expect(state().conditions).toHaveLength(1);
    changeDraft(draft('Cook'));
    expect(state().conditions[1]).toEqual(isTitle('Cook'));
    changeDraft(draft('Cook', 'Chef'));
    changeDraft(draft());
    expect(state().conditions).toHaveLength(1);
    expect(state().shown).toHaveLength(2);
    changeDraft(draft('Chef'));
    closeEditor();
    expect(state()).toMatchObject({ editing: null, conditions: [{ kind: 'open' }, isTitle('Chef')] });
    const last = (await filters()).at(-1);
    expect(last).toBe('title eq "Chef"');
  });

  it('is forgotten where it was never filled in, and asks for no list', async () => {
    openFilterFor(title);
    closeEditor();
    openFilterFor({ ...title, key: 'group:7' });
    expect(state().shown).toEqual([]);
    expect(await filters()).toEqual([]);
  });

  it('waits while one types, and not when one leaves', async () => {
    openFilterFor(title);
    for (const text of ['C', 'Co', 'Coo']) {
      changeDraft({ kind: 'column', column: 'title', operator: 'contains', values: [text] }, true);
    }
    expect(state().conditions).toEqual([]);
    closeEditor();
    expect(await filters()).toEqual(['title co "Coo"']);
  });

  it('is over when the conditions become others', () => {
    openFilterFor(title);
    changeDraft(draft('Cook'));
    clearFilters();
    expect(state()).toMatchObject({ editing: null, shown: [] });
    changeDraft(draft('Chef'));
    expect(state().conditions).toEqual([]);
  });

  it('is the written one, where there is one already', () => {
    writeFilter();
    changeDraft({ kind: 'text', text: 'title pr' });
    closeEditor();
    addReady({ kind: 'open', state: 'conflict' });
    writeFilter();
    expect(state().editing).toMatchObject({ place: 0, isIn: true });
    closeEditor();
    removeCondition(0);
    expect(state().conditions).toEqual([{ kind: 'open', state: 'conflict' }]);
  });

  it('is refused where all of them together are too long, and stays as it was', () => {
    const texts = Array.from({ length: 30 }, (_, index) => `${index}`.repeat(900).slice(0, 990));
    openFilterFor(title);
    changeDraft(draft('Cook'));
    changeDraft(draft(...texts));
    expect(state().conditions).toEqual([isTitle('Cook')]);
    expect(useToasts.getState().toasts.at(-1)?.text).toBe('These filters are too long together.');
  });

  it('becomes one text with the others, but for what has none', async () => {
    openFilterFor(title);
    changeDraft(draft('Cook'));
    closeEditor();
    editCondition(0);
    addReady({ kind: 'open', state: 'rejected' });
    joinIntoText('title eq "Cook"');
    expect(state().conditions).toEqual([
      { kind: 'text', text: 'title eq "Cook"' },
      { kind: 'open', state: 'rejected' },
    ]);
  });
});
