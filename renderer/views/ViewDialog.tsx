import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../preload/failure';
import { failureText } from '../i18n/failureText';
import { closeDialog } from '../state/dialogs';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { FailureBox } from '../ui/FailureBox';
import { FormField } from '../ui/FormField';
import forms from '../ui/form.module.css';
import { changeView, saveAsView } from './showing';
import { useViewDialog } from './viewDialog';

const longestName = 200;

/** What a view is called. */
export function ViewDialog() {
  const { t } = useTranslation();
  const view = useViewDialog((state) => state.view);
  const [name, setName] = useState(view?.name ?? '');
  const [isDefault, setIsDefault] = useState(view?.isDefault ?? false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isTaken = failure?.code === 'view-taken';
  const { what, remedy } = isTaken ? failureText(t, failure) : { what: '', remedy: '' };

  async function submit(event: FormEvent) {
    event.preventDefault();
    const chosen = name.trim();
    if (chosen === '' || isBusy) return;
    setIsBusy(true);
    const saving = view ? changeView(view, { name: chosen, isDefault }) : saveAsView(chosen, isDefault);
    const why = await saving.finally(() => setIsBusy(false));
    if (why) setFailure(why);
    else closeDialog();
  }

  return (
    <Dialog
      title={view ? t('views.rename.title') : t('views.save.title')}
      {...(view ? {} : { description: t('views.save.text') })}
      onClose={closeDialog}
    >
      <form className={forms.form} onSubmit={(event) => void submit(event).catch(reportFault)}>
        <FormField
          label={t('views.name')}
          value={name}
          change={(value) => {
            setName(String(value).slice(0, longestName));
            setFailure(null);
          }}
          problem={isTaken ? `${what} ${remedy}` : null}
          testId="view-name"
        />
        <FormField
          label={t('views.makeDefault')}
          value={isDefault}
          change={(value) => setIsDefault(value === true)}
          testId="view-default"
        />
        {failure && !isTaken && <FailureBox failure={failure} />}
        <DialogButtons>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <Button type="submit" look="primary" disabled={name.trim() === '' || isBusy} data-testid="view-submit">
            {view ? t('views.rename.submit') : t('views.save.submit')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
