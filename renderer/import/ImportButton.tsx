import { FileInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { notPermittedText } from '../selection/offers';
import { useAdministration } from '../state/administration';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { ReasonedButton } from '../ui/ReasonedButton';
import { useImporting } from './importing';
import { openImport } from './opening';
import { mayImport } from './permission';

/** Asks for a workbook to import, or leads back to the import that is open. */
export function ImportButton() {
  const { t, i18n } = useTranslation();
  const administration = useAdministration((state) => state.administration);
  const tenantId = useUsers((state) => state.tenantId);
  const open = useImporting((state) => (state.tenantId === tenantId && !state.isApplied ? state.file : null));
  return (
    <ReasonedButton
      look="quiet"
      icon={<FileInput aria-hidden />}
      title={open ? t('import.goOn', { file: open.fileName }) : t('import.open.hint')}
      why={mayImport(administration) ? null : notPermittedText({ administration, t, language: i18n.language })}
      onClick={() => openImport().catch(reportFault)}
      data-testid="import-open"
    >
      {t('import.open')}
    </ReasonedButton>
  );
}
