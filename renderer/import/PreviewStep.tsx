import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/useFormats';
import { useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { ReasonedButton } from '../ui/ReasonedButton';
import { AllLines } from './AllLines';
import { AbsentPeople } from './absent/AbsentPeople';
import { applyImport, peopleOf } from './applying';
import { type Importing, useImporting } from './importing';
import { LineFilters } from './LineFilters';
import { LineGrid } from './LineGrid';
import { LineSearch } from './LineSearch';
import { useLines } from './lines';
import lists from './lists.module.css';
import { OutdatedQuestion } from './OutdatedQuestion';
import styles from './PreviewStep.module.css';
import { ProblemsButton } from './ProblemsButton';
import { changingColumns, previewColumns } from './previewColumns';
import { Refused } from './Refused';
import { StepFrame } from './StepFrame';
import { sumText } from './sumText';
import { Tick } from './Tick';
import { useSubject } from './useSubject';
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
  const leavers = useImporting((state) => state.leavers);
  const people = peopleOf({ judged, leavers });
  const why = isWorking ? t('import.whyNot.working') : people === 0 ? t('import.whyNot.nothing') : null;
  const hasList = list !== null;
  const notes = [
    ...(summary.counts.outdated > 0 ? [t('import.sum.outdated.note')] : []),
    ...(isOffline ? [t('import.offline')] : []),
  ];

  useEffect(() => {
    if (hasList) place.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  }, [hasList]);

  return (
    <StepFrame
      words={
        <>
          <p className={styles.sum} data-testid="import-sum">
            {sumText(t, summary, leavers.size)}
          </p>
          {notes.length > 0 && <p className={styles.note}>{notes.join(' ')}</p>}
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
      <div className={lists.bar}>
        <LineFilters summary={summary} filter={filter} />
        <AbsentPeople count={summary.absent} />
      </div>
      <ZerosQuestions columns={all} />
      <OutdatedQuestion summary={summary} />
      <Refused columns={all} />
      <div className={lists.bar}>
        <LineSearch search={search} />
        <Tick
          checked={onlyChanging}
          change={(next) => useLines.setState({ onlyChanging: next })}
          testId="import-only-changing"
        >
          {t('import.onlyChanging')}
        </Tick>
        <span className={styles.space} />
        <ProblemsButton summary={summary} />
        <AllLines filter={filter} isSearching={search !== ''} total={list?.total ?? 0} />
      </div>
      <div className={lists.grid} ref={place}>
        {list && list.total > 0 && <LineGrid list={list} columns={columns} speech={speech} />}
        {list?.total === 0 && (
          <p className={lists.empty} role="status">
            {t(search === '' ? 'import.noLines' : 'import.noMatch')}
          </p>
        )}
      </div>
    </StepFrame>
  );
}
