import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterCompletion } from '../../preload/contract';
import { columnLabel } from '../i18n/columnLabel';
import { useUsers } from '../state/users';
import styles from './Options.module.css';

interface CompletionListProps {
  id: string;
  options: readonly FilterCompletion[];
  active: number | null;
  take(option: FilterCompletion): void;
}

/** How a filter's text may go on; attributes stand beside what their columns are called. */
export function CompletionList({ id, options, active, take }: CompletionListProps) {
  const { t } = useTranslation();
  const columns = useUsers((state) => state.columns);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (active === null) list.current?.scrollTo({ top: 0 });
    else list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <div
      ref={list}
      id={id}
      className={styles.completions}
      role="listbox"
      tabIndex={-1}
      aria-label={t('filter.suggestions')}
      hidden={options.length === 0}
    >
      {options.map((option, index) => {
        const column = columns.find(({ key }) => key === option.column);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field
          <div
            key={option.text}
            id={`${id}-${index}`}
            className={styles.option}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            data-active={index === active}
            data-kind={option.kind}
            data-testid="filter-completion"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            <span className={styles.code} title={option.text}>
              <bdi dir="ltr">{option.text}</bdi>
            </span>
            {column && <span className={styles.note}>{columnLabel(t, column)}</span>}
          </div>
        );
      })}
    </div>
  );
}
