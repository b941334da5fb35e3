import { Lock, TriangleAlert, UserRoundPlus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedTable } from '../../preload/contract';
import styles from './ColumnsStep.module.css';
import { columnLetters } from './columnLetters';
import { useImporting } from './importing';
import { repeatedTargets } from './plan';
import { type Target, targetsOf } from './subject';
import { TargetSelect } from './TargetSelect';
import { useSubject } from './useSubject';

/** More columns than these are left out: nobody has so many attributes. */
const mostShown = 300;

type FileColumnOf = ImportedTable['columns'][number];

function choose(place: number, target: string | null) {
  useImporting.setState(({ targets }) => ({ targets: targets.with(place, target) }));
}

/** The columns of the file, each with what it stands for. */
export function MappingTable() {
  const { t } = useTranslation();
  const subject = useSubject();
  const table = useImporting((state) => state.table);
  const targets = useImporting((state) => state.targets);
  const options = useMemo(() => targetsOf(t, subject), [t, subject]);
  const repeated = useMemo(() => repeatedTargets(targets, table?.columns), [targets, table]);
  if (!table) return null;
  const shown = table.columns.slice(0, mostShown);
  const hasSheets = table.parts.length > 1;
  const nameOf = ({ index, header }: FileColumnOf) => (hasSheets ? header : columnLetters(index));
  const firstLike = (column: FileColumnOf, target: string | null) =>
    table.columns.find(({ part }, place) => part === column.part && targets[place] === target) ?? column;
  return (
    <div className={styles.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('import.column.file')}</th>
            <th scope="col">{t('import.column.samples')}</th>
            <th scope="col">{t('import.column.target')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((column, place) => {
            const target = targets[place] ?? null;
            const option = options.find(({ key }) => key === target) ?? null;
            const problem = repeated.has(place)
              ? t('import.column.repeated', { column: nameOf(firstLike(column, target)) })
              : null;
            return (
              <tr key={column.index} data-left-out={target === null} data-testid="import-column">
                <FileColumn
                  column={column}
                  sheet={column.part > 0 ? (table.parts[column.part]?.name ?? null) : null}
                  hasLetters={!hasSheets}
                />
                <td>
                  <TargetSelect
                    label={t('import.column.choose', { column: column.header || columnLetters(column.index) })}
                    target={target}
                    options={options}
                    isWrong={problem !== null}
                    choose={(next) => choose(place, next)}
                    testId={`import-target-${column.index}`}
                  />
                  <TargetNote option={option} problem={problem} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {table.columns.length > mostShown && (
        <p className={styles.note}>{t('import.column.more', { count: table.columns.length - mostShown })}</p>
      )}
    </div>
  );
}

interface FileColumnProps {
  column: FileColumnOf;
  /** On which it stands, where that is not the first. */
  sheet: string | null;
  /** Where several sheets are read, letters would name several columns. */
  hasLetters: boolean;
}

function FileColumn({ column: { index, header, samples }, sheet, hasLetters }: FileColumnProps) {
  const { t } = useTranslation();
  const values = samples.filter((sample) => sample !== '').join(' · ');
  return (
    <>
      <th scope="row" title={sheet === null ? header : `${header} · ${sheet}`}>
        {hasLetters && <span className={styles.letters}>{columnLetters(index)}</span>}
        <bdi>{header || t('import.column.unnamed')}</bdi>
        {sheet !== null && <bdi className={styles.sheet}>{sheet}</bdi>}
      </th>
      <td className={styles.samples} title={values}>
        {values || t('value.empty')}
      </td>
    </>
  );
}

/** What is to be said of what a column stands for. */
function TargetNote({ option, problem }: { option: Target | null; problem: string | null }) {
  const { t } = useTranslation();
  if (problem !== null) {
    return (
      <span className={styles.problem} role="alert">
        <TriangleAlert aria-hidden />
        {problem}
      </span>
    );
  }
  if (!option || option.reach === 'changes') return null;
  return (
    <span className={styles.reach}>
      {option.reach === 'new' ? <UserRoundPlus aria-hidden /> : <Lock aria-hidden />}
      {t(option.reach === 'new' ? 'import.reach.new' : 'import.reach.shown')}
    </span>
  );
}
