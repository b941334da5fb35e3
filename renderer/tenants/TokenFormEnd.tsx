import { useTranslation } from 'react-i18next';
import type { Keep } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { closeDialog } from '../state/dialogs';
import { Button } from '../ui/Button';
import { DialogButtons } from '../ui/Dialog';
import { FailureBox } from '../ui/FailureBox';

interface TokenFormEndProps {
  failure: Failure | null;
  busy: boolean;
  submitText: string;
  busyText: string;
  submit(keep: Keep): void;
}

/** How a form with a token ends: what went wrong, what else can be done, and the button that sends it. */
export function TokenFormEnd({ failure, busy, submitText, busyText, submit }: TokenFormEndProps) {
  const { t } = useTranslation();
  return (
    <>
      {failure && (
        <FailureBox failure={failure}>
          {failure.code === 'no-keychain' && (
            <Button onClick={() => submit('run')} disabled={busy} data-testid="connect-keep-for-run">
              {t('connect.keepForRun')}
            </Button>
          )}
        </FailureBox>
      )}
      <DialogButtons>
        <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
        <Button type="submit" look="primary" disabled={busy} data-testid="connect-submit">
          {busy ? busyText : submitText}
        </Button>
      </DialogButtons>
    </>
  );
}
