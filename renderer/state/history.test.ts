import { afterEach, describe, expect, it } from 'vitest';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { historyEntry } from './entriesForTests';
import {
  forgetHistory,
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
  const search = { person: ' ann ', column: null, batch: null, events: [], firstDay: '', lastDay: '' };

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

  it('stand for the changes they tell of, each once, and only what can be reversed', async () => {
    expect(await list()).toEqual(['ann']);
    pickLine(6, true, false);
    pickLine(3, true, true);
    expect(useHistory.getState().picked).toEqual(new Set([6, 4, 3]));
    expect(pickedChanges()).toEqual({ changes: [60, 30], label: null });
  });

  it('of one batch alone carry its name', async () => {
    await list();
    pickLine(3, true, false);
    expect(pickedChanges()).toEqual({ changes: [30], label: { key: 'batch.clear', params: {} } });
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
