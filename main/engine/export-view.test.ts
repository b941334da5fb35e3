import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { groupColumn, type JobProgress } from '../../preload/contract';
import { readSheet } from '../../tests/e2e/support/workbook';
import { enlist, group, person } from '../../tests/support/queue';
import { fleet, openStore, temporaryFolder } from '../../tests/support/tenant-model';
import { type ExportRequest, exportView } from './export-view';
import { openView } from './views';

const environment = {
  now: Date.now,
  fetch,
  wait: (milliseconds: number) => wait(milliseconds),
  random: Math.random,
  uuid: () => crypto.randomUUID(),
  author: 'Ada Admin',
  log: () => {},
};
const everyone = { search: '', status: null, equal: [], group: null, filter: null, open: null, sort: [] };

async function written(part: Partial<ExportRequest> & Pick<ExportRequest, 'headers'>) {
  const store = await openStore();
  const cranes = group(store, 'cranes', []);
  person(store, 'ann');
  const bob = person(store, 'bob', { [fleet]: { access: 'none' } });
  enlist(store, cranes, bob);
  const view = openView(1, store, ['userName', groupColumn(cranes)], everyone);
  const path = join(temporaryFolder(), 'users.xlsx');
  const progress: JobProgress[] = [];
  const request = {
    path,
    jobId: crypto.randomUUID(),
    sheetName: 'Users',
    words: { yes: 'Oui', no: 'Non', activationPending: 'Activation en attente' },
    choices: { [`${fleet}:access`]: { full: 'Complet' } },
    signal: new AbortController().signal,
    ...part,
  };
  const exported = await exportView(environment, view, request, (told) => progress.push(told));
  expect(exported).toMatchObject({ ok: true, value: { rows: 2 } });
  expect(progress.at(-1)).toMatchObject({ state: 'finished', done: 2 });
  const { header, rows } = readSheet(path);
  return [header, ...rows.map((row) => row.map((cell) => cell?.v ?? null))];
}

test('an export of a list has its columns, the memberships of a group among them', async () => {
  expect(await written({ headers: ['Nom d’utilisateur', 'Grues'] })).toEqual([
    ['Nom d’utilisateur', 'Grues'],
    ['user-ann', 'Non'],
    ['user-bob', 'Oui'],
  ]);
});

test('an export of other columns has these, choices in words, and what the tenant lacks is empty', async () => {
  const columns = [`${fleet}:access`, 'nobody:has:this', 'userName'];
  expect(await written({ columns, headers: ['Accès', 'Rien', 'Nom'] })).toEqual([
    ['Accès', 'Rien', 'Nom'],
    ['Complet', null, 'user-ann'],
    ['none', null, 'user-bob'],
  ]);
});
