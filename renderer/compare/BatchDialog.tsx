import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../preload/contract';
import { askedForLeavers } from '../import/absent/leavers';
import { useDeactivable } from '../import/absent/useDeactivable';
import { useShareText } from '../import/absent/useShareText';
import { useWhyNobody } from '../import/absent/useWhyNobody';
import { useImporting } from '../import/importing';
import { Tick } from '../import/Tick';
import { ConfirmField } from '../removal/ConfirmField';
import { isConfirmed } from '../removal/confirmation';
import { notPermittedText } from '../selection/offers';
import { actionFor, isPermitted, useAdministration } from '../state/administration';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { ReasonedButton } from '../ui/ReasonedButton';
import styles from './BatchDialog.module.css';
import { makeBatch } from './makingBatch';

/** What of a comparison is taken into one batch; nobody is deactivated who was not ticked. */
export function BatchDialog({ summary, onClose }: { summary: ImportSummary; onClose(): void }) {
  const { t, i18n } = useTranslation();
  const administration = useAdministration((state) => state.administration);
  const leavers = useImporting((state) => state.leavers.size);
  const everybody = useDeactivable('')?.everybody ?? null;
  const whyNobody = useWhyNobody();
  const shareText = useShareText();
  const { counts, changing, cells } = summary;
  const [creates, setCreates] = useState(counts.new > 0);
  const [changes, setChanges] = useState(changing > 0);
  const [deactivates, setDeactivates] = useState(leavers > 0);
  const [typed, setTyped] = useState('');

  const people = (creates ? counts.new : 0) + (changes ? changing : 0) + (deactivates ? leavers : 0);
  const asked = askedForLeavers(deactivates ? leavers : 0, everybody ?? 0);
  const isKnown = !deactivates || everybody !== null;
  const why =
    people === 0 ? t('compare.nothing') : isKnown && isConfirmed(asked, typed) ? null : t('absent.confirmFirst');
  const mayCreate = isPermitted(administration, 'users.create');
  const notPermitted = notPermittedText({ administration, t, language: i18n.language });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (why !== null) return;
    onClose();
    makeBatch({ creates, changes, deactivates, people }).catch(reportFault);
  }

  return (
    <Dialog title={t('compare.batch.title')} description={t('compare.batch.text')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <Tick
          checked={creates}
          why={counts.new > 0 ? null : mayCreate ? t('compare.create.none') : notPermitted}
          note={creates && administration?.invitation === 'onCreate' ? t('import.invitedAnyway') : null}
          change={setCreates}
          testId="compare-creates"
        >
          {t('compare.create', { count: counts.new })}
        </Tick>
        {creates && administration?.invitation === 'onRequest' && actionFor(administration, 'invitation') && (
          <Invites />
        )}
        <Tick
          checked={changes}
          why={changing > 0 ? null : t('compare.change.none')}
          change={setChanges}
          testId="compare-changes"
        >
          {t('compare.change', { count: changing, cells: t('import.sum.cells', { count: cells }) })}
        </Tick>
        <Tick
          checked={deactivates}
          why={leavers > 0 ? null : (whyNobody ?? t('compare.deactivate.none'))}
          note={deactivates ? shareText(leavers, everybody) : null}
          change={setDeactivates}
          testId="compare-deactivates"
        >
          {t('compare.deactivate', { count: leavers })}
        </Tick>
        <ConfirmField asked={asked} typed={typed} type={setTyped} testId="compare-confirm" />
        <DialogButtons>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <ReasonedButton
            type="submit"
            look="primary"
            why={why}
            onClick={submit}
            data-first
            data-testid="compare-submit"
          >
            {t('compare.make', { count: people })}
          </ReasonedButton>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

function Invites(): ReactNode {
  const { t } = useTranslation();
  const invites = useImporting((state) => state.invites);
  return (
    <div className={styles.inner}>
      <Tick checked={invites} change={(next) => useImporting.setState({ invites: next })} testId="compare-invites">
        {t('import.invites')}
      </Tick>
    </div>
  );
}
