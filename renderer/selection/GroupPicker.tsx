import { Search } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/useFormats';
import { withMembers } from '../state/picking';
import { Checkbox } from '../ui/Checkbox';
import styles from './GroupPicker.module.css';
import type { Group } from './useGroups';

interface GroupPickerProps {
  label: string;
  groups: readonly Group[];
  chosen: ReadonlySet<number>;
  choose(chosen: ReadonlySet<number>): void;
  /** What is to be said of a chosen group. */
  noteOf?(group: Group): string | null;
}

/** Without a filter one sees so many at once. */
const mostUnfiltered = 8;
/** More are not rendered: the filter finds them. */
const mostListed = 200;

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Groups to tick; a filter finds one among many. */
export function GroupPicker({ label, groups, chosen, choose, noteOf }: GroupPickerProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const id = useId();
  const [typed, setTyped] = useState('');
  const matching = useMemo(() => groups.filter(({ name }) => fold(name).includes(fold(typed.trim()))), [groups, typed]);

  return (
    <fieldset className={styles.picker} aria-label={label} data-testid="group-picker">
      {groups.length > mostUnfiltered && (
        <div className={styles.filter}>
          <Search aria-hidden />
          <input
            type="search"
            value={typed}
            placeholder={t('groupPick.filter')}
            aria-label={t('groupPick.filter')}
            spellCheck={false}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => {
              // Enter is for the filter, not for the form around it.
              if (event.key === 'Enter') event.preventDefault();
            }}
            data-testid="group-filter"
          />
          {chosen.size > 0 && (
            <span className={styles.chosen} role="status">
              {t('groupPick.chosen', { count: chosen.size })}
            </span>
          )}
        </div>
      )}
      <ul className={styles.groups}>
        {matching.slice(0, mostListed).map((group) => (
          <li key={group.row}>
            <label className={styles.group} htmlFor={`${id}-${group.row}`}>
              <Checkbox
                id={`${id}-${group.row}`}
                checked={chosen.has(group.row)}
                onChange={(isIn) => choose(withMembers(chosen, [group.row], isIn))}
                data-testid={`group-${group.name}`}
              />
              <span className={styles.name}>{group.name}</span>
              <span className={styles.note}>{(chosen.has(group.row) && noteOf?.(group)) || number(group.members)}</span>
            </label>
          </li>
        ))}
        {matching.length === 0 && <li className={styles.nothing}>{t('groupPick.noMatch')}</li>}
        {matching.length > mostListed && (
          <li className={styles.nothing}>{t('groupPick.more', { count: matching.length - mostListed })}</li>
        )}
      </ul>
    </fieldset>
  );
}
