import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import ExcelJS, { type DataValidation, type Worksheet } from 'exceljs';
import { expect, test } from 'vitest';
import { everyone, groupColumn } from '../../preload/contract';
import { enlist, group, invite, person } from '../../tests/support/queue';
import { readTable, texts } from '../../tests/support/tables';
import { fleet, openStore, temporaryFolder } from '../../tests/support/tenant-model';
import { type ExportRequest, exportView } from './export-view';
import type { Store } from './mirror/store';
import { orderedIds } from './mirror/view';
import { essenceOf, fingerprint } from './workbook/fingerprint';
import { idHeader, ownMark, printsHeader } from './workbook/own-workbook';

const time = Date.UTC(2026, 0, 31, 9, 30);
const environment = {
  now: () => time,
  fetch,
  wait: (milliseconds: number) => wait(milliseconds),
  random: Math.random,
  uuid: () => crypto.randomUUID(),
  author: 'Ada Admin',
  log: () => {},
};
const refusals = { title: 'Muster', fixed: 'Le locataire la fixe.', choice: 'Choisissez dans la liste.' };

/** Ann and Bob, who is in a group, and somebody whom the tenant does not know yet. */
async function scene() {
  const store = await openStore();
  const cranes = group(store, 'cranes', []);
  person(store, 'ann', { title: '=1+1', [fleet]: { access: 'full', number: 17 } });
  const bob = person(store, 'bob', { active: false, [fleet]: { access: 'none', number: 18 } });
  enlist(store, cranes, bob);
  invite(store);
  return { store, cranes };
}

async function written(store: Store, keys: string[], part: Partial<ExportRequest>) {
  const view = { store, keys, ids: orderedIds(store, everyone) };
  const path = join(temporaryFolder(), 'people.xlsx');
  const exported = await exportView(
    environment,
    view,
    {
      path,
      jobId: crypto.randomUUID(),
      tenant: { id: 'desk-7', url: 'https://tenant.example/scim' },
      headers: keys.map((key) => `H ${key}`),
      sheetName: 'Personnes',
      words: { yes: 'Oui', no: 'Non', activationPending: 'Activation en attente' },
      choices: { [`${fleet}:access`]: { full: 'Complet', none: 'Aucun, rien' } },
      editing: {
        help: { sheetName: 'Aide', lines: ['Que faire', '=ceci'] },
        newcomers: { sheetName: 'Nouveaux' },
        matrix: null,
        refusals,
      },
      signal: new AbortController().signal,
      ...part,
    },
    () => undefined,
  );
  expect(exported).toMatchObject({ ok: true, value: { rows: 3 } });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return { path, workbook };
}

/** Reads a sheet as an import does: texts, line by line. */
async function linesOf(path: string, sheet: number): Promise<string[][]> {
  const table = await readTable(path, { sheet });
  if (!table.ok) throw new Error(table.failure.code);
  return texts(table.value.lines);
}

function rulesOf(sheet: Worksheet | undefined): Record<string, DataValidation> {
  return (sheet as unknown as { dataValidations: { model: Record<string, DataValidation> } }).dataValidations.model;
}

const print = (value: Parameters<typeof essenceOf>[0]) => fingerprint(essenceOf(value, 'text'));
const keys = ['userName', 'title', 'active', `${fleet}:access`, `${fleet}:number`, `${fleet}:origin`];

test('people stand with their ids and the fingerprints of what they hold, hidden behind the last column', async () => {
  const { store } = await scene();
  const { path, workbook } = await written(store, keys, {});
  const [header, ann, bob, ...others] = await linesOf(path, 0);
  expect(header).toEqual([...keys.map((key) => `H ${key}`), idHeader, printsHeader]);
  const annPrints = ['user-ann', '=1+1', true, 'full', 17, null].map(print).join('');
  expect(ann).toEqual(['user-ann', '=1+1', 'Oui', 'Complet', '17', '', 'ann', annPrints]);
  expect(bob?.slice(0, 7)).toEqual(['user-bob', '', 'Non', 'Aucun, rien', '18', '', 'bob']);
  // Somebody who is still to be created has no id.
  expect(others.map((line) => [line[0], line[6]])).toEqual([['new.one', '']]);
  const hidden = [1, 6, 7, 8].map((column) => workbook.getWorksheet('Personnes')?.getColumn(column).hidden);
  expect(hidden).toEqual([false, false, true, true]);
});

test('cells are chosen from what the tenant takes, and what it sets refuses to be typed into', async () => {
  const { store } = await scene();
  const { workbook } = await written(store, keys, {});
  const rules = rulesOf(workbook.getWorksheet('Personnes'));
  expect(rules).not.toHaveProperty('A2');
  expect(rules).not.toHaveProperty('B2');
  expect(rules.C4).toMatchObject({ type: 'list', formulae: ['"Oui,Non"'], error: refusals.choice });
  expect(rules.D2).toMatchObject({ type: 'list', formulae: ["'muster-values'!$A$1:$A$3"] });
  for (const place of ['E2', 'F4']) {
    expect(rules[place]).toMatchObject({ type: 'custom', formulae: ['FALSE'], error: refusals.fixed });
  }
  expect(rules).not.toHaveProperty('G2');
  const values = workbook.getWorksheet('muster-values');
  expect(values?.state).toBe('hidden');
  expect([1, 2, 3].map((row) => values?.getCell(row, 1).value)).toEqual(['Complet', 'assigned', 'Aucun, rien']);
});

test('roles are chosen from those that the tenant describes', async () => {
  const { store } = await scene();
  const role = (value: string) => ({ value, names: {}, descriptions: {}, permissions: [] });
  const attribute = store.model.byKey.get('title');
  if (!attribute) throw new Error('no title');
  store.model.byKey.set('roles', { ...attribute, key: 'roles' });
  store.model.admin.roles = [role('boss'), role('guest')];
  const { workbook } = await written(store, ['roles'], { choices: { roles: { boss: 'Responsable' } } });
  store.model.admin.roles = [];
  expect(rulesOf(workbook.getWorksheet('Personnes')).A2).toMatchObject({ formulae: ['"Responsable,guest"'] });
});

test('newcomers have room for what may be given of them, and a sheet of help is text', async () => {
  const { store } = await scene();
  const { path, workbook } = await written(store, keys, {});
  expect(workbook.worksheets.map(({ name }) => name)).toEqual([
    'Personnes',
    'Aide',
    'Nouveaux',
    'muster',
    'muster-values',
  ]);
  expect(await linesOf(path, 1)).toEqual([['Que faire'], ['=ceci']]);
  expect(workbook.getWorksheet('Aide')?.getCell('A2').formula).toBeUndefined();
  // The tenant counts for itself; what is immutable may still be given.
  const given = ['userName', 'title', 'active', `${fleet}:access`, `${fleet}:origin`];
  expect(await linesOf(path, 2)).toEqual([given.map((key) => `H ${key}`)]);
  const rules = rulesOf(workbook.getWorksheet('Nouveaux'));
  expect(rules.C1001).toMatchObject({ type: 'list', formulae: ['"Oui,Non"'] });
  expect(rules).not.toHaveProperty('C1002');
  expect(rules).not.toHaveProperty('E2');
});

test('a matrix has people by groups and rights: a tick or nothing', async () => {
  const { store, cranes } = await scene();
  const key = groupColumn(cranes);
  const matrix = { sheetName: 'Groupes', columns: [key, `${fleet}:access`], headers: ['Grues', 'Accès'] };
  const help = { sheetName: 'Aide', lines: [] };
  const editing = { help, newcomers: { sheetName: 'Nouveaux' }, matrix, refusals };
  const { path, workbook } = await written(store, [...keys, key], { editing });
  const [header, ann, bob] = await linesOf(path, 3);
  expect(header).toEqual(['H userName', 'Grues', 'Accès', idHeader, printsHeader]);
  expect(ann).toEqual(['user-ann', '', 'Complet', 'ann', ['user-ann', false, 'full'].map(print).join('')]);
  expect(bob).toEqual(['user-bob', 'Oui', 'Aucun, rien', 'bob', ['user-bob', true, 'none'].map(print).join('')]);
  const rules = rulesOf(workbook.getWorksheet('Groupes'));
  expect(rules.A2).toMatchObject({ type: 'custom' });
  expect(rules.B2).toMatchObject({ type: 'list', formulae: ['"Oui"'] });
  expect(rules.C2).toMatchObject({ type: 'list' });
  // Among people a group is a column like any other.
  expect((await linesOf(path, 0)).map((line) => line[6])).toEqual([`H ${key}`, 'Non', 'Oui', 'Non']);
});

test('a sheet that no program shows tells whose it is, when it was written, and what stands where', async () => {
  const { store, cranes } = await scene();
  const key = groupColumn(cranes);
  const matrix = { sheetName: 'Personnes', columns: [key], headers: ['Grues'] };
  const help = { sheetName: 'Aide', lines: [] };
  const editing = { help, newcomers: { sheetName: 'Nouveaux' }, matrix, refusals };
  const { path, workbook } = await written(store, ['userName', 'nobody:has:this', `${fleet}:number`], { editing });
  expect(workbook.getWorksheet('muster')?.state).toBe('veryHidden');
  const place = workbook.worksheets.findIndex(({ name }) => name === 'muster');
  const lines = (await linesOf(path, place)).map((line) => line.join('|'));
  expect(lines).toEqual([
    `${ownMark}|1|desk-7|https://tenant.example/scim|2026-01-31T09:30:00.000Z`,
    'sheet|people|Personnes',
    'column|userName||H userName',
    'column|||H nobody:has:this',
    `column|${fleet}:number||H ${fleet}:number`,
    'sheet|newcomers|Nouveaux',
    'column|userName||H userName',
    'sheet|matrix|Personnes 2',
    'column|||H userName',
    'column|group|cranes|Grues',
    'exported|ann',
    'exported|bob',
  ]);
});
