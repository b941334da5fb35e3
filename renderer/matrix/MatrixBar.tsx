import { Columns3 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cellText, type Speech } from '../grid/values';
import { useGroups } from '../groups/groups';
import { useFormats } from '../i18n/useFormats';
import { useAdministration } from '../state/administration';
import { useSelection } from '../state/selection';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { matrixKinds, nameColumns } from './columns';
import styles from './MatrixBar.module.css';
import { MatrixColumnsDialog } from './MatrixColumnsDialog';
import { candidates, refreshCounts, renewMatrix, showMatrix, useMatrix } from './matrix';

const none: readonly never[] = [];

/** The head of the matrix: what people are painted by, with which columns, and how that is done. */
export function MatrixBar() {
  const { t } = useTranslation();
  const kind = useMatrix((state) => state.kind);
  const groups = useGroups((state) => state.groups);
  const administration = useAdministration((state) => state.administration);
  const columns = useUsers((state) => state.columns);
  const view = useUsers(({ list }) => list?.view);
  const listed = useUsers(({ list }) => list?.columns ?? none);
  const [isPicking, setIsPicking] = useState(false);
  const kinds = matrixKinds(groups?.length ?? 0, administration?.moduleColumns.length ?? 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the columns are made of
  useEffect(renewMatrix, [groups, administration, columns]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view, or another state of it, has other counts
  useEffect(refreshCounts, [view]);

  const painted = listed.length - nameColumns(columns).length;
  return (
    <section className={styles.bar} aria-label={t('matrix.title')} data-testid="matrix-bar">
      {kinds.length > 1 &&
        kinds.map((one) => (
          <Chip
            key={one}
            isPressed={one === kind}
            onPress={() => showMatrix(one).catch(reportFault)}
            testId={`matrix-by-${one}`}
          >
            {t(`matrix.by.${one}`)}
          </Chip>
        ))}
      <span className={styles.hint} title={t('matrix.hint')}>
        {t('matrix.hint')}
      </span>
      <ChoiceCounts />
      <Button icon={<Columns3 aria-hidden />} onClick={() => setIsPicking(true)} data-testid="matrix-columns">
        {t(`matrix.columns.${kind}`, { count: Math.max(0, painted), all: candidates(kind).length })}
      </Button>
      {isPicking && <MatrixColumnsDialog kind={kind} close={() => setIsPicking(false)} />}
    </section>
  );
}

/** Of the column that the keyboard is at: how many people have which of its choices. */
function ChoiceCounts() {
  const { t } = useTranslation();
  const formats = useFormats();
  const column = useSelection((state) => state.column);
  const counts = useMatrix((state) => state.counts.get(column?.key ?? ''));
  if (column?.type !== 'choice' || !counts) return null;
  const speech: Speech = { t, formats };
  const words = counts.map(({ value, count }) => {
    const text = cellText(speech, column, value);
    return `${text === '' ? t('value.empty') : text} ${formats.number(count)}`;
  });
  return (
    <span className={styles.counts} data-testid="matrix-counts">
      {words.join(' · ')}
    </span>
  );
}
