import { afterEach, describe, expect, it } from 'vitest';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { historyEntry } from './entriesForTests';
import {
  forgetHistory,
  historyListing,
  historyQuery,
  isSearching,
  pickedChanges,
  pickLine,
  searchHistory,
  showAllHistory,
  useHistory,
} from './history';

afterEach(forgetHistory);

describe('what the history is asked for', () => {
  const search = { person: ' ann ', who: null, column: null, batch: null, events: [], firstDay: '', lastDay: '' };

  it('has no condition that was not entered', () => {
    expect(historyQuery(search)).toEqual({
      person: 'ann',
      row: null,
      column: null,
      batchId: null,
      events: null,
      from: null,
      until: null,
    });
  });

  it('means one person by number as long as their name stands there', () => {
    const who = { row: 7, name: 'Ann' };
    expect(historyQuery({ ...search, person: 'Ann', who })).toMatchObject({ row: 7, person: '' });
    expect(historyQuery({ ...search, person: 'Anna', who })).toMatchObject({ row: null, person: 'Anna' });
  });

  it('includes all of the last day, in local time', () => {
    const { from, until } = historyQuery({ ...search, firstDay: '2026-03-31', lastDay: '2026-03-31' });
    expect(from).toBe(new Date(2026, 2, 31).getTime());
    expect(until).toBe(new Date(2026, 3, 1).getTime());
  });
});

describe('ticked lines', () => {
  const lines = [
    historyEntry({ id: 6, changeId: 60 }),
    historyEntry({ id: 5, changeId: 50, reversible: false, event: 'merged' }),
    historyEntry({ id: 4, changeId: 60 }),
    historyEntry({ id: 3, changeId: 30, batchId: 'b2', batchLabel: { key: 'batch.clear', params: {} } }),
    historyEntry({ id: 2, changeId: 20, kind: 'delete', column: '' }),
  ];

  async function list() {
    const asked: string[] = [];
    const { port } = startEngine({
      'history.list': ({ query }) => {
        asked.push(query.person);
        return succeeded({ entries: lines, total: lines.length });
      },
    });
    engine.connect(port);
    await searchHistory('acme', { person: 'ann' });
    return asked;
  }

  const picked = () => pickedChanges(useHistory.getState().picked, historyListing.use.getState().entries ?? []);

  it('stand for the changes they tell of, each once, and only what can be reversed', async () => {
    expect(await list()).toEqual(['ann']);
    pickLine(6, true, false);
    pickLine(3, true, true);
    expect(useHistory.getState().picked).toEqual(new Set([6, 4, 3]));
    expect(picked()).toEqual({ changes: [60, 30], label: null, deletions: 0 });
  });

  it('of one batch alone carry its name', async () => {
    await list();
    pickLine(3, true, false);
    expect(picked()).toEqual({ changes: [30], label: { key: 'batch.clear', params: {} }, deletions: 0 });
  });

  it('tell how many of them would create somebody again', async () => {
    await list();
    pickLine(2, true, false);
    pickLine(6, true, false);
    expect(picked()).toMatchObject({ changes: [60, 20], deletions: 1 });
  });

  it('are forgotten with the search', async () => {
    await list();
    pickLine(3, true, false);
    expect(isSearching(useHistory.getState().search)).toBe(true);
    await showAllHistory('acme');
    expect(useHistory.getState().picked.size).toBe(0);
    expect(isSearching(useHistory.getState().search)).toBe(false);
  });
});
