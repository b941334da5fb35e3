import { useState } from 'react';
import type { ChangeSelection, Column, Resolution } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { resolveConflicts } from '../state/conflicts';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import styles from './ResolveMany.module.css';
import { ValueForm } from './ValueForm';

interface ResolveManyProps {
  tenantId: string;
  columns: readonly Column[];
  speech: Speech;
  /** Attributes of which there are several. */
  frequent: readonly string[];
  total: number;
}

/** Stands for all attributes; no attribute is named so. */
const all = '';

/** One answer for all conflicts, or for all of one attribute. */
export function ResolveMany({ tenantId, columns, speech, frequent, total }: ResolveManyProps) {
  const { t } = speech;
  const [chosen, setChosen] = useState(all);
  const [isTyping, setIsTyping] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  // What was chosen may have been resolved since.
  const scope = frequent.includes(chosen) ? chosen : all;
  const column = columns.find(({ key }) => key === scope);
  const labelOf = (key: string) => {
    const known = columns.find((one) => one.key === key);
    return known ? columnLabel(t, known) : key;
  };

  function resolve(resolution: Resolution) {
    const selection: ChangeSelection = scope === all ? {} : { column: scope };
    setIsBusy(true);
    setIsTyping(false);
    resolveConflicts(tenantId, selection, resolution)
      .catch(reportFault)
      .finally(() => setIsBusy(false));
  }

  return (
    <section className={styles.many} aria-label={t('conflict.many')} data-testid="conflicts-many">
      <select
        className={styles.scope}
        aria-label={t('conflict.many')}
        value={scope}
        onChange={(event) => {
          setChosen(event.target.value);
          setIsTyping(false);
        }}
      >
        <option value={all}>{t('conflict.many.all', { count: total })}</option>
        {frequent.map((key) => (
          <option key={key} value={key}>
            {t('conflict.many.column', { column: labelOf(key) })}
          </option>
        ))}
      </select>
      <Button disabled={isBusy} onClick={() => resolve({ take: 'mine' })} data-testid="keep-all-mine">
        {t('conflict.keepMine')}
      </Button>
      <Button disabled={isBusy} onClick={() => resolve({ take: 'theirs' })} data-testid="take-all-theirs">
        {t('conflict.takeTheirs')}
      </Button>
      {column && (
        <Button
          look="quiet"
          aria-expanded={isTyping}
          onClick={() => setIsTyping(!isTyping)}
          data-testid="take-all-other"
        >
          {t('conflict.other')}
        </Button>
      )}
      {isTyping && column && (
        <div className={styles.form}>
          <ValueForm
            column={column}
            speech={speech}
            before={null}
            isBusy={isBusy}
            take={(value) => resolve({ take: 'other', value })}
            leave={() => setIsTyping(false)}
          />
        </div>
      )}
    </section>
  );
}
