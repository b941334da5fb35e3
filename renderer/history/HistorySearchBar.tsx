import { FileSpreadsheet, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { batchText } from '../i18n/batchText';
import { columnLabel } from '../i18n/columnLabel';
import { useExporting } from '../state/exporting';
import {
  exportHistory,
  historyListing,
  isSearching,
  searchHistory,
  showAllHistory,
  useHistory,
} from '../state/history';
import { useSession } from '../state/session';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { EventsMenu } from './EventsMenu';
import styles from './HistorySearchBar.module.css';

/** Between the last key and the search (ms). */
const settles = 150;
/** Stands for all attributes; no attribute is named so. */
const all = '';

/** What is looked for in the history: whose, of which attribute, in which batch, what happened, between which days. */
export function HistorySearchBar({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const search = useHistory((state) => state.search);
  const columns = useUsers((state) => state.columns);
  const total = historyListing.use((state) => state.total);
  const isExporting = useExporting(({ exporting }) => exporting !== null);
  const look = (part: Parameters<typeof searchHistory>[1]) => {
    searchHistory(tenant.id, part).catch(reportFault);
  };
  return (
    <header className={styles.header}>
      <h1 id="history-title" className={styles.title}>
        {t('history.title')}
      </h1>
      <search className={styles.fields}>
        <PersonField person={search.person} look={(person) => look({ person })} />
        <select
          className={styles.field}
          aria-label={t('history.column')}
          value={search.column ?? all}
          onChange={({ target }) => look({ column: target.value === all ? null : target.value })}
          data-testid="history-column"
        >
          <option value={all}>{t('history.column.all')}</option>
          {columns.map((column) => (
            <option key={column.key} value={column.key}>
              {columnLabel(t, column)}
            </option>
          ))}
        </select>
        <EventsMenu events={search.events} choose={(events) => look({ events })} />
        <div className={styles.days}>
          <Day label={t('history.from')} day={search.firstDay} choose={(firstDay) => look({ firstDay })} />
          <Day label={t('history.until')} day={search.lastDay} choose={(lastDay) => look({ lastDay })} />
        </div>
        {search.batch && (
          <span className={styles.batch}>
            <span className={styles.batchName}>
              {t('history.batch', { batch: search.batch.label ? batchText(t, search.batch.label) : search.batch.id })}
            </span>
            <Button
              look="quiet"
              icon={<X aria-hidden />}
              aria-label={t('history.batch.clear')}
              onClick={() => look({ batch: null })}
            />
          </span>
        )}
        {isSearching(search) && (
          <Button look="quiet" onClick={() => showAllHistory(tenant.id).catch(reportFault)}>
            {t('history.clear')}
          </Button>
        )}
      </search>
      <Button
        look="quiet"
        icon={<FileSpreadsheet aria-hidden />}
        disabled={isExporting || total === 0}
        onClick={() => exportHistory(tenant.id, tenant.name).catch(reportFault)}
        data-testid="history-export"
      >
        {t('export.open')}
      </Button>
    </header>
  );
}

function PersonField({ person, look }: { person: string; look(person: string): void }) {
  const { t } = useTranslation();
  const asked = useSession((session) => session.searchAsked);
  const [typed, setTyped] = useState(person);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(look);
  latest.current = look;

  // Cleared from elsewhere.
  useEffect(() => setTyped(person), [person]);
  useEffect(() => {
    if (typed === person) return;
    const timer = setTimeout(() => latest.current(typed), settles);
    return () => clearTimeout(timer);
  }, [typed, person]);
  // It has the focus at first, and whenever the search is asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the asking that counts
  useEffect(() => field.current?.focus(), [asked]);

  return (
    <input
      ref={field}
      className={`${styles.field} ${styles.person}`}
      type="search"
      value={typed}
      maxLength={500}
      placeholder={t('history.person')}
      aria-label={t('history.person')}
      spellCheck={false}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed === '') return;
        event.preventDefault();
        setTyped('');
      }}
      data-testid="history-person"
    />
  );
}

function Day({ label, day, choose }: { label: string; day: string; choose(day: string): void }) {
  return (
    <label className={styles.day}>
      {label}
      <input className={styles.field} type="date" value={day} onChange={({ target }) => choose(target.value)} />
    </label>
  );
}
