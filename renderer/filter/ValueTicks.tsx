import { Check } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Column } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { FindField } from '../ui/FindField';
import { type FilterValue, mostValues } from './columnCondition';
import type { Condition } from './condition';
import styles from './Options.module.css';
import { optionAfter } from './optionKeys';
import { exactTick, isSearchedHere, type Tick, ticksOf } from './ticks';
import { useFacets } from './useFacets';

interface ValueTicksProps {
  speech: Speech;
  column: Column;
  /** The other conditions: counts are of those whom they describe. */
  others: readonly Condition[];
  ticked: readonly FilterValue[];
  tick(values: readonly FilterValue[]): void;
}

/** The values that people have in a column, with how many have each, to be ticked. */
export function ValueTicks({ speech, column, others, ticked, tick }: ValueTicksProps) {
  const { t, formats } = speech;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const facets = useFacets(column, others, isSearchedHere(column) ? '' : search.trim());
  const listed = ticksOf(speech, column, { facets, ticked, search });
  const exact = facets ? exactTick(column, listed, search) : null;
  const options = exact ? [...listed, exact] : listed;
  const current = Math.min(active, options.length - 1);
  const isFull = ticked.length >= mostValues;
  const label = t('filter.values', { column: columnLabel(t, column) });
  const more = facets ? facets.distinct - facets.values.length : 0;

  useEffect(() => {
    list.current?.querySelector(`[data-index="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  function toggle(option: Tick | undefined) {
    if (!option || (isFull && !option.isTicked)) return;
    tick(option.isTicked ? ticked.filter((value) => value !== option.value) : [...ticked, option.value]);
  }

  function press(event: KeyboardEvent) {
    const target = optionAfter(event.key, current, options.length);
    if (target !== null) setActive(target);
    // No value begins with a blank.
    else if (event.key === 'Enter' || (event.key === ' ' && search === '')) toggle(options[current]);
    else return;
    event.preventDefault();
  }

  const keys = {
    onKeyDown: press,
    'aria-activedescendant': current >= 0 ? `${id}-${current}` : undefined,
    'data-begin': true,
  };
  const ofList = { id: `${id}-list`, role: 'listbox', 'aria-multiselectable': true, 'aria-label': label } as const;
  const isShort = column.type === 'boolean';
  return (
    <>
      {!isShort && (
        <FindField
          className={styles.find}
          label={t('filter.findValue')}
          value={search}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          onChange={({ target }) => {
            setSearch(target.value);
            setActive(0);
          }}
          {...keys}
          data-testid="filter-search"
        />
      )}
      <div ref={list} className={styles.list} {...ofList} {...(isShort ? { ...keys, tabIndex: 0 } : { tabIndex: -1 })}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, as a combobox has it
          <div
            key={JSON.stringify([option.value, option === exact])}
            id={`${id}-${index}`}
            className={styles.option}
            role="option"
            tabIndex={-1}
            aria-selected={option.isTicked}
            aria-disabled={isFull && !option.isTicked}
            data-active={index === current}
            data-index={index}
            data-testid="filter-value"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              setActive(index);
              toggle(option);
            }}
          >
            <span className={styles.tick} data-on={option.isTicked}>
              {option.isTicked && <Check aria-hidden />}
            </span>
            <span className={option.value === null ? styles.faint : styles.name} dir="auto" title={option.label}>
              {option === exact ? t('filter.exactly', { value: option.label }) : option.label}
            </span>
            {option.count !== null && <span className={styles.note}>{formats.number(option.count)}</span>}
          </div>
        ))}
        {facets && options.length === 0 && <p className={styles.nothing}>{t('filter.noValue')}</p>}
        {more > 0 && (
          <p className={styles.more} data-testid="filter-more">
            {t('filter.moreValues', { count: more })}
          </p>
        )}
        {isFull && <p className={styles.more}>{t('filter.mostValues', { count: mostValues })}</p>}
      </div>
    </>
  );
}
