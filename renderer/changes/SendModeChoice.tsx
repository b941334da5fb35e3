import { useTranslation } from 'react-i18next';
import { SendMode } from '../../preload/contract';
import { setSendMode } from '../state/status';
import { reportFault } from '../state/toasts';
import { MenuHeading, MenuRadio, MenuRadios } from '../ui/Menu';

/** Send as I edit, or collect until I press Send: in a menu. */
export function SendModeChoice({ tenantId, mode }: { tenantId: string; mode: SendMode }) {
  const { t } = useTranslation();
  return (
    <>
      <MenuHeading>{t('sendMode.label')}</MenuHeading>
      <MenuRadios value={mode} onChange={(next) => setSendMode(tenantId, next).catch(reportFault)}>
        {SendMode.options.map((option) => (
          <MenuRadio key={option} value={option}>
            {t(`sendMode.${option}`)}
          </MenuRadio>
        ))}
      </MenuRadios>
    </>
  );
}
