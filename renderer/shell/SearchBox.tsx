import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../state/session';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { FindField } from '../ui/FindField';
import styles from './SearchBox.module.css';
import { isTypedSearch, searchFor } from './searching';

/** Searches in everything that is known of users, while one types. */
export function SearchBox({ leave }: { leave(): void }) {
  const { t } = useTranslation();
  const searched = useUsers(({ query }) => query.search);
  const asked = useSession((session) => session.searchAsked);
  const [typed, setTyped] = useState(searched);
  const input = useRef<HTMLInputElement>(null);

  // Cleared from elsewhere, or another tenant's; what was typed here is here already, and may have gone on.
  useEffect(() => {
    if (!isTypedSearch(searched)) setTyped(searched);
  }, [searched]);

  useEffect(() => {
    if (asked === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [asked]);

  function type(text: string) {
    setTyped(text);
    searchFor(text);
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'Escape' && typed !== '') type('');
    else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') leave();
    else return;
    event.preventDefault();
  }

  return (
    <FindField
      ref={input}
      className={styles.box}
      label={t('command.search')}
      placeholder={t('search.placeholder')}
      value={typed}
      onChange={(event) => type(event.target.value)}
      onKeyDown={press}
      data-testid="search"
    >
      {typed !== '' && (
        <Button
          look="quiet"
          className={styles.clear}
          icon={<X aria-hidden />}
          aria-label={t('search.clear')}
          onClick={() => {
            type('');
            input.current?.focus();
          }}
        />
      )}
    </FindField>
  );
}
