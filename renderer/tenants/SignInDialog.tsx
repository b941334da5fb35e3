import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { closeDialog } from '../state/dialogs';
import { useStatus } from '../state/status';
import { signIn } from '../state/tenants';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import styles from './forms.module.css';
import { TokenFormEnd } from './TokenFormEnd';
import { useTokenForm } from './useTokenForm';

/** Signs in to a tenant again, with another token. */
export function SignInDialog({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const refused = useStatus(({ status }) => status?.notice?.code === 'unauthorized');
  const { tokenField, submit, ...form } = useTokenForm((token, keep) => signIn(tenant.id, token, keep));

  return (
    <Dialog
      title={t('signIn.title', { tenant: tenant.name })}
      description={t(refused ? 'signIn.refused' : 'signIn.text')}
      onClose={closeDialog}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit('keychain');
        }}
      >
        <Field
          ref={tokenField}
          label={t('connect.token')}
          hint={t('connect.token.hint')}
          type="password"
          maxLength={20_000}
          readOnly={form.busy}
          data-testid="connect-token"
        />
        <TokenFormEnd {...form} submit={submit} submitText={t('signIn.submit')} busyText={t('signIn.busy')} />
      </form>
    </Dialog>
  );
}
