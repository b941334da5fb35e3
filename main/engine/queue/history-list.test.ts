/** The history of one person. */
import { expect, it } from 'vitest';
import type { HistoryQuery } from '../../../preload/contract';
import { enlist, group, person, retitle } from '../../../tests/support/queue';
import { openStore } from '../../../tests/support/tenant-model';
import { countHistory, historyPage } from './history-list';

const everything: HistoryQuery = {
  person: '',
  row: null,
  column: null,
  batchId: null,
  events: null,
  from: null,
  until: null,
};

it('tells what was changed of them and which groups they joined or left, and nothing of anybody else', async () => {
  const store = await openStore();
  const [ada, ben] = [person(store, 'ada'), person(store, 'ben')];
  const editors = group(store, 'g', []);
  retitle(store, ada, 'Countess');
  retitle(store, ben, 'Duke');
  enlist(store, editors, ben);
  enlist(store, editors, ada);
  const of = (row: number) => historyPage(store, { ...everything, row }, null, 10);

  expect(of(ada).map(({ kind, to }) => [kind, to])).toEqual([
    ['add-member', of(ada)[0]?.to],
    ['set', 'Countess'],
  ]);
  expect(of(ben).map(({ to }) => to)).toContain('Duke');
  expect(of(editors).map(({ kind }) => kind)).toEqual(['add-member', 'add-member']);
  expect(countHistory(store, { ...everything, row: ada })).toBe(2);
  expect(countHistory(store, everything)).toBe(4);
});
