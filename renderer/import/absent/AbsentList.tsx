import { useCallback, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AbsentPerson } from '../../../preload/contract';
import { succeeded } from '../../../preload/failure';
import { engine } from '../../bridge/engine';
import { failureText } from '../../i18n/failureText';
import { Checkbox } from '../../ui/Checkbox';
import { GridCell, VirtualGrid } from '../../ui/VirtualGrid';
import { useImporting } from '../importing';
import { useLineText } from '../lineText';
import { SettledSearch } from '../SettledSearch';
import { useLongList } from '../useLongList';
import styles from './AbsentList.module.css';
import { useDeactivable } from './useDeactivable';

/** CSS px. */
const rowHeight = () => 34;

interface AbsentListProps {
  /** The rows of those who are ticked. */
  picked: ReadonlySet<number>;
  pick(rows: ReadonlySet<number>): void;
  /** Why nobody can be deactivated at all; null: some can. */
  why: string | null;
}

/** People whom the file does not name, with why they cannot be deactivated; the others can be ticked, one by one or all. */
export function AbsentList({ picked, pick, why }: AbsentListProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const able = useDeactivable(search);
  const id = useId();
  const anchor = useRef<number | null>(null);
  const read = useCallback(
    async (start: number, count: number) => {
      const { tenantId, importId } = useImporting.getState();
      const listed = await engine.call('import.absent', { tenantId: tenantId ?? '', importId, search, start, count });
      return listed.ok ? succeeded({ total: listed.value.total, items: listed.value.people }) : listed;
    },
    [search],
  );
  const { items, total, more } = useLongList<AbsentPerson>(read);
  const canPick = (person: AbsentPerson) => why === null && person.failure === null;

  function toggle({ row }: AbsentPerson, isRange: boolean) {
    const [from, to] = [anchor.current ?? row, row].map((one) => items.findIndex((person) => person.row === one)) as [
      number,
      number,
    ];
    const among =
      isRange && from >= 0 ? items.slice(Math.min(from, to), Math.max(from, to) + 1) : items.slice(to, to + 1);
    const isIn = !picked.has(row);
    anchor.current = row;
    pick(
      changed(
        among.filter(canPick).map((person) => person.row),
        isIn,
      ),
    );
  }

  function changed(rows: readonly number[], isIn: boolean): ReadonlySet<number> {
    const next = new Set(picked);
    for (const row of rows) {
      if (isIn) next.add(row);
      else next.delete(row);
    }
    return next;
  }

  const found = able?.rows ?? [];
  const isAll = found.length > 0 && found.every((row) => picked.has(row));
  const isSome = !isAll && found.some((row) => picked.has(row));
  return (
    <div className={styles.list}>
      <div className={styles.bar}>
        {why === null && found.length > 0 && (
          <label className={styles.all} htmlFor={id}>
            <Checkbox
              id={id}
              checked={isAll}
              isPartial={isSome}
              onChange={() => pick(changed(found, !isAll))}
              data-testid="absent-all"
            />
            {t(search === '' ? 'absent.all' : 'absent.allFound', { count: found.length })}
          </label>
        )}
        <span className={styles.space} />
        <SettledSearch
          className={styles.search}
          label={t('absent.search')}
          search={search}
          change={setSearch}
          testId="absent-search"
        />
      </div>
      <div className={styles.people} data-testid="absent-people" data-total={total ?? ''}>
        {total === 0 ? (
          <p className={styles.empty} role="status">
            {t(search === '' ? 'absent.none' : 'absent.noMatch')}
          </p>
        ) : (
          <VirtualGrid
            label={t('import.absent', { count: total ?? 0 })}
            items={items}
            count={total ?? 0}
            heightOf={rowHeight}
            keyOf={({ row }) => row}
            isPicked={(person) => (canPick(person) ? picked.has(person.row) : null)}
            onToggle={(person, isRange) => canPick(person) && toggle(person, isRange)}
            onEnd={more}
            testId="import-absent-list"
          >
            {(person) => (
              <Person
                person={person}
                isPicked={canPick(person) ? picked.has(person.row) : null}
                isWhyTold={why === null}
                toggle={(isRange) => toggle(person, isRange)}
              />
            )}
          </VirtualGrid>
        )}
      </div>
    </div>
  );
}

interface PersonProps {
  person: AbsentPerson;
  /** Null: cannot be ticked. */
  isPicked: boolean | null;
  /** Whether the reason is this person's own. */
  isWhyTold: boolean;
  toggle(isRange: boolean): void;
}

function Person({ person, isPicked, isWhyTold, toggle }: PersonProps) {
  const { t } = useTranslation();
  const lineText = useLineText();
  const { name, userName, failure, namesake } = person;
  const text = failure && isWhyTold ? failureText(t, failure) : null;
  const isInactive = failure?.code === 'not-applicable';
  const why = text && (isInactive ? t('absent.inactive') : text.what);
  const alike = namesake === null ? null : t('absent.namesake', { line: lineText(namesake) });
  const note = [why, alike].filter((part) => part !== null).join(' ');
  return (
    <div className={styles.person} data-testid="absent-person">
      <GridCell className={styles.tick}>
        {isPicked !== null && (
          <Checkbox
            checked={isPicked}
            tabIndex={-1}
            aria-label={t('absent.tick', { person: name })}
            onChange={(_, isRange) => toggle(isRange)}
          />
        )}
      </GridCell>
      <GridCell className={styles.name} title={name}>
        <bdi>{name}</bdi>
      </GridCell>
      <GridCell className={styles.soft} title={userName}>
        <bdi>{userName}</bdi>
      </GridCell>
      <GridCell
        className={alike ? styles.warning : styles.soft}
        title={text && !isInactive ? `${note} ${text.remedy}` : note}
        data-testid="absent-note"
      >
        {note}
      </GridCell>
    </div>
  );
}
