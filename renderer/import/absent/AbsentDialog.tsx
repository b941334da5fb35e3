import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmField } from '../../removal/ConfirmField';
import { isConfirmed } from '../../removal/confirmation';
import { Button } from '../../ui/Button';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { ReasonedButton } from '../../ui/ReasonedButton';
import { useImporting } from '../importing';
import styles from './AbsentDialog.module.css';
import { AbsentList } from './AbsentList';
import { askedForLeavers } from './leavers';
import { useDeactivable } from './useDeactivable';
import { useShareText } from './useShareText';
import { useWhyNobody } from './useWhyNobody';

/** In a search with words Escape takes these back, and closes nothing. */
function keepWhileSearching(event: KeyboardEvent) {
  const { activeElement: field } = document;
  if (field instanceof HTMLInputElement && field.type === 'search' && field.value !== '') event.preventDefault();
}

/** People whom the file does not name: to be looked at, and to be deactivated with the import where that is asked for. */
export function AbsentDialog({ count, onClose }: { count: number; onClose(): void }) {
  const { t } = useTranslation();
  const before = useImporting((state) => state.leavers);
  const [picked, setPicked] = useState<ReadonlySet<number>>(before);
  const [typed, setTyped] = useState('');
  const everybody = useDeactivable('')?.everybody ?? null;
  const shareText = useShareText();
  const why = useWhyNobody();
  const asked = askedForLeavers(picked.size, everybody ?? 0);
  const isReady = everybody !== null && isConfirmed(asked, typed);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReady) return;
    useImporting.setState({ leavers: picked });
    onClose();
  }

  return (
    <Dialog
      title={t('import.absent', { count })}
      description={t(why === null ? 'import.absent.note' : 'absent.stay')}
      onClose={onClose}
      onEscape={keepWhileSearching}
      isWide
    >
      {why !== null && (
        <p className={styles.why} data-testid="absent-why">
          {why}
        </p>
      )}
      <div className={styles.list}>
        <AbsentList picked={picked} pick={setPicked} why={why} />
      </div>
      {why === null && (
        <form onSubmit={submit} className={styles.form}>
          <p className={asked.kind === 'none' ? styles.share : styles.many} role="status" data-testid="absent-share">
            {picked.size === 0 ? t('absent.nobody') : shareText(picked.size, everybody)}
          </p>
          <ConfirmField asked={asked} typed={typed} type={setTyped} testId="absent-confirm" />
          <DialogButtons>
            <Button onClick={onClose}>{t('dialog.cancel')}</Button>
            <ReasonedButton
              type="submit"
              look="primary"
              why={isReady ? null : t('absent.confirmFirst')}
              onClick={submit}
              data-testid="absent-submit"
            >
              {picked.size === 0 ? t('absent.take.nobody') : t('absent.take', { count: picked.size })}
            </ReasonedButton>
          </DialogButtons>
        </form>
      )}
    </Dialog>
  );
}
