import { useTranslation } from 'react-i18next';
import { closeDialog } from '../state/dialogs';
import { Dialog } from '../ui/Dialog';
import { DemoForm } from './DemoForm';

export function DemoDialog() {
  const { t } = useTranslation();
  return (
    <Dialog title={t('demo.title')} description={t('welcome.demo.text')} onClose={closeDialog}>
      <DemoForm />
    </Dialog>
  );
}
