import { UserRoundSearch } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/useFormats';
import { useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { FindField } from '../ui/FindField';
import { ReasonedButton } from '../ui/ReasonedButton';
import { AbsentDialog } from './AbsentDialog';
import { AllLines } from './AllLines';
import { applyImport, peopleOf } from './applying';
import { type Importing, useImporting } from './importing';
import { LineGrid } from './LineGrid';
import { type Filter, filters, showLines, useLines } from './lines';
import styles from './PreviewStep.module.css';
import { changingColumns, previewColumns } from './previewColumns';
import { Refused } from './Refused';
import { StepFrame } from './StepFrame';
import { sumText } from './sumText';
import { Tick } from './Tick';
import { useSubject } from './useSubject';
import { filterWords, VerdictIcon } from './verdicts';
import { ZerosQuestions } from './ZerosQuestions';

type Judged = NonNullable<Importing['judged']>;

/** What would happen: line by line, with what is new, what changes and what is wrong. */
export function PreviewStep() {
  const judged = useImporting((state) => state.judged);
  return judged ? <Preview judged={judged} /> : <StepFrame next={null}>{null}</StepFrame>;
}

function Preview({ judged }: { judged: Judged }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const speech = useMemo(() => ({ t, formats }), [t, formats]);
  const subject = useSubject();
  const { filter, search, onlyChanging, list } = useLines();
  const isWorking = useImporting((state) => state.work !== null);
  const isOffline = useStatus(({ status }) => status !== null && status.connection !== 'online');
  const place = useRef<HTMLDivElement>(null);
  const { plan, summary } = judged;
  const all = useMemo(() => previewColumns(t, plan, subject), [t, plan, subject]);
  const columns = useMemo(() => (onlyChanging ? changingColumns(all, summary) : all), [onlyChanging, all, summary]);
  const people = peopleOf({ judged });
  const why = isWorking ? t('import.whyNot.working') : people === 0 ? t('import.whyNot.nothing') : null;
  const hasList = list !== null;

  useEffect(() => {
    if (hasList) place.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  }, [hasList]);

  return (
    <StepFrame
      words={
        <>
          <p className={styles.sum} data-testid="import-sum">
            {sumText(t, summary)}
          </p>
          {isOffline && <p className={styles.note}>{t('import.offline')}</p>}
        </>
      }
      next={
        <ReasonedButton
          look="primary"
          why={why}
          onClick={() => applyImport().catch(reportFault)}
          data-testid="import-apply"
        >
          {t('import.apply')}
        </ReasonedButton>
      }
    >
      <div className={styles.bar}>
        <Filters judged={judged} filter={filter} />
        <AbsentPeople count={summary.absent} />
      </div>
      <ZerosQuestions columns={all} />
      <Refused columns={all} />
      <div className={styles.bar}>
        <Search search={search} />
        <Tick
          checked={onlyChanging}
          change={(next) => useLines.setState({ onlyChanging: next })}
          testId="import-only-changing"
        >
          {t('import.onlyChanging')}
        </Tick>
        <span className={styles.space} />
        <AllLines filter={filter} isSearching={search !== ''} total={list?.total ?? 0} />
      </div>
      <div className={styles.grid} ref={place}>
        {list && list.total > 0 && <LineGrid list={list} columns={columns} speech={speech} />}
        {list?.total === 0 && (
          <p className={styles.empty} role="status">
            {t(search === '' ? 'import.noLines' : 'import.noMatch')}
          </p>
        )}
      </div>
    </StepFrame>
  );
}

/** Which lines are listed, with how many there are of each kind. */
function Filters({ judged, filter }: { judged: Judged; filter: Filter }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { counts, leftOut } = judged.summary;
  const countOf = (option: Filter): number => {
    if (option === 'left-out') return leftOut;
    return option === 'all' ? Object.values(counts).reduce((sum, count) => sum + count, leftOut) : counts[option];
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form
    <div className={styles.filters} role="group" aria-label={t('import.filter')}>
      {filters.map((option) => {
        const count = countOf(option);
        if (option !== 'all' && option !== filter && count === 0) return null;
        return (
          <Chip
            key={option}
            isPressed={option === filter}
            onPress={() => showLines({ filter: option }).catch(reportFault)}
            icon={option === 'all' ? undefined : <VerdictIcon verdict={option} />}
            note={number(count)}
            testId={`import-filter-${option}`}
          >
            {t(filterWords[option])}
          </Chip>
        );
      })}
    </div>
  );
}

/** Typing is followed when it rests for a moment (ms). */
const settles = 200;

function Search({ search }: { search: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => showLines({ search: typed }).catch(reportFault), settles);
    return () => clearTimeout(timer);
  }, [typed, search]);
  return (
    <FindField
      className={styles.search}
      label={t('import.search')}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={(event) => {
        // Escape takes back the search before it leads anywhere.
        if (event.key !== 'Escape' || typed === '') return;
        event.preventDefault();
        setTyped('');
      }}
      data-testid="import-search"
    />
  );
}

/** People whom the file does not name, to be looked at. */
function AbsentPeople({ count }: { count: number }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (count === 0) return null;
  return (
    <>
      <Button
        look="quiet"
        icon={<UserRoundSearch aria-hidden />}
        onClick={() => setOpen(true)}
        data-testid="import-absent"
      >
        {t('import.absent', { count })}
      </Button>
      {isOpen && <AbsentDialog count={count} onClose={() => setOpen(false)} />}
    </>
  );
}
