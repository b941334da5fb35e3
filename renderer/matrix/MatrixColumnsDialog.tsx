import { type FormEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, groupOfColumn } from '../../preload/contract';
import { useGroups } from '../groups/groups';
import { columnLabel } from '../i18n/columnLabel';
import { useFormats } from '../i18n/useFormats';
import { Button } from '../ui/Button';
import { Checkbox } from '../ui/Checkbox';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { FindField } from '../ui/FindField';
import { GridCell, VirtualGrid } from '../ui/VirtualGrid';
import type { MatrixKind } from './columns';
import styles from './MatrixColumnsDialog.module.css';
import { candidates, pickColumns, shownKeys } from './matrix';

/** More columns than this nobody paints, and the engine takes no more than 500. */
const mostColumns = 200;
const keyOf = ({ key }: Column) => key;
const heightOf = () => 32;

/** Which groups, or modules, are columns of the matrix. */
export function MatrixColumnsDialog({ kind, close }: { kind: MatrixKind; close(): void }) {
  const { t, i18n } = useTranslation();
  const { number } = useFormats();
  const groups = useGroups((state) => state.groups);
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState(() => shownKeys(kind));
  const list = useRef<HTMLDivElement>(null);
  const all = candidates(kind);
  const members = useMemo(() => new Map(groups?.map((group) => [group.row, group.members])), [groups]);

  const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(i18n.language);
  const words = fold(search).split(/\s+/).filter(Boolean);
  const found = all.filter((column) => words.every((word) => fold(columnLabel(t, column)).includes(word)));
  const count = all.filter(({ key }) => picked.has(key)).length;

  function toggle({ key }: Column) {
    setPicked((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }

  function show() {
    if (count === 0 || count > mostColumns) return;
    pickColumns(picked);
    close();
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  }

  return (
    <Dialog title={t(`matrix.pick.${kind}`)} onClose={close}>
      <form
        className={styles.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          show();
        }}
      >
        <FindField
          label={t(`matrix.find.${kind}`)}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          onKeyDown={press}
          data-testid="matrix-find"
        />
        <div className={styles.list} ref={list}>
          <VirtualGrid
            label={t(`matrix.pick.${kind}`)}
            items={found}
            count={found.length}
            heightOf={heightOf}
            keyOf={keyOf}
            isPicked={({ key }) => picked.has(key)}
            onToggle={toggle}
            onOpen={show}
            testId="matrix-pick-list"
          >
            {(column) => {
              const group = groupOfColumn(column.key);
              const label = columnLabel(t, column);
              return (
                <GridCell className={styles.column} data-testid="matrix-pick">
                  <Checkbox
                    checked={picked.has(column.key)}
                    tabIndex={-1}
                    aria-label={label}
                    onChange={() => toggle(column)}
                  />
                  <bdi className={styles.name} title={label}>
                    {label}
                  </bdi>
                  {group !== null && <span className={styles.note}>{number(members.get(group) ?? 0)}</span>}
                </GridCell>
              );
            }}
          </VirtualGrid>
        </div>
        <p className={styles.note} role="status">
          {count > mostColumns && t('matrix.tooMany', { limit: mostColumns })}
        </p>
        <DialogButtons>
          <Button
            look="quiet"
            onClick={() => {
              pickColumns(null);
              close();
            }}
            data-testid="matrix-usual"
          >
            {t('columns.reset')}
          </Button>
          <Button onClick={close}>{t('dialog.cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            disabled={count === 0 || count > mostColumns}
            data-testid="matrix-pick-submit"
          >
            {t('matrix.pick.submit', { count })}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
