import { Lock, TriangleAlert } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedLine } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import type { Speech } from '../grid/values';
import { failureText } from '../i18n/failureText';
import { leaveOut } from '../import/judging';
import { useLineText } from '../import/lineText';
import lists from '../import/lists.module.css';
import type { PreviewColumn } from '../import/previewColumns';
import { useLongList } from '../import/useLongList';
import { reportFault } from '../state/toasts';
import { Checkbox } from '../ui/Checkbox';
import { GridCell, VirtualGrid } from '../ui/VirtualGrid';
import styles from './DifferingList.module.css';
import { canTake, type Difference, differencesOf } from './difference';
import { askLines } from './sides';

interface Differing {
  line: ImportedLine;
  differences: Difference[];
}

/** CSS px. */
const cellHeight = 24;
const spare = 9;
const heightOf = ({ differences }: Differing) => Math.max(1, differences.length) * cellHeight + spare;

interface DifferingListProps {
  columns: readonly PreviewColumn[];
  speech: Speech;
  search: string;
}

/** Of whom list and tenant say otherwise: person by person what differs, what is here and what the list says. */
export function DifferingList({ columns, speech, search }: DifferingListProps) {
  const { t } = speech;
  const read = useCallback(
    async (start: number, count: number) => {
      const listed = await askLines({ side: 'differing', search, start, count });
      return listed.ok ? succeeded({ total: listed.value.total, items: listed.value.lines }) : listed;
    },
    [search],
  );
  const { items: lines, total, more, patch } = useLongList<ImportedLine>(read);
  const items = useMemo(
    () => lines.map((line): Differing => ({ line, differences: differencesOf(speech, columns, line) })),
    [lines, columns, speech],
  );

  function toggle({ line: { line, leftOut } }: Differing) {
    // It is ticked at once; how many are left out follows.
    patch((one) => (one.line === line ? { ...one, leftOut: !leftOut } : one));
    leaveOut([{ lines: [line] }], !leftOut).catch(reportFault);
  }

  return (
    <div className={styles.list} data-testid="compare-differing" data-total={total ?? ''}>
      <div className={styles.head} aria-hidden>
        <span />
        <span>{t('import.grid.person')}</span>
        <div className={styles.cell}>
          <span>{t('compare.column')}</span>
          <span>{t('compare.here')}</span>
          <span>{t('compare.there')}</span>
        </div>
      </div>
      {total === 0 ? (
        <p className={lists.empty} role="status">
          {t(search === '' ? 'compare.differing.none' : 'import.noMatch')}
        </p>
      ) : (
        <VirtualGrid
          label={t('compare.differing')}
          items={items}
          count={total ?? 0}
          heightOf={heightOf}
          keyOf={({ line }) => line.line}
          onToggle={(one) => canTake(one.line) && toggle(one)}
          onEnd={more}
          testId="compare-differing-grid"
        >
          {(one) => <Person one={one} toggle={() => toggle(one)} />}
        </VirtualGrid>
      )}
    </div>
  );
}

function Person({ one: { line, differences }, toggle }: { one: Differing; toggle(): void }) {
  const { t } = useTranslation();
  const lineText = useLineText();
  const why = line.failure && failureText(t, line.failure);
  return (
    <div className={styles.person} data-testid="compare-line" data-line={line.line} data-left-out={line.leftOut}>
      <GridCell className={styles.tick}>
        {canTake(line) && (
          <Checkbox
            checked={!line.leftOut}
            tabIndex={-1}
            aria-label={t('import.grid.takeLine', { line: lineText(line.line) })}
            onChange={toggle}
            data-testid="compare-take"
          />
        )}
      </GridCell>
      <GridCell className={styles.name} title={why ? `${line.name}: ${why.what} ${why.remedy}` : line.name}>
        {why && <TriangleAlert aria-hidden />}
        <bdi>{line.name}</bdi>
        <span className={styles.line}>{t('compare.line', { line: lineText(line.line) })}</span>
      </GridCell>
      <div className={styles.cells} role="presentation">
        {differences.map(({ column, label, here, there, state, why: reason }) => (
          <GridCell
            key={column}
            className={styles.cell}
            title={reason ?? undefined}
            data-testid="compare-cell"
            data-column={column}
            data-state={state}
          >
            <span title={label}>{label}</span>
            <bdi className={styles.here} title={here}>
              {here}
            </bdi>
            <span className={styles.there} title={reason === null ? there : `${there}: ${reason}`}>
              {state === 'fixed' && <Lock aria-hidden />}
              {state === 'invalid' && <TriangleAlert aria-hidden />}
              <bdi>{there}</bdi>
            </span>
            {reason !== null && <span className="visually-hidden">{reason}</span>}
          </GridCell>
        ))}
      </div>
    </div>
  );
}
