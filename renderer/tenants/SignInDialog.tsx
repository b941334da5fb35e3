import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { closeDialog } from '../state/dialogs';
import { useStatus } from '../state/status';
import { signIn } from '../state/tenants';
import { Dialog } from '../ui/Dialog';
import { TokenForm } from './TokenForm';

/** Signs in to a tenant again, with another token. */
export function SignInDialog({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const refused = useStatus(({ status }) => status?.notice?.code === 'unauthorized');

  return (
    <Dialog
      title={t('signIn.title', { tenant: tenant.name })}
      description={t(refused ? 'signIn.refused' : 'signIn.text')}
      onClose={closeDialog}
    >
      <TokenForm
        submitText={t('signIn.submit')}
        busyText={t('signIn.busy')}
        send={(token, keep) => signIn(tenant.id, token, keep)}
      />
    </Dialog>
  );
}
