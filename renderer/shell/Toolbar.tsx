import { ColumnsMenu } from '../columns/ColumnsMenu';
import { SortMenu } from '../columns/SortMenu';
import { StatusFilter } from '../filter/StatusFilter';
import { ImportButton } from '../import/ImportButton';
import { InviteButton } from '../invite/InviteButton';
import { ExportButton } from '../workbook/ExportButton';
import { SearchBox } from './SearchBox';
import styles from './Toolbar.module.css';

export function Toolbar({ focusGrid }: { focusGrid(): void }) {
  return (
    <div className={styles.toolbar}>
      <SearchBox leave={focusGrid} />
      <StatusFilter />
      <div className={styles.space} />
      <div className={styles.tools}>
        <SortMenu />
        <ColumnsMenu />
        <div className={styles.files}>
          <ImportButton />
          <ExportButton />
        </div>
        <InviteButton />
      </div>
    </div>
  );
}
