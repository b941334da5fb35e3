import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { CellValue, ChangeEntry, Column, Resolution } from '../../preload/contract';
import { changeWords, valueWords } from '../changes/changeText';
import type { Speech } from '../grid/values';
import { useNow } from '../shell/useNow';
import { discardConflict, resolveConflicts } from '../state/conflicts';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import styles from './ConflictItem.module.css';
import { ValueForm } from './ValueForm';

interface ConflictItemProps {
  tenantId: string;
  entry: ChangeEntry;
  columns: readonly Column[];
  speech: Speech;
}

/** One conflict: the value before, mine and theirs, side by side, and the three ways in which it can end. */
export function ConflictItem({ tenantId, entry, columns, speech }: ConflictItemProps) {
  const { t } = speech;
  const { id, person, column: key, kind, from, theirs } = entry;
  const [isTyping, setIsTyping] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const name = useId();
  const item = useRef<HTMLLIElement>(null);
  const column = columns.find((known) => known.key === key);
  const { what, to } = changeWords(speech, columns, entry);
  const words = (value: CellValue) => valueWords(speech, column, value);

  // Where one conflict went the next one takes the focus, so that the keyboard goes on.
  useEffect(() => {
    const place = item.current;
    return () => {
      const next = place?.nextElementSibling ?? place?.previousElementSibling;
      if (place?.contains(document.activeElement)) next?.querySelector('button')?.focus();
    };
  }, []);

  function run(work: Promise<unknown>) {
    setIsBusy(true);
    work.catch(reportFault).finally(() => setIsBusy(false));
  }
  const resolve = (resolution: Resolution) => run(resolveConflicts(tenantId, { changes: [id] }, resolution));

  return (
    <li ref={item} className={styles.item} aria-labelledby={name} data-testid="conflict" data-change={id}>
      <h3 className={styles.name} id={name}>
        <bdi>{person}</bdi>
        <span className={styles.what}>{what}</span>
      </h3>
      {theirs?.gone ? (
        <div className={styles.gone}>
          <p>{t('conflict.gone', { change: `${what}: ${to}` })}</p>
          <Button look="danger" disabled={isBusy} onClick={() => run(discardConflict(tenantId, id))}>
            {t('conflict.gone.discard')}
          </Button>
        </div>
      ) : (
        <>
          <dl className={styles.values}>
            <Value title={t('conflict.was')} text={kind === 'set' ? words(from) : '–'} />
            <Value title={t('conflict.mine')} text={to} isMine />
            <Value title={t('conflict.theirs')} text={theirs ? words(theirs.value) : '–'}>
              <WhoAndWhen speech={speech} at={theirs?.at ?? null} by={theirs?.by ?? null} />
            </Value>
          </dl>
          <div className={styles.actions}>
            <Button disabled={isBusy} onClick={() => resolve({ take: 'mine' })} data-testid="keep-mine">
              {t('conflict.keepMine')}
            </Button>
            <Button disabled={isBusy} onClick={() => resolve({ take: 'theirs' })} data-testid="take-theirs">
              {t('conflict.takeTheirs')}
            </Button>
            {kind === 'set' && column && (
              <Button
                look="quiet"
                aria-expanded={isTyping}
                disabled={isBusy}
                onClick={() => setIsTyping(!isTyping)}
                data-testid="take-other"
              >
                {t('conflict.other')}
              </Button>
            )}
          </div>
          {isTyping && column && (
            <ValueForm
              column={column}
              speech={speech}
              before={theirs?.value ?? null}
              isBusy={isBusy}
              take={(value) => resolve({ take: 'other', value })}
              leave={() => setIsTyping(false)}
            />
          )}
        </>
      )}
    </li>
  );
}

interface ValueProps {
  title: string;
  text: string;
  isMine?: boolean;
  children?: ReactNode;
}

function Value({ title, text, isMine = false, children }: ValueProps) {
  return (
    <div className={styles.value} data-mine={isMine}>
      <dt>{title}</dt>
      <dd className="selectable">
        <bdi>{text}</bdi>
      </dd>
      {children}
    </div>
  );
}

/** Who changed it at the tenant, and when, as far as the tenant tells. */
function WhoAndWhen({ speech, at, by }: { speech: Speech; at: string | null; by: string | null }) {
  const { t, formats } = speech;
  const now = useNow();
  const instant = at === null ? Number.NaN : Date.parse(at);
  const when = Number.isNaN(instant) ? at : formats.moment(instant, now);
  if (when === null && by === null) return null;
  const text =
    by === null ? t('conflict.when', { when }) : when === null ? by : t('conflict.whoWhen', { who: by, when });
  return <dd className={styles.who}>{text}</dd>;
}
