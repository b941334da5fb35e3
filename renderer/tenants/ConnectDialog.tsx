import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { failure } from '../../preload/failure';
import { closeDialog } from '../state/dialogs';
import { connectTenant } from '../state/tenants';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { TokenForm } from './TokenForm';

/** Connects a tenant by its base URL and a bearer token. */
export function ConnectDialog() {
  const { t } = useTranslation();
  const urlField = useRef<HTMLInputElement>(null);

  return (
    <Dialog title={t('connect.title')} onClose={closeDialog}>
      <TokenForm
        submitText={t('connect.submit')}
        busyText={t('connect.busy')}
        send={(token, keep) => {
          const url = urlField.current?.value.trim() ?? '';
          return url === '' ? failure('url-invalid') : connectTenant(url, token, keep);
        }}
      >
        {(busy) => (
          <Field
            ref={urlField}
            label={t('connect.url')}
            hint={t('connect.url.hint')}
            type="url"
            inputMode="url"
            placeholder="https://acme.example.com/scim/v2"
            maxLength={2_000}
            readOnly={busy}
            data-testid="connect-url"
          />
        )}
      </TokenForm>
    </Dialog>
  );
}
