import { Code, Copy } from 'lucide-react';
import { Toolbar } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportFault, showDone } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Popover } from '../ui/Popover';
import { type Condition, filterOf } from './condition';
import { joinIntoText } from './editing';
import styles from './FilterBar.module.css';
import { readyName } from './ready';

/** All conditions in the language of filters: to be read, copied, or gone on with. */
export function AsText({ conditions }: { conditions: readonly Condition[] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const columns = useUsers((state) => state.columns);
  const { filter } = filterOf(conditions, columns, new Date());
  const open = conditions.find((condition) => condition.kind === 'open');
  const isOneText = conditions.filter(({ kind }) => kind !== 'open').every(({ kind }) => kind === 'text');
  if (filter === null) return null;

  async function copy(text: string) {
    await navigator.clipboard.writeText(text);
    setOpen(false);
    showDone(t('filter.asText.copied'));
  }

  return (
    <Popover
      label={t('filter.asText')}
      trigger={
        <Toolbar.Button asChild>
          <Button
            look="quiet"
            className={styles.asText}
            icon={<Code aria-hidden />}
            title={t('filter.asText')}
            data-testid="filter-as-text"
          >
            {t('filter.asText')}
          </Button>
        </Toolbar.Button>
      }
      isOpen={isOpen}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      isWide
      testId="filter-as-text-shown"
    >
      <p className={styles.note}>{t('filter.asText.note')}</p>
      <code className={styles.text} dir="ltr" data-testid="filter-compiled">
        {filter}
      </code>
      {open && <p className={styles.note}>{t('filter.asText.open', { filter: readyName(t, open) })}</p>}
      <div className={styles.buttons}>
        <Button
          icon={<Copy aria-hidden />}
          onClick={() => copy(filter).catch(reportFault)}
          data-begin
          data-testid="filter-copy"
        >
          {t('filter.asText.copy')}
        </Button>
        {!isOneText && (
          <Button
            onClick={() => {
              setOpen(false);
              joinIntoText(filter);
            }}
            data-testid="filter-join"
          >
            {t('filter.asText.turn')}
          </Button>
        )}
      </div>
    </Popover>
  );
}
