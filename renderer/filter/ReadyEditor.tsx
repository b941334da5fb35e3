import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useUsers } from '../state/users';
import styles from './Editor.module.css';
import { changeDraft } from './editing';
import { isSameReady, type ReadyFilter, readyFilters, readyName } from './ready';

/** A ready filter may become another one of its kind. */
export function ReadyEditor({ draft }: { draft: ReadyFilter }) {
  const { t } = useTranslation();
  const id = useId();
  const columns = useUsers((state) => state.columns);
  const alike = readyFilters(columns).filter(({ kind }) => kind === draft.kind);
  return (
    <fieldset className={styles.choices} aria-label={t('filter.heading.ready')}>
      {alike.map((ready) => (
        <label key={ready.state} className={styles.choice}>
          <input
            type="radio"
            name={id}
            checked={isSameReady(draft, ready)}
            data-begin={isSameReady(draft, ready) ? true : undefined}
            onChange={() => changeDraft(ready)}
          />
          {readyName(t, ready)}
        </label>
      ))}
    </fieldset>
  );
}
