import { ArrowDownUp } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column, Sort } from '../../preload/contract';
import { columnLabel } from '../i18n/columnLabel';
import { changeQuery } from '../state/asking';
import { laidOut } from '../state/layout';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Popover } from '../ui/Popover';
import { ColumnSelect } from './ColumnSelect';
import { mostLevels, withLevel } from './levels';
import { closePanel, openPanel, usePanels } from './panels';
import { SortLevel } from './SortLevel';
import styles from './SortPanel.module.css';

/** By which columns the list is sorted; what is changed here holds at once. */
export function SortPanel() {
  const { t } = useTranslation();
  const columns = useUsers((state) => state.columns);
  const layout = useUsers((state) => state.layout);
  const list = useUsers((state) => state.list);
  const sort = useUsers(({ query }) => query.sort);
  const isOpen = usePanels(({ open }) => open === 'sort');
  const panel = useRef<HTMLDivElement>(null);
  /** What has the keyboard once the levels stand in their new order: the first of these that can be pressed. */
  const next = useRef<readonly string[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the order of the levels that moves the keyboard
  useLayoutEffect(() => {
    const found = next.current.flatMap((selector) => panel.current?.querySelector<HTMLElement>(selector) ?? []);
    next.current = [];
    found[0]?.focus();
  }, [sort]);

  const listed = list?.columns ?? laidOut(layout, columns);
  const others = columns.filter(({ key }) => !listed.some((column) => column.key === key));
  const nameOf = (key: string) => {
    const column = [...listed, ...others].find((one) => one.key === key);
    return column ? columnLabel(t, column) : key;
  };
  /** What can be sorted by at a place: the others are sorted by already. */
  const offered = (at: string | null) => {
    const isOffered = ({ key }: Column) => key === at || !sort.some((by) => by.column === key);
    return { listed: listed.filter(isOffered), others: others.filter(isOffered) };
  };
  function change(levels: Sort[], focus: readonly string[] = []) {
    next.current = focus;
    changeQuery({ sort: levels });
  }

  const [first, ...more] = sort;
  const several = first && t('sort.several', { column: nameOf(first.column), count: more.length });
  const single = first && t('sort.label', { column: nameOf(first.column) });
  const label = (more.length > 0 ? several : single) ?? t('sort.open');
  return (
    <Popover
      label={t('sort.open')}
      testId="sort-panel"
      isOpen={isOpen}
      onOpen={() => openPanel('sort')}
      onClose={() => closePanel('sort')}
      isWide
      trigger={
        <Button look="quiet" icon={<ArrowDownUp aria-hidden />} aria-label={label} title={label} data-testid="sort">
          {t('sort.open')}
        </Button>
      }
    >
      <div className={styles.panel} ref={panel}>
        {sort.length === 0 && <p className={styles.words}>{t('sort.none')}</p>}
        <ol className={styles.levels}>
          {sort.map((by, index) => (
            <SortLevel
              key={by.column}
              sort={sort}
              index={index}
              name={nameOf(by.column)}
              offered={offered(by.column)}
              change={change}
            />
          ))}
        </ol>
        {sort.length === mostLevels && <p className={styles.words}>{t('sort.full')}</p>}
        {sort.length < mostLevels && (
          <div className={styles.level}>
            <span className={styles.place} aria-hidden>
              {sort.length + 1}
            </span>
            <ColumnSelect
              label={sort.length === 0 ? t('sort.first') : t('sort.then')}
              value={null}
              {...offered(null)}
              choose={(column) => change(withLevel(sort, column))}
              testId="sort-add"
            />
          </div>
        )}
      </div>
    </Popover>
  );
}
