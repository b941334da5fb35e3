/** The lines of the preview: which are asked for, and those that are here. */
import { create } from 'zustand';
import { type ImportedLine, type ImportSummary, type Result, Verdict } from '../../preload/contract';
import { type Failure, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { createPages, firstRows, type Pages } from '../grid/pages';
import { reportFault } from '../state/toasts';
import { tellFailure, useImporting } from './importing';

/** What lines can be filtered by. */
export const filters = ['all', ...Verdict.options, 'left-out'] as const;
export type Filter = (typeof filters)[number];

/** Lines that are on the screen: they change as a whole, when the first of them are here. */
export interface LineList {
  pages: Pages<ImportedLine>;
  total: number;
}

interface LinesState {
  filter: Filter;
  search: string;
  /** Whether columns in which nothing changes are hidden. */
  onlyChanging: boolean;
  list: LineList | null;
}

const nothing: LinesState = { filter: 'all', search: '', onlyChanging: false, list: null };

export const useLines = create<LinesState>()(() => nothing);

let attempt = 0;

type Answer = Result<{ total: number; lines: ImportedLine[] }>;

function ask(start: number, count: number): Promise<Answer> {
  const { filter, search } = useLines.getState();
  const { tenantId, importId, purpose } = useImporting.getState();
  return engine.call('import.lines', {
    tenantId: tenantId ?? '',
    importId,
    ...(purpose === 'compare' && { side: 'only-there' }),
    verdict: filter === 'all' || filter === 'left-out' ? null : filter,
    ...(filter === 'left-out' && { leftOut: true }),
    search: search.trim(),
    start,
    count,
  });
}

/** Brings the lines that are asked for on the screen, from the first one on. */
async function openLines(): Promise<void> {
  attempt += 1;
  const mine = attempt;
  const { importId } = useImporting.getState();
  const onFailure = (failure: Failure) => tellFailure(failure, importId);
  const first = await ask(0, firstRows);
  if (mine !== attempt) return;
  if (!first.ok) return onFailure(first.failure);
  let ready: Answer | null = first;
  let revision = 0;
  const pages = createPages<ImportedLine>({
    count: first.value.total,
    async fetch(start, count) {
      const answer = (start === 0 && ready) || (await ask(start, count));
      ready = null;
      revision += 1;
      return answer.ok ? succeeded({ revision, start, rows: answer.value.lines }) : answer;
    },
    onFailure,
    onFault: reportFault,
  });
  await pages.load(0);
  if (mine === attempt) useLines.setState({ list: { pages, total: first.value.total } });
}

/** Asks for other lines. */
export async function showLines(part: Partial<Pick<LinesState, 'filter' | 'search'>>): Promise<void> {
  useLines.setState(part);
  await openLines();
}

/** Reads anew what is on the screen, without losing the place. */
export async function renewLines(): Promise<void> {
  const { list } = useLines.getState();
  if (!list) return openLines();
  const mine = attempt;
  const { importId } = useImporting.getState();
  const counted = await ask(0, 1);
  if (mine !== attempt) return;
  if (!counted.ok) return tellFailure(counted.failure, importId);
  const { total } = counted.value;
  list.pages.outdate(total);
  useLines.setState({ list: { ...list, total } });
}

/** Begins with what changes: whoever has everybody's lines back looks for those that were edited. */
export function narrowLines({ counts }: ImportSummary) {
  useLines.setState({ filter: counts.changed > 0 ? 'changed' : 'all', onlyChanging: true });
}

/** Forgets all lines: the import is another one, or none. */
export function forgetLines() {
  attempt += 1;
  useLines.setState(nothing, true);
}

useImporting.subscribe((now, before) => {
  if (now.importId !== before.importId) forgetLines();
});
