/** What the list shows: its filter, its order and its columns. */
import { ArrowDownUp, Columns3, ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { columnLabel, statusWord } from '../i18n/columnLabel';
import { useFormats } from '../i18n/useFormats';
import { reportFault } from '../state/toasts';
import { changeQuery, countStatuses, showColumns, useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Menu, MenuCheck, MenuHeading, MenuItem, MenuLine, MenuRadio, MenuRadios } from '../ui/Menu';
import styles from './FilterMenus.module.css';

/** Radio groups know only texts; this one stands for none. No status and no column is named so. */
const none = '';

export function StatusFilter() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const statuses = useUsers((state) => state.statuses);
  const status = useUsers(({ query }) => query.status);
  if (statuses.length === 0 && status === null) return null;

  const total = statuses.reduce((sum, { count }) => sum + count, 0);
  const shown = status === null ? t('filter.status.all') : statusWord(t, status);
  return (
    <Menu
      label={t('filter.status')}
      onOpen={() => countStatuses().catch(reportFault)}
      trigger={
        <Button
          className={status === null ? undefined : styles.active}
          icon={<ListFilter aria-hidden />}
          data-testid="status-filter"
        >
          {t('filter.status.label', { status: shown })}
        </Button>
      }
    >
      <MenuRadios value={status ?? none} onChange={(value) => changeQuery({ status: value === none ? null : value })}>
        <MenuRadio value={none} note={number(total)}>
          {t('filter.status.all')}
        </MenuRadio>
        {statuses.map(({ value, count }) => (
          <MenuRadio key={value} value={value} note={number(count)}>
            {statusWord(t, value)}
          </MenuRadio>
        ))}
      </MenuRadios>
    </Menu>
  );
}

/** The same as a click on a column's header, for the keyboard and for columns that are out of sight. */
export function SortMenu() {
  const { t } = useTranslation();
  const columns = useUsers((state) => state.columns);
  const shown = useUsers((state) => state.shown);
  const list = useUsers((state) => state.list);
  const listed = list?.columns ?? columns.filter(({ key }) => shown.has(key));
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

export function ColumnsMenu() {
  const { t } = useTranslation();
  const columns = useUsers((state) => state.columns);
  const shown = useUsers((state) => state.shown);
  const isMatrix = useUsers(({ face }) => face.kind === 'matrix');
  const others = (key: string) => [...shown].filter((one) => one !== key);
  // The matrix has columns of its own, and a choice of them.
  if (isMatrix) return null;

  return (
    <Menu
      label={t('columns.label')}
      align="end"
      trigger={
        <Button look="quiet" icon={<Columns3 aria-hidden />} data-testid="columns">
          {t('columns.open')}
        </Button>
      }
    >
      <MenuHeading>{t('columns.label')}</MenuHeading>
      {columns.map((column) => {
        const checked = shown.has(column.key);
        return (
          <MenuCheck
            key={column.key}
            checked={checked}
            disabled={checked && shown.size === 1}
            onChange={(show) => showColumns(show ? [...shown, column.key] : others(column.key))}
          >
            {columnLabel(t, column)}
          </MenuCheck>
        );
      })}
      <MenuLine />
      <MenuItem onChoose={() => showColumns(columns.filter((column) => column.shown).map(({ key }) => key))}>
        {t('columns.reset')}
      </MenuItem>
    </Menu>
  );
}
