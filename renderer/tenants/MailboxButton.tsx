import { Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showMailbox, useCurrentTenant } from '../state/tenants';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';

/** Opens what a demo tenant has mailed; other tenants have no such page. */
export function MailboxButton() {
  const { t } = useTranslation();
  const tenant = useCurrentTenant();
  if (tenant?.kind !== 'demo') return null;
  return (
    <Button
      look="quiet"
      icon={<Mail aria-hidden />}
      title={t('demo.mailbox.hint')}
      onClick={() => showMailbox(tenant.id).catch(reportFault)}
      data-testid="mailbox"
    >
      {t('demo.mailbox')}
    </Button>
  );
}
