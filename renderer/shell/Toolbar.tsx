import { ColumnsPanel } from '../columns/ColumnsPanel';
import { SortPanel } from '../columns/SortPanel';
import { FilterBar } from '../filter/FilterBar';
import { FilterButton } from '../filter/FilterButton';
import { StatusFilter } from '../filter/StatusFilter';
import { ImportButton } from '../import/ImportButton';
import { InviteButton } from '../invite/InviteButton';
import { ViewsMenu } from '../views/ViewsMenu';
import { ExportButton } from '../workbook/ExportButton';
import { SearchBox } from './SearchBox';
import styles from './Toolbar.module.css';

export function Toolbar({ focusGrid }: { focusGrid(): void }) {
  return (
    <>
      <div className={styles.toolbar}>
        <SearchBox leave={focusGrid} />
        <div className={styles.filters}>
          <StatusFilter />
          <FilterButton />
        </div>
        <div className={styles.space} />
        <div className={styles.tools}>
          <div className={styles.order}>
            <SortPanel />
            <ColumnsPanel />
          </div>
          <ViewsMenu />
          <div className={styles.files}>
            <ImportButton />
            <ExportButton />
          </div>
          <InviteButton />
        </div>
      </div>
      <FilterBar />
    </>
  );
}
