import { useTranslation } from 'react-i18next';
import { answerClosing } from '../state/closing';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';

/** Changes wait while the window is about to close: they keep, and that is what there is to know. */
export function ClosingDialog({ waiting }: { waiting: number }) {
  const { t } = useTranslation();
  const answer = (close: boolean) => {
    answerClosing(close).catch(reportFault);
  };
  return (
    <Dialog
      title={t('closing.title', { count: waiting })}
      description={t('closing.text')}
      onClose={() => answer(false)}
    >
      <DialogButtons>
        <Button onClick={() => answer(false)} data-testid="closing-stay">
          {t('closing.stay')}
        </Button>
        <Button look="primary" onClick={() => answer(true)} data-first data-testid="closing-close">
          {t('closing.close')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
