import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { read } from 'xlsx';
import { everyone, groupColumn, type JobProgress } from '../../preload/contract';
import { readSheet } from '../../tests/e2e/support/workbook';
import { enlist, group, person } from '../../tests/support/queue';
import { fleet, openStore, temporaryFolder } from '../../tests/support/tenant-model';
import { type ExportRequest, exportView } from './export-view';
import { readHere } from './reading/reader';
import { newView, refreshView } from './views';

const environment = {
  now: Date.now,
  fetch,
  wait: (milliseconds: number) => wait(milliseconds),
  random: Math.random,
  uuid: () => crypto.randomUUID(),
  author: 'Ada Admin',
  log: () => {},
};
type Part = Partial<ExportRequest> & Pick<ExportRequest, 'headers'>;

/** Exports Ann and Bob; `more` is asked for by their numbers. */
async function exported(part: Part, rows = 2, more: (numbers: number[]) => Partial<ExportRequest> = () => ({})) {
  const store = await openStore();
  const cranes = group(store, 'cranes', []);
  const ann = person(store, 'ann');
  const bob = person(store, 'bob', { [fleet]: { access: 'none' } });
  enlist(store, cranes, bob);
  const view = newView(1, { store, reader: readHere(store) }, ['userName', groupColumn(cranes)], everyone);
  await refreshView(view);
  const path = join(temporaryFolder(), 'users.xlsx');
  const progress: JobProgress[] = [];
  const request = {
    path,
    jobId: crypto.randomUUID(),
    tenant: { id: 'a-tenant', url: 'https://tenant.example/scim' },
    sheetName: 'Users',
    words: { yes: 'Oui', no: 'Non', activationPending: 'Activation en attente' },
    choices: { [`${fleet}:access`]: { full: 'Complet' } },
    signal: new AbortController().signal,
    ...part,
    ...more([ann, bob]),
  };
  const result = await exportView(environment, view, request, (told) => progress.push(told));
  expect(result).toMatchObject({ ok: true, value: { rows } });
  expect(progress.at(-1)).toMatchObject({ state: 'finished', done: rows, total: rows });
  return path;
}

async function written(...asked: Parameters<typeof exported>) {
  const { header, rows } = readSheet(await exported(...asked));
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

test('an export of a selection has those who are meant, each once, in their order', async () => {
  const chosen = ([ann, bob]: number[]) => ({ people: [bob ?? 0, ann ?? 0, bob ?? 0] });
  const [, ...rows] = await written({ columns: ['userName'], headers: ['Nom'] }, 2, chosen);
  expect(rows).toEqual([['user-bob'], ['user-ann']]);
});

test('an export with separators has the same cells, and no further sheets', async () => {
  const columns = ['userName', `${fleet}:access`];
  const about = { sheetName: 'Origine', lines: [{ label: 'Personnes', value: { fill: 'rows' as const } }] };
  const path = await exported({ columns, headers: ['Nom', 'Accès'], separator: ';', about });
  expect(readFileSync(path, 'utf8')).toBe('\ufeffNom;Accès\r\nuser-ann;Complet\r\nuser-bob;none\r\n');
});

test('a second sheet tells where they come from', async () => {
  const lines = [
    { label: 'Locataire', value: '=Grues' },
    { label: 'Heure', value: { fill: 'time' as const } },
    { label: 'Personnes', value: { fill: 'rows' as const } },
  ];
  const path = await exported({ columns: ['userName'], headers: ['Nom'], about: { sheetName: 'Origine', lines } });
  const book = read(readFileSync(path), { cellNF: true, cellFormula: true });
  expect(book.SheetNames).toEqual(['Users', 'Origine']);
  const sheet = book.Sheets.Origine ?? {};
  expect(sheet).toMatchObject({ A1: { v: 'Locataire' }, B1: { t: 's', v: '=Grues' }, B3: { t: 'n', v: 2 } });
  expect(sheet.B2).toMatchObject({ t: 'n', z: 'yyyy-mm-dd hh:mm:ss' });
});
