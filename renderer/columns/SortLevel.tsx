import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Column, Sort } from '../../preload/contract';
import { Button } from '../ui/Button';
import { ColumnSelect } from './ColumnSelect';
import { changeLevel, moveLevel, withoutLevel } from './levels';
import styles from './SortPanel.module.css';

interface SortLevelProps {
  sort: readonly Sort[];
  index: number;
  /** What its column is called. */
  name: string;
  offered: { listed: readonly Column[]; others: readonly Column[] };
  /** Sorts by other levels; the keyboard goes to the first of the selectors that finds something. */
  change(sort: Sort[], focus?: readonly string[]): void;
}

/** One column that the list is sorted by: which, in which direction, and what comes before and after it. */
export function SortLevel({ sort, index, name, offered, change }: SortLevelProps) {
  const { t } = useTranslation();
  const by = sort[index];
  if (!by) return null;
  const buttonOf = (to: number, testId: string) => `li:nth-child(${to + 1}) [data-testid="${testId}"]:not(:disabled)`;
  return (
    <li className={styles.level} data-testid="sort-level">
      <span className={styles.place} aria-hidden>
        {index + 1}
      </span>
      <ColumnSelect
        label={t('sort.column', { place: index + 1 })}
        value={by.column}
        {...offered}
        choose={(column) => change(changeLevel(sort, index, { column }), [buttonOf(index, 'sort-column')])}
        testId="sort-column"
      />
      <select
        className={styles.select}
        aria-label={t('sort.direction', { column: name })}
        value={by.direction}
        onChange={({ target }) =>
          change(changeLevel(sort, index, { direction: Sort.shape.direction.parse(target.value) }))
        }
        data-testid="sort-direction"
      >
        <option value="ascending">{t('sort.ascending')}</option>
        <option value="descending">{t('sort.descending')}</option>
      </select>
      <Button
        look="quiet"
        icon={<ArrowUp aria-hidden />}
        aria-label={t('sort.earlier', { column: name })}
        title={t('sort.earlier', { column: name })}
        disabled={index === 0}
        onClick={() =>
          change(moveLevel(sort, index, -1), [buttonOf(index - 1, 'sort-earlier'), buttonOf(index - 1, 'sort-later')])
        }
        data-testid="sort-earlier"
      />
      <Button
        look="quiet"
        icon={<ArrowDown aria-hidden />}
        aria-label={t('sort.later', { column: name })}
        title={t('sort.later', { column: name })}
        disabled={index === sort.length - 1}
        onClick={() =>
          change(moveLevel(sort, index, 1), [buttonOf(index + 1, 'sort-later'), buttonOf(index + 1, 'sort-earlier')])
        }
        data-testid="sort-later"
      />
      <Button
        look="quiet"
        icon={<X aria-hidden />}
        aria-label={t('sort.remove', { column: name })}
        title={t('sort.remove', { column: name })}
        onClick={() =>
          change(withoutLevel(sort, by.column), [buttonOf(index, 'sort-remove'), '[data-testid="sort-add"]'])
        }
        data-testid="sort-remove"
      />
    </li>
  );
}
