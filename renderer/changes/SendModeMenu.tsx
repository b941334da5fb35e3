import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SendMode } from '../../preload/contract';
import { Button } from '../ui/Button';
import { Menu } from '../ui/Menu';
import { SendModeChoice } from './SendModeChoice';

/** When edits go out, and the choice of it. */
export function SendModeMenu({ tenantId, mode }: { tenantId: string; mode: SendMode }) {
  const { t } = useTranslation();
  return (
    <Menu
      label={t('sendMode.label')}
      align="end"
      side="top"
      trigger={
        <Button look="quiet" icon={<ChevronDown aria-hidden />} data-testid="send-mode">
          {t(`sendMode.${mode}`)}
        </Button>
      }
    >
      <SendModeChoice tenantId={tenantId} mode={mode} />
    </Menu>
  );
}
