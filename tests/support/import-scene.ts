/** A file that is imported, without windows: what it holds is given as texts, and read from memory. */
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { onTestFinished } from 'vitest';
import { applyLines, type ImportAnswer } from '../../main/engine/import/apply';
import { type Judgement, judgeAll } from '../../main/engine/import/judging';
import { fixCell, leaveOut, listLines } from '../../main/engine/import/lines';
import { absentByName } from '../../main/engine/import/people-named';
import { type Prepared, prepareLines } from '../../main/engine/import/prepare';
import { listReasons, writeProblems } from '../../main/engine/import/problems';
import { type ReadTable, readTable } from '../../main/engine/import/read';
import { readFile } from '../../main/engine/import/read-file';
import { closeScratch, openScratch, type Scratch } from '../../main/engine/import/scratch';
import { settleLines } from '../../main/engine/import/settling';
import { summarise } from '../../main/engine/import/summary';
import type { Store } from '../../main/engine/mirror/store';
import { openTable } from '../../main/engine/workbook/reading/open';
import type { FileCell, FileLine, Table } from '../../main/engine/workbook/reading/table';
import type { ImportedLine, ImportFormat, ImportPlan, ImportSummary, Result, Verdict } from '../../preload/contract';
import { label } from './queue';

export type Given = string | FileCell | null;

export function success<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

/** A table of lines from 1 on, in pieces of two. */
export function tableOf(lines: readonly (readonly Given[])[]): Table {
  const cellOf = (given: Given): FileCell | null =>
    typeof given === 'string' ? (given === '' ? null : { text: given, kind: 'text' }) : given;
  const all = lines.map((cells, index): FileLine => ({ line: index + 1, cells: cells.map(cellOf) }));
  const filled = all.filter(({ cells }) => cells.some((cell) => cell !== null));
  return {
    kind: 'workbook',
    sheets: [{ name: 'People', hidden: false }],
    format: { sheet: 0, encoding: null, separator: null },
    bytesOf: () => lines.length,
    async *lines() {
      for (let start = 0; start < filled.length; start += 2) {
        yield { lines: filled.slice(start, start + 2), read: start };
      }
    },
    close: async () => {},
  };
}

export const unknownFormat = { sheet: null, headerLine: null, encoding: null, separator: null };
const words = { yes: ['yes', 'oui'], no: ['no', 'non'], choices: {}, activationPending: ['Activation pending'] };
export const plainPlan = { match: ['id', 'userName', 'emails'], creates: true, clears: false, zeros: {}, words };

export interface ImportScene {
  store: Store;
  scratch: Scratch;
  read: ReadTable;
  judge(plan?: Partial<ImportPlan>): Promise<ImportSummary>;
  summary(): ImportSummary;
  lines(verdict?: Verdict | null, search?: string): ImportedLine[];
  line(number: number): ImportedLine;
  fix(line: number, column: string, text: string): ImportedLine;
  leaveOut(lines: number[], out?: boolean): Promise<void>;
  settle(lines: number[], mine: boolean | null): Promise<void>;
  /** Rows of those whom the file does not name. */
  absent(search?: string): number[];
  /** Writes what is wrong into a workbook. */
  problems(path: string): Promise<{ lines: number; left: number }>;
  /** Finds out what the lines do that will be applied. */
  prepare(): Promise<void>;
  apply(
    batchId?: string,
    actions?: string[],
    onProgress?: (lines: number) => void,
    deactivate?: readonly number[],
    signal?: AbortSignal,
  ): Promise<ImportAnswer>;
}

/** Reads a table whose first line names the keys of the columns, and judges it. */
export async function importing(
  store: Store,
  lines: readonly (readonly Given[])[],
  given: Partial<ImportPlan> = {},
): Promise<ImportScene> {
  const scratch = scratchFor(store);
  const read = success(await readTable(scratch, tableOf(lines), { ...unknownFormat, headerLine: 1 }, never, () => {}));
  const targets = (lines[0] ?? []).map((key) => (typeof key === 'string' && key !== '' ? key : null));
  return judging(store, scratch, read, { targets, ...given });
}

export const here = { tenantId: 'desk-7', baseUrl: 'https://tenant.example/scim' };

/** Reads a file, and judges it by what it says that its columns stand for. */
export async function importingFile(
  store: Store,
  path: string,
  given: Partial<ImportPlan> = {},
  format: Partial<ImportFormat> = {},
): Promise<ImportScene> {
  const scratch = scratchFor(store);
  const at = { ...here, store };
  const read = await readFile(scratch, at, openTable, path, { ...unknownFormat, ...format }, never, () => {});
  const { columns } = success(read).table;
  const targets: ImportPlan['targets'] = [];
  for (const { index, target } of columns) targets[index] = target;
  return judging(store, scratch, success(read), { targets: Array.from(targets, (key) => key ?? null), ...given });
}

const never = new AbortController().signal;

function scratchFor(store: Store): Scratch {
  const scratch = openScratch(dirname(store.mirror.path), randomUUID());
  onTestFinished(() => closeScratch(scratch));
  return scratch;
}

async function judging(
  store: Store,
  scratch: Scratch,
  read: ReadTable,
  given: Partial<ImportPlan> & Pick<ImportPlan, 'targets'>,
): Promise<ImportScene> {
  let judgement: Judgement | null = null;
  let prepared: Prepared | null = null;
  const known = () => {
    if (!judgement) throw new Error('nothing was judged');
    return judgement;
  };
  const scene: ImportScene = {
    ...{ store, scratch, read },
    async judge(more = {}) {
      const plan = { ...plainPlan, ...given, ...more };
      judgement = success(await judgeAll(store, scratch, plan, read, never, () => {}));
      return scene.summary();
    },
    summary: () => summarise(store, scratch, known()),
    lines: (verdict = null, search = '') =>
      listLines(scratch, known(), { verdict, search, start: 0, count: 1_000 }).lines,
    line(number) {
      const found = scene.lines().find(({ line }) => line === number);
      if (!found) throw new Error(`there is no line ${number}`);
      return found;
    },
    fix: (line, column, text) => success(fixCell(store, scratch, known(), { line, column, text })),
    async leaveOut(numbers, out = true) {
      success(await leaveOut(scratch, { lines: numbers }, out));
    },
    async settle(numbers, mine) {
      const asked = { of: { lines: numbers }, mine };
      success(await settleLines(store, scratch, known(), asked, never, () => {}));
    },
    absent: (search = '') => [...absentByName(store, scratch, known().parts, search)],
    problems: async (path) => {
      const found = success(await listReasons(scratch, known()));
      const reasons = found.map((failure) => ({ failure, text: `because: ${failure.code}` }));
      const order = { path, reasons, sheetName: 'Problems', now: () => 0 };
      return success(await writeProblems(scratch, read, known(), order, never, () => {}));
    },
    async prepare() {
      prepared = success(await prepareLines(store, scratch, known(), {}, never, () => {}));
    },
    async apply(batchId = randomUUID(), actions = [], onProgress = () => {}, deactivate = [], signal = never) {
      const ready = prepared ?? success(await prepareLines(store, scratch, known(), {}, never, () => {}));
      const order = { batchId, label, actions, deactivate };
      return success(await applyLines(store, scratch, known(), ready, order, signal, onProgress));
    },
  };
  await scene.judge();
  return scene;
}

/** The cells of a line by column. */
export function cellsByColumn({ cells }: ImportedLine): Record<string, ImportedLine['cells'][number]> {
  return Object.fromEntries(cells.map((cell) => [cell.column, cell]));
}
