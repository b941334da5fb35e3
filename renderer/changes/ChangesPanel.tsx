import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeEntry, Tenant } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { useFormats } from '../i18n/useFormats';
import {
  canDiscard,
  discardChanges,
  findChanges,
  forgetChanges,
  hasStopped,
  restoreChanges,
  retryChanges,
  useChanges,
} from '../state/changes';
import { showChanges } from '../state/dialogs';
import { openChanges, useStatus } from '../state/status';
import { reportFault, showDone, showFailure } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { ChangeItem } from './ChangeItem';
import styles from './ChangesPanel.module.css';

/** The list of open changes, beside the grid: what it was, what it becomes, where it stands. */
export function ChangesPanel({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const entries = useChanges((state) => state.entries);
  const columns = useUsers((state) => state.columns);
  const open = useStatus(({ status }) => (status ? openChanges(status) : 0));
  const title = useRef<HTMLHeadingElement>(null);
  const speech = { t, formats };

  useEffect(() => {
    title.current?.focus();
    return forgetChanges;
  }, []);

  async function tell(done: Promise<{ ok: boolean; failure?: Failure }>) {
    const answer = await done;
    if (!answer.ok && answer.failure) showFailure(answer.failure);
  }

  async function discard(changes: readonly ChangeEntry[]) {
    if (changes.length === 0) return;
    const discarded = await discardChanges(tenant.id, changes);
    if (!discarded.ok) return showFailure(discarded.failure);
    showDone(t('changes.discarded', { count: discarded.value }), {
      label: t('changes.undo'),
      run: () => tell(restoreChanges(tenant.id, changes)).catch(reportFault),
    });
  }

  async function retry(changes: readonly ChangeEntry[]) {
    if (changes.length > 0) await tell(retryChanges(tenant.id, changes));
  }

  async function withAll(passes: (entry: ChangeEntry) => boolean, act: (changes: ChangeEntry[]) => Promise<void>) {
    const found = await findChanges(tenant.id, passes);
    if (found.ok) await act(found.value);
    else showFailure(found.failure);
  }

  const more = entries ? open - entries.length : 0;
  return (
    <aside
      className={styles.panel}
      aria-labelledby="changes-title"
      data-testid="changes-list"
      onKeyDown={(event) => event.key === 'Escape' && showChanges(false)}
    >
      <header className={styles.header}>
        <h2 id="changes-title" ref={title} tabIndex={-1} className={styles.title}>
          {t('changes.title')}
        </h2>
        <Button
          look="quiet"
          icon={<X aria-hidden />}
          aria-label={t('changes.close')}
          onClick={() => showChanges(false)}
        />
      </header>
      {entries?.length === 0 && (
        <div className={styles.empty}>
          <p className={styles.emptyTitle}>{t('changes.none.title')}</p>
          <p>{t('changes.none.text')}</p>
        </div>
      )}
      {entries && entries.length > 0 && (
        <>
          <ul className={styles.list}>
            {entries.map((entry) => (
              <ChangeItem
                key={entry.id}
                entry={entry}
                column={columns.find(({ key }) => key === entry.column)}
                speech={speech}
                discard={() => discard([entry]).catch(reportFault)}
                retry={() => retry([entry]).catch(reportFault)}
              />
            ))}
            {more > 0 && <li className={styles.more}>{t('changes.more', { count: more })}</li>}
          </ul>
          <footer className={styles.footer}>
            {entries.some(hasStopped) && (
              <Button onClick={() => withAll(hasStopped, retry).catch(reportFault)} data-testid="changes-retry-all">
                {t('changes.retryAll')}
              </Button>
            )}
            <Button
              look="danger"
              onClick={() => withAll(canDiscard, discard).catch(reportFault)}
              data-testid="changes-discard-all"
            >
              {t('changes.discardAll')}
            </Button>
          </footer>
        </>
      )}
    </aside>
  );
}
