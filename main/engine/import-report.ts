/** What differs between a file of people and the tenant, as a workbook of three sheets: there, here, and on both sides. */
import type { CellValue, ImportedLine, Input, importCalls, Result } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import type { Judgement } from './import/judging';
import { lineWords } from './import/part';
import { absentByName, absentPeople } from './import/people-named';
import { rowsOf, type Scratch } from './import/scratch';
import { differingStates, readLine, type StoredVerdict, sideCondition, verdictColumns } from './import/verdicts';
import type { Store } from './mirror/store';
import type { SheetValue } from './workbook/cells';
import type { SheetContent } from './workbook/content';

type Wanted = Input<typeof importCalls, 'import.report'>;
export type ReportOrder = Pick<Wanted, 'onlyThere' | 'onlyHere' | 'differing' | 'labels' | 'words' | 'choices'> & {
  path: string;
  now: () => number;
};

export interface Reported {
  onlyThere: number;
  onlyHere: number;
  differing: number;
}

const pieceSize = 200;

const differs: ReadonlySet<ImportedLine['cells'][number]['state']> = new Set(differingStates);

/** Fails as `exportWorkbook` does. */
export async function writeReport(
  store: Store,
  scratch: Scratch,
  judgement: Judgement,
  { path, now, ...order }: ReportOrder,
  signal: AbortSignal,
  onProgress: (rows: number, total: number) => void,
): Promise<Result<Reported>> {
  const counts: Reported = { onlyThere: 0, onlyHere: 0, differing: 0 };
  function* counted(sheet: keyof Reported, rows: Iterable<SheetValue[]>): Generator<SheetValue[]> {
    for (const row of rows) {
      counts[sheet] += 1;
      yield row;
    }
  }
  const contentOf = (sheet: keyof Reported, rows: Iterable<SheetValue[]>): SheetContent => ({
    ...order[sheet],
    columns: order[sheet].headers.map(() => ({ type: 'text' })),
    words: order.words,
    rows: counted(sheet, rows),
  });
  const absent = absentByName(store, scratch, judgement.parts, '');
  const { exportWorkbook } = await import('./workbook/export');
  const written = await exportWorkbook({
    ...contentOf('onlyThere', linesThere(scratch, judgement)),
    *further() {
      yield contentOf('onlyHere', peopleHere(store, absent));
      yield contentOf('differing', cellsApart(store, scratch, judgement, order));
    },
    ...{ path, signal, now, onProgress },
    total: absent.length,
  });
  return written.ok ? succeeded(counts) : written;
}

function* linesWhere(scratch: Scratch, condition: string, judgement: Judgement): Generator<ImportedLine> {
  const page = `select ${verdictColumns} from verdict where out = 0 and ${condition} and number > ? order by number limit ?`;
  for (let last = 0; ; ) {
    const lines = rowsOf<StoredVerdict>(scratch, page, last, pieceSize);
    const end = lines.at(-1);
    if (!end) return;
    last = end.number;
    for (const line of lines) yield readLine(line, judgement);
  }
}

/** As they stand in the file. */
function* linesThere(scratch: Scratch, judgement: Judgement): Generator<SheetValue[]> {
  for (const { cells } of linesWhere(scratch, sideCondition['only-there'], judgement))
    yield cells.map(({ text }) => text);
}

function* peopleHere(store: Store, rows: Uint32Array): Generator<SheetValue[]> {
  for (let start = 0; start < rows.length; start += pieceSize) {
    for (const { name, userName } of absentPeople(store, rows.subarray(start, start + pieceSize))) {
      yield [name, userName];
    }
  }
}

/** One row for each cell in which the two sides differ. */
function* cellsApart(
  { model }: Store,
  scratch: Scratch,
  judgement: Judgement,
  { labels, choices }: Pick<ReportOrder, 'labels' | 'choices'>,
): Generator<SheetValue[]> {
  const labelOf = new Map(Object.entries(labels));
  const worded = (column: string, value: CellValue): SheetValue => {
    if (typeof value !== 'string') return value;
    const word = Object.hasOwn(choices, column) ? choices[column]?.[value] : undefined;
    const isInstant = model.byKey.get(column)?.type === 'date' && /T.*(?:Z|[+-]\d\d:\d\d)$/.test(value);
    return isInstant ? new Date(value) : (word ?? value);
  };
  for (const { line, name, cells } of linesWhere(scratch, sideCondition.differing, judgement)) {
    const place = lineWords(judgement.parts, line);
    for (const { column, state, from, to, text } of cells) {
      if (!differs.has(state)) continue;
      const there = state === 'kept' || state === 'invalid' ? text : worded(column, to);
      yield [place, name, labelOf.get(column) ?? column, worded(column, from), there];
    }
  }
}
