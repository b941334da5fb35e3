import { useState } from 'react';
import type { Speech } from '../grid/values';
import type { PreviewColumn } from '../import/previewColumns';
import { SettledSearch } from '../import/SettledSearch';
import styles from './CompareStep.module.css';
import { DifferingList } from './DifferingList';

interface SideProps {
  columns: readonly PreviewColumn[];
  speech: Speech;
}

/** People who are on both sides and differ, and what finds one of them. */
export function DifferingSide({ columns, speech }: SideProps) {
  const { t } = speech;
  const [search, setSearch] = useState('');
  return (
    <div className={styles.side}>
      <div className={styles.head}>
        <p className={styles.note}>{t('compare.differing.note')}</p>
        <SettledSearch
          className={styles.search}
          label={t('import.search')}
          search={search}
          change={setSearch}
          testId="compare-search"
        />
      </div>
      <DifferingList columns={columns} speech={speech} search={search.trim()} />
    </div>
  );
}
