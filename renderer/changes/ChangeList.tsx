import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/useFormats';
import { openResolver } from '../state/conflicts';
import { changeListing, pickAll, pickChange, pickPerson, useReview } from '../state/review';
import { useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { Checkbox } from '../ui/Checkbox';
import { FailureBox } from '../ui/FailureBox';
import { GridCell, VirtualGrid } from '../ui/VirtualGrid';
import { BatchHeader } from './BatchHeader';
import { ChangeLine, changeHeight } from './ChangeLine';
import styles from './ChangeList.module.css';
import { PickedActions } from './PickedActions';
import { type ChangeRow, type PersonRow, personRows } from './personRows';

type Row = PersonRow | ChangeRow;

const personHeight = 30;
const heightOf = (row: Row) => (row.kind === 'person' ? personHeight : changeHeight(row.entry));
const keyOf = (row: Row) => (row.kind === 'person' ? `person-${row.first}` : row.entry.id);

/** What the chosen batch changes, person by person, each change to be ticked alone. */
export function ChangeList({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const entries = changeListing.use((state) => state.entries);
  const total = changeListing.use((state) => state.total);
  const failure = changeListing.use((state) => state.failure);
  const columns = useUsers((state) => state.columns);
  const { picked, filter, batch } = useReview();
  const speech = useMemo(() => ({ t, formats }), [t, formats]);
  const rows = useMemo(() => personRows(entries ?? []), [entries]);

  const isChangePicked = (id: number, batchId: string) =>
    picked.all || picked.changes.has(id) || picked.batches.has(batchId);
  const batchOf = useMemo(() => new Map((entries ?? []).map(({ id, batchId }) => [id, batchId])), [entries]);
  const isIdPicked = (id: number) => isChangePicked(id, batchOf.get(id) ?? '');

  function isRowPicked(row: Row): boolean {
    return row.kind === 'person' ? row.changes.every(isIdPicked) : isChangePicked(row.entry.id, row.entry.batchId);
  }

  function toggle(row: Row, isRange: boolean) {
    const done =
      row.kind === 'person'
        ? pickPerson(row.row, !isRowPicked(row))
        : pickChange(row.entry.id, isRange || !isRowPicked(row), isRange);
    done.catch(reportFault);
  }

  return (
    <section className={styles.pane} aria-label={t('changes.diff')}>
      <BatchHeader tenantId={tenantId} />
      {failure && <FailureBox failure={failure} />}
      {entries?.length === 0 && <NothingListed isFiltered={filter !== 'all' || batch !== null} />}
      {entries && entries.length > 0 && (
        <>
          <div className={styles.head}>
            <Checkbox
              checked={picked.all || picked.changes.size === total}
              isPartial={!picked.all && picked.changes.size > 0 && picked.changes.size < total}
              aria-label={t('changes.pickAll')}
              onChange={pickAll}
              data-testid="changes-pick-all"
            />
            <span>{t('changes.listed', { count: total })}</span>
          </div>
          <VirtualGrid
            label={t('changes.diff')}
            items={rows}
            count={rows.length + (total - entries.length)}
            heightOf={heightOf}
            keyOf={keyOf}
            isPicked={isRowPicked}
            onEnd={() => changeListing.more().catch(reportFault)}
            onToggle={toggle}
            onOpen={(row) => row.kind === 'change' && row.entry.state === 'conflict' && openResolver(row.entry.id)}
            testId="changes"
          >
            {(row) =>
              row.kind === 'person' ? (
                <GridCell className={styles.person}>
                  <Checkbox
                    checked={isRowPicked(row)}
                    isPartial={!isRowPicked(row) && row.changes.some(isIdPicked)}
                    tabIndex={-1}
                    aria-label={t('changes.pickPerson', { person: row.person })}
                    onChange={(_checked, isRange) => toggle(row, isRange)}
                  />
                  <bdi>{row.person || t('changes.nobody')}</bdi>
                </GridCell>
              ) : (
                <ChangeLine
                  tenantId={tenantId}
                  entry={row.entry}
                  columns={columns}
                  speech={speech}
                  isPicked={isRowPicked(row)}
                  toggle={(isRange) => toggle(row, isRange)}
                  resolve={() => openResolver(row.entry.id)}
                />
              )
            }
          </VirtualGrid>
        </>
      )}
      <PickedActions tenantId={tenantId} />
    </section>
  );
}

function NothingListed({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation();
  const isCollecting = useStatus(({ status }) => status?.sendMode === 'collected');
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{t(isFiltered ? 'changes.noneHere' : 'changes.none.title')}</p>
      {!isFiltered && <p>{t(isCollecting ? 'changes.none.collecting' : 'changes.none.text')}</p>}
    </div>
  );
}
