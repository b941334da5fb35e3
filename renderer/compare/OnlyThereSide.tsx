import type { Speech } from '../grid/values';
import { LineGrid } from '../import/LineGrid';
import { LineSearch } from '../import/LineSearch';
import { useLines } from '../import/lines';
import lists from '../import/lists.module.css';
import type { PreviewColumn } from '../import/previewColumns';
import styles from './CompareStep.module.css';

interface SideProps {
  columns: readonly PreviewColumn[];
  speech: Speech;
}

/** Lines of the list about people who are not here: left out, or put right where they cannot be created as they stand. */
export function OnlyThereSide({ columns, speech }: SideProps) {
  const { t } = speech;
  const list = useLines((state) => state.list);
  const search = useLines((state) => state.search);
  return (
    <>
      <div className={lists.bar}>
        <p className={styles.note}>{t('compare.onlyThere.note')}</p>
        <LineSearch search={search} />
      </div>
      <div className={lists.grid} data-testid="compare-only-there-list" data-total={list?.total ?? ''}>
        {list && list.total > 0 && <LineGrid list={list} columns={columns} speech={speech} />}
        {list?.total === 0 && (
          <p className={lists.empty} role="status">
            {t(search === '' ? 'compare.onlyThere.none' : 'import.noMatch')}
          </p>
        )}
      </div>
    </>
  );
}
