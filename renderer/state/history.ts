/** The history: everything that was ever changed from here, searched, listed, and reversed or exported in parts. */
import i18next from 'i18next';
import { create } from 'zustand';
import {
  type BatchLabel,
  ChangeKind,
  type HistoryEntry,
  HistoryEvent,
  type HistoryQuery,
} from '../../preload/contract';
import { engine } from '../bridge/engine';
import { batchTemplates } from '../i18n/batchText';
import { columnLabel } from '../i18n/columnLabel';
import { tenantAction } from '../i18n/tenantWords';
import { choiceWords } from '../workbook/choiceWords';
import { useAdministration } from './administration';
import { runExport } from './exporting';
import { createListing } from './listing';
import { idsBetween, withMembers } from './picking';
import { showScreen } from './screen';
import { useUsers } from './users';

/** What is looked for, as the admin enters it. */
export interface HistorySearch {
  person: string;
  /** Whom `person` means, as long as it is their name: others may be called the same. */
  who: { row: number; name: string } | null;
  column: string | null;
  batch: { id: string; label: BatchLabel | null } | null;
  /** Empty for all. */
  events: readonly HistoryEvent[];
  /** Days (YYYY-MM-DD), the last one included; empty for no bound. */
  firstDay: string;
  lastDay: string;
}

const everything: HistorySearch = {
  person: '',
  who: null,
  column: null,
  batch: null,
  events: [],
  firstDay: '',
  lastDay: '',
};

interface HistoryState {
  search: HistorySearch;
  /** Lines that are ticked, by their own numbers. */
  picked: ReadonlySet<number>;
  anchor: number | null;
}

const atFirst: HistoryState = { search: everything, picked: new Set(), anchor: null };

export const useHistory = create<HistoryState>()(() => atFirst);

/** Midnight of local time at the beginning of a day, or of one that follows it (ms since 1970). */
function midnight(day: string, later: number): number | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  return new Date(year, month - 1, date + later).getTime();
}

/** What the engine is asked for. */
export function historyQuery({ person, who, column, batch, events, firstDay, lastDay }: HistorySearch): HistoryQuery {
  const one = who !== null && who.name === person ? who : null;
  return {
    person: one ? '' : person.trim(),
    row: one?.row ?? null,
    column,
    batchId: batch?.id ?? null,
    events: events.length === 0 ? null : [...events],
    from: midnight(firstDay, 0),
    until: midnight(lastDay, 1),
  };
}

export const historyListing = createListing<{ tenantId: string; query: HistoryQuery }, HistoryEntry>({
  page: 200,
  most: 1_000,
  fetch: ({ tenantId, query }, before, limit) =>
    engine.call('history.list', { tenantId, query, before: before?.id ?? null, limit }),
});

export function isSearching(search: HistorySearch): boolean {
  return JSON.stringify(search) !== JSON.stringify(everything);
}

export async function listHistory(tenantId: string): Promise<void> {
  await historyListing.show({ tenantId, query: historyQuery(useHistory.getState().search) });
}

export async function searchHistory(tenantId: string, part: Partial<HistorySearch>): Promise<void> {
  useHistory.setState(({ search }) => ({ ...atFirst, search: { ...search, ...part } }));
  await listHistory(tenantId);
}

export const showAllHistory = (tenantId: string): Promise<void> => searchHistory(tenantId, everything);

/** Opens the history of one batch. */
export function showHistoryOf(id: string, label: BatchLabel | null) {
  useHistory.setState({ ...atFirst, search: { ...everything, batch: { id, label } } });
  showScreen('history');
}

/** Opens the history of one person. */
export function showHistoryOfPerson(row: number, name: string) {
  useHistory.setState({ ...atFirst, search: { ...everything, person: name, who: { row, name } } });
  showScreen('history');
}

export function forgetHistory() {
  historyListing.forget();
  useHistory.setState(atFirst);
}

/** Ticks a line, or with Shift all from the last one that was; only what can be reversed is ever ticked. */
export function pickLine(id: number, isIn: boolean, isRange: boolean) {
  const entries = (historyListing.use.getState().entries ?? []).filter(({ reversible }) => reversible);
  useHistory.setState(({ picked, anchor }) => ({
    picked: withMembers(picked, isRange ? idsBetween(entries, anchor, id) : [id], isIn),
    anchor: id,
  }));
}

export function pickNoLine() {
  useHistory.setState({ picked: new Set(), anchor: null });
}

interface PickedChanges {
  changes: number[];
  /** What their batch is called where it is one alone. */
  label: BatchLabel | null;
  /** How many of them are deletions: reversed, they create somebody again. */
  deletions: number;
}

/** The changes that ticked lines tell of. */
export function pickedChanges(picked: ReadonlySet<number>, entries: readonly HistoryEntry[]): PickedChanges {
  const lines = entries.filter(({ id }) => picked.has(id));
  const changesOf = (some: readonly HistoryEntry[]) => [...new Set(some.map(({ changeId }) => changeId))];
  const isOneBatch = new Set(lines.map(({ batchId }) => batchId)).size === 1;
  return {
    changes: changesOf(lines),
    label: isOneBatch ? (lines[0]?.batchLabel ?? null) : null,
    deletions: changesOf(lines.filter(({ kind }) => kind === 'delete')).length,
  };
}

/** Writes the lines that are listed to an Excel file of the admin's choice. */
export async function exportHistory(tenantId: string, tenantName: string): Promise<void> {
  const { t } = i18next;
  const { search } = useHistory.getState();
  const headers = (['time', 'event', 'person', 'column', 'from', 'to', 'batch', 'author', 'detail'] as const).map(
    (name) => t(`history.header.${name}`),
  );
  await runExport({
    total: historyListing.use.getState().total,
    fileName: (date) => t('history.fileName', { tenant: tenantName, date }),
    write: (handle, jobId) =>
      engine.call('history.export', {
        tenantId,
        query: historyQuery(search),
        handle,
        jobId,
        sheetName: t('history.title').slice(0, 31),
        headers,
        words: exportWords(),
      }),
    finished: (count, file) => t('history.exported', { count, file }),
  });
}

/** How events, kinds, choices, batches and yes/no read, and what attributes are called. */
function exportWords(): Record<string, string> {
  const { t, language } = i18next;
  const known = useUsers.getState().columns;
  const columns = known.map((column) => [column.key, columnLabel(t, column)]);
  const { administration } = useAdministration.getState();
  const choices = Object.entries(choiceWords(t, known, administration)).flatMap(([column, words]) =>
    Object.entries(words).map(([value, word]) => [`${column} = ${value}`, word]),
  );
  const events = HistoryEvent.options.map((event) => [event, t(`event.${event}`)]);
  const kinds = ChangeKind.options.map((kind) => [kind, t(`kind.${kind}`)]);
  const values = [
    ['true', t('value.yes')],
    ['false', t('value.no')],
    ['yes', t('value.yes')],
    ['no', t('value.no')],
  ];
  const deeds = (administration?.actions ?? []).map(({ id }) => [id, tenantAction(t, id)]);
  const batches = batchTemplates(language);
  const locale = [['locale', language]];
  return Object.fromEntries([...columns, ...choices, ...events, ...kinds, ...values, ...deeds, ...batches, ...locale]);
}
