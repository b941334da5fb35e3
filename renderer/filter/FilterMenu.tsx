import {
  Calendar,
  CalendarX,
  CircleDot,
  Diamond,
  Hash,
  List,
  type LucideIcon,
  MinusCircle,
  Pencil,
  SquarePen,
  ToggleLeft,
  Type,
  UserX,
} from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnType } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import { useUsers } from '../state/users';
import { FindField } from '../ui/FindField';
import { type MenuOption, menuOptions } from './menuOptions';
import styles from './Options.module.css';
import { optionAfter } from './optionKeys';
import type { ReadyFilter } from './ready';
import { useReadyCounts } from './useReadyCounts';

const iconOf: Record<ColumnType, LucideIcon> = {
  text: Type,
  choice: CircleDot,
  boolean: ToggleLeft,
  date: Calendar,
  number: Hash,
  list: List,
};

const readyIcons: Record<ReadyFilter['state'], LucideIcon> = {
  changed: Pencil,
  conflict: Diamond,
  rejected: MinusCircle,
  never: UserX,
  unseen: CalendarX,
};

function OptionIcon({ option: { column, ready } }: { option: MenuOption }) {
  const Icon = column ? iconOf[column.type] : ready ? readyIcons[ready.state] : SquarePen;
  return <Icon aria-hidden />;
}

/** Everything that one can filter by, found by a few letters. */
export function FilterMenu({ choose }: { choose(option: MenuOption): void }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const columns = useUsers((state) => state.columns);
  const layout = useUsers((state) => state.layout);
  const counts = useReadyCounts(useUsers((state) => state.conditions));
  const options = menuOptions(t, columns, layout, typed);
  const current = Math.min(active, options.length - 1);
  const sections = (['ready', 'columns', 'write'] as const)
    .map((section) => ({ section, options: options.filter((option) => option.section === section) }))
    .filter((section) => section.options.length > 0);
  const countOf = ({ ready }: MenuOption) => [...counts].find(([one]) => one.state === ready?.state)?.[1];

  useEffect(() => {
    list.current?.querySelector(`[data-index="${current}"]`)?.scrollIntoView({ block: 'nearest' });
    // The first ones have their heading above them.
    if (current === 0) list.current?.scrollTo({ top: 0 });
  }, [current]);

  function press(event: KeyboardEvent) {
    const target = optionAfter(event.key, current, options.length);
    const option = options[current];
    if (target !== null) setActive(target);
    else if (event.key === 'Enter' && option) choose(option);
    else return;
    event.preventDefault();
  }

  let index = -1;
  return (
    <>
      <FindField
        className={styles.find}
        label={t('filter.find')}
        value={typed}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
        }}
        onKeyDown={press}
        data-testid="filter-find"
      />
      <div
        ref={list}
        id={`${id}-list`}
        className={styles.list}
        role="listbox"
        tabIndex={-1}
        aria-label={t('filter.menu')}
      >
        {sections.map(({ section, options: lines }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
          <div
            key={section}
            role="group"
            className={section === 'write' ? styles.last : undefined}
            aria-label={section === 'write' ? t('filter.text') : t(`filter.heading.${section}`)}
          >
            {section !== 'write' && (
              <div className={styles.heading} aria-hidden>
                {t(`filter.heading.${section}`)}
              </div>
            )}
            {lines.map((option) => {
              index += 1;
              const count = countOf(option);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, as a combobox has it
                <div
                  key={option.id}
                  id={`${id}-${index}`}
                  className={styles.option}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === current}
                  data-active={index === current}
                  data-index={index}
                  data-testid={`filter-${option.id}`}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => choose(option)}
                >
                  <span className={styles.mark}>
                    <OptionIcon option={option} />
                  </span>
                  <span className={styles.name} title={option.name}>
                    {option.name}
                  </span>
                  {count !== undefined && <span className={styles.note}>{number(count)}</span>}
                </div>
              );
            })}
          </div>
        ))}
        {options.length === 0 && <p className={styles.nothing}>{t('filter.nothing')}</p>}
      </div>
    </>
  );
}
