import { Columns3 } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { columnLabel } from '../i18n/columnLabel';
import { changeLayout } from '../state/asking';
import { laidOut, usualLayout } from '../state/layout';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { FindField } from '../ui/FindField';
import { Popover } from '../ui/Popover';
import { ColumnList } from './ColumnList';
import styles from './ColumnsPanel.module.css';
import { closePanel, openPanel, usePanels } from './panels';

/** Which columns the list shows, and in which order. */
export function ColumnsPanel() {
  const { t } = useTranslation();
  const isOpen = usePanels(({ open }) => open === 'columns');
  const isMatrix = useUsers(({ face }) => face.kind === 'matrix');
  // The matrix has columns of its own, and a choice of them.
  if (isMatrix) return null;

  return (
    <Popover
      label={t('columns.label')}
      testId="columns-panel"
      isOpen={isOpen}
      onOpen={() => openPanel('columns')}
      onClose={() => closePanel('columns')}
      trigger={
        <Button look="quiet" icon={<Columns3 aria-hidden />} title={t('columns.open')} data-testid="columns">
          {t('columns.open')}
        </Button>
      }
    >
      <Panel />
    </Popover>
  );
}

function Panel() {
  const { t, i18n } = useTranslation();
  const columns = useUsers((state) => state.columns);
  const layout = useUsers((state) => state.layout);
  const [search, setSearch] = useState('');
  const list = useRef<HTMLDivElement>(null);

  const shown = laidOut(layout, columns);
  const hidden = columns.filter((column) => !shown.includes(column));
  const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(i18n.language);
  const words = fold(search).split(/\s+/).filter(Boolean);
  const isFound = (column: (typeof columns)[number]) =>
    words.every((word) => fold(columnLabel(t, column)).includes(word));

  function press(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.current?.focus();
  }

  return (
    <>
      <FindField
        className={styles.find}
        label={t('columns.find')}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        onKeyDown={press}
        data-testid="columns-find"
      />
      <ColumnList
        ref={list}
        layout={layout}
        shown={shown.filter(isFound)}
        hidden={hidden.filter(isFound)}
        change={changeLayout}
      />
      <footer className={styles.footer}>
        <p className={styles.hint}>{t('columns.hint')}</p>
        <Button look="quiet" onClick={() => changeLayout(usualLayout(columns))} data-testid="columns-usual">
          {t('columns.reset')}
        </Button>
      </footer>
    </>
  );
}
