/** A workbook exported to be edited, and what people do to one before they send it back. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as xlsx from 'xlsx';
import { exportView } from '../../main/engine/export-view';
import type { Store } from '../../main/engine/mirror/store';
import { orderedIds } from '../../main/engine/mirror/view';
import { everyone, groupColumn } from '../../preload/contract';
import { here } from './import-scene';
import { enlist, group, open, person } from './queue';
import { fleet, openStore, temporaryFolder } from './tenant-model';

export const environment = {
  now: () => Date.UTC(2026, 0, 31, 9, 30),
  fetch,
  wait: (milliseconds: number) => wait(milliseconds),
  random: Math.random,
  uuid: () => crypto.randomUUID(),
  author: 'Ada Admin',
  log: () => {},
};
export const words = { yes: 'Oui', no: 'Non', activationPending: 'Activation pending' };
export const choices = { [`${fleet}:access`]: { full: 'Complet', none: 'Aucun' } };
/** The same as the import takes them. */
export const planWords = {
  yes: ['yes', words.yes],
  no: ['no', words.no],
  choices: { [`${fleet}:access`]: { Complet: 'full', Aucun: 'none' } },
  activationPending: [words.activationPending],
};

/** Writes everybody; the headers are the keys with a mark before them. */
export async function exportedWorkbook(
  store: Store,
  keys: string[],
  groups: string[] = [],
  tenant = { id: here.tenantId, url: here.baseUrl },
): Promise<string> {
  const view = { store, keys, ids: orderedIds(store, everyone) };
  const path = join(temporaryFolder(), 'people.xlsx');
  const matrix = { sheetName: 'Matrix', columns: groups, headers: groups.map((key) => `M ${key}`) };
  const exported = await exportView(
    environment,
    view,
    {
      ...{ path, tenant, words, choices, jobId: crypto.randomUUID(), signal: new AbortController().signal },
      headers: keys.map((key) => `H ${key}`),
      sheetName: 'People',
      editing: {
        help: { sheetName: 'Help', lines: ['What may be done'] },
        newcomers: { sheetName: 'Newcomers' },
        matrix: groups.length > 0 ? matrix : null,
        refusals: { title: 'Muster', fixed: 'fixed', choice: 'choice' },
      },
    },
    () => undefined,
  );
  if (!exported.ok) throw new Error(exported.failure.code);
  return path;
}

type Cell = xlsx.CellObject | null;
/** A sheet as rows of cells, the header first. */
export type Grid = Cell[][];

/** Opens a workbook in another program, changes sheets of it there, and saves it under another name. */
export function resaved(path: string, change: (grids: Record<string, Grid>, book: xlsx.WorkBook) => void): string {
  const book = xlsx.read(path, { type: 'file', cellNF: true, cellDates: false });
  const grids = Object.fromEntries(book.SheetNames.map((name) => [name, gridOf(book.Sheets[name] ?? {})]));
  change(grids, book);
  for (const [name, grid] of Object.entries(grids)) book.Sheets[name] = sheetOf(grid);
  const again = join(temporaryFolder(), 'edited.xlsx');
  xlsx.writeFile(book, again);
  return again;
}

function gridOf(sheet: xlsx.WorkSheet): Grid {
  const range = xlsx.utils.decode_range(sheet['!ref'] ?? 'A1');
  return Array.from({ length: range.e.r + 1 }, (_, row) =>
    Array.from({ length: range.e.c + 1 }, (_, column) => {
      const cell = sheet[xlsx.utils.encode_cell({ r: row, c: column })] as xlsx.CellObject | undefined;
      return cell && cell.t !== 'z' ? cell : null;
    }),
  );
}

function sheetOf(grid: Grid): xlsx.WorkSheet {
  const sheet: xlsx.WorkSheet = {};
  let width = 1;
  grid.forEach((cells, row) => {
    width = Math.max(width, cells.length);
    cells.forEach((cell, column) => {
      if (cell) sheet[xlsx.utils.encode_cell({ r: row, c: column })] = cell;
    });
  });
  sheet['!ref'] = xlsx.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, grid.length - 1), c: width - 1 } });
  return sheet;
}

export const textCell = (text: string): xlsx.CellObject => ({ t: 's', v: text });

/** Puts a text into the cell of somebody, who is known by the hidden column of ids, under a header. */
export function put(grid: Grid | undefined, id: string, header: string, text: string | null): void {
  const head = grid?.[0] ?? [];
  const [ids, place] = ['muster:id', header].map((name) => head.findIndex((cell) => cell?.v === name));
  const row = grid?.find((cells) => cells[ids ?? -1]?.v === id);
  if (!row || place === undefined || place < 0) throw new Error(`no ${header} of ${id}`);
  row[place] = text === null ? null : textCell(text);
}

export const editingKeys = [
  'userName',
  'title',
  'active',
  `${fleet}:access`,
  `${fleet}:vehicles`,
  `${fleet}:since`,
  `${fleet}:number`,
];
export const accessKey = `${fleet}:access`;
export const editingPlan = { words: planWords, clears: true, match: ['userName'] };

/** Ann, Bob in a group, and Cyd; with a group of nobody. */
export async function editingScene() {
  const store = await openStore();
  const [cranes, docks] = [group(store, 'cranes', []), group(store, 'docks', [])];
  const since = '2024-03-31T01:30:00.250Z';
  const ann = person(store, 'ann', { title: '007', [fleet]: { access: 'full', vehicles: 3, since } });
  const bob = person(store, 'bob', { title: '=1+1', active: false });
  const cyd = person(store, 'cyd', { title: ' Chief ', [fleet]: { access: 'none' } });
  enlist(store, cranes, bob);
  const columns = [groupColumn(cranes), groupColumn(docks)];
  const before = open(store).length;
  return { store, cranes, docks, ann, bob, cyd, columns, waiting: () => open(store).length - before };
}
