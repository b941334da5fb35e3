import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { failure } from '../../preload/failure';
import { closeDialog } from '../state/dialogs';
import { connectTenant } from '../state/tenants';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import styles from './forms.module.css';
import { TokenFormEnd } from './TokenFormEnd';
import { useTokenForm } from './useTokenForm';

/** Connects a tenant by its base URL and a bearer token. */
export function ConnectDialog() {
  const { t } = useTranslation();
  const urlField = useRef<HTMLInputElement>(null);
  const { tokenField, submit, ...form } = useTokenForm((token, keep) => {
    const url = urlField.current?.value.trim() ?? '';
    return url === '' ? failure('url-invalid') : connectTenant(url, token, keep);
  });

  return (
    <Dialog title={t('connect.title')} onClose={closeDialog}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit('keychain');
        }}
      >
        <Field
          ref={urlField}
          label={t('connect.url')}
          hint={t('connect.url.hint')}
          type="url"
          inputMode="url"
          placeholder="https://acme.example.com/scim/v2"
          maxLength={2_000}
          readOnly={form.busy}
          data-testid="connect-url"
        />
        <Field
          ref={tokenField}
          label={t('connect.token')}
          hint={t('connect.token.hint')}
          type="password"
          maxLength={20_000}
          readOnly={form.busy}
          data-testid="connect-token"
        />
        <TokenFormEnd {...form} submit={submit} submitText={t('connect.submit')} busyText={t('connect.busy')} />
      </form>
    </Dialog>
  );
}
