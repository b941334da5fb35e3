import { ArrowDownUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { columnLabel } from '../i18n/columnLabel';
import { changeQuery } from '../state/asking';
import { laidOut } from '../state/layout';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Menu, MenuLine, MenuRadio, MenuRadios } from '../ui/Menu';

/** Radio groups know only texts; this one stands for none. No column is named so. */
const none = '';

/** The same as a click on a column's header, for the keyboard and for columns that are out of sight. */
export function SortMenu() {
  const { t } = useTranslation();
  const columns = useUsers((state) => state.columns);
  const layout = useUsers((state) => state.layout);
  const list = useUsers((state) => state.list);
  const listed = list?.columns ?? laidOut(layout, columns);
  const sort = useUsers(({ query }) => query.sort);
  const [by] = sort;
  const sorted = [...listed, ...columns].find(({ key }) => key === by?.column);
  // What the list is sorted by may be out of sight.
  const offered = sorted && !listed.some(({ key }) => key === sorted.key) ? [...listed, sorted] : listed;

  return (
    <Menu
      label={t('sort.open')}
      align="end"
      trigger={
        <Button
          look="quiet"
          icon={<ArrowDownUp aria-hidden />}
          aria-label={sorted ? t('sort.label', { column: columnLabel(t, sorted) }) : t('sort.open')}
          data-testid="sort"
        >
          {t('sort.open')}
        </Button>
      }
    >
      <MenuRadios
        value={by?.column ?? none}
        onChange={(column) => {
          const direction = by?.direction ?? 'ascending';
          changeQuery({ sort: column === none ? [] : [{ column, direction }] });
        }}
      >
        <MenuRadio value={none}>{t('sort.none')}</MenuRadio>
        {offered.map((column) => (
          <MenuRadio key={column.key} value={column.key}>
            {columnLabel(t, column)}
          </MenuRadio>
        ))}
      </MenuRadios>
      {by && (
        <>
          <MenuLine />
          <MenuRadios
            value={by.direction}
            onChange={(direction) => changeQuery({ sort: [{ column: by.column, direction }] })}
          >
            <MenuRadio value="ascending">{t('sort.ascending')}</MenuRadio>
            <MenuRadio value="descending">{t('sort.descending')}</MenuRadio>
          </MenuRadios>
        </>
      )}
    </Menu>
  );
}
