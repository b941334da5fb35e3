import { ChevronsUpDown, FlaskConical, LogOut, Palette, Plug, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ConnectionIcon, useConnection } from '../shell/connectionLook';
import { openDialog } from '../state/dialogs';
import { useCurrentTenant, useTenants } from '../state/tenants';
import { reportFault } from '../state/toasts';
import { Menu, MenuHeading, MenuItem, MenuLine, MenuRadio, MenuRadios } from '../ui/Menu';
import { tenantColour } from './colours';
import { switchTenant } from './switching';
import styles from './TenantSwitcher.module.css';

/** The tenant that is shown, how it is connected, and the way to others. */
export function TenantSwitcher() {
  const { t } = useTranslation();
  const tenants = useTenants((state) => state.tenants);
  const current = useCurrentTenant();
  const connection = useConnection();
  const name = current?.name ?? t('tenants.none');

  return (
    <Menu
      label={t('tenants.heading')}
      trigger={
        <button
          type="button"
          className={styles.switcher}
          aria-label={t('tenants.label', { tenant: name })}
          data-testid="tenant-switcher"
        >
          <span className={styles.initial} style={current ? tenantColour(current.colour) : undefined} aria-hidden>
            {name.slice(0, 1).toLocaleUpperCase()}
          </span>
          <span className={styles.texts}>
            <span className={styles.name} title={name}>
              {name}
            </span>
            {current && (
              <span className={styles.connection}>
                <ConnectionIcon connection={connection} />
                {t(`connection.${connection}`)}
              </span>
            )}
          </span>
          <ChevronsUpDown className={styles.chevrons} aria-hidden />
        </button>
      }
    >
      {tenants.length > 0 && (
        <>
          <MenuHeading>{t('tenants.heading')}</MenuHeading>
          <MenuRadios value={current?.id ?? ''} onChange={(tenantId) => switchTenant(tenantId).catch(reportFault)}>
            {tenants.map((tenant) => (
              <MenuRadio
                key={tenant.id}
                value={tenant.id}
                note={tenant.kind === 'demo' ? t('tenants.demo') : new URL(tenant.baseUrl).host}
              >
                <span className={styles.entry}>
                  <span className={styles.dot} style={tenantColour(tenant.colour)} aria-hidden />
                  {tenant.name}
                </span>
              </MenuRadio>
            ))}
          </MenuRadios>
          <MenuLine />
        </>
      )}
      <MenuItem icon={<Plug aria-hidden />} onChoose={() => openDialog('connect')}>
        {t('command.connect-tenant')}
      </MenuItem>
      <MenuItem icon={<FlaskConical aria-hidden />} onChoose={() => openDialog('demo')}>
        {t('command.make-demo')}
      </MenuItem>
      {current && (
        <>
          <MenuLine />
          <MenuItem icon={<Palette aria-hidden />} onChoose={() => openDialog('tenant')} testId="tenant-change">
            {t('command.change-tenant')}
          </MenuItem>
          <MenuItem icon={<LogOut aria-hidden />} onChoose={() => openDialog('sign-out')}>
            {t('command.sign-out')}
          </MenuItem>
          <MenuItem icon={<Trash2 aria-hidden />} onChoose={() => openDialog('remove-tenant')} testId="tenant-remove">
            {t('command.remove-tenant')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
