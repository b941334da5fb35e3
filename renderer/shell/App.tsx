import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../state/session';
import { useCurrentTenant, useTenants } from '../state/tenants';
import { tenantColour } from '../tenants/colours';
import { Toasts } from '../ui/Toasts';
import styles from './App.module.css';
import { Dialogs } from './Dialogs';
import { Sidebar } from './Sidebar';
import { Workspace } from './Workspace';

const Welcome = lazy(async () => ({ default: (await import('../tenants/Welcome')).Welcome }));

/** The whole window. */
export function App() {
  const { t } = useTranslation();
  const started = useSession((session) => session.started);
  const knowsTenants = useTenants(({ tenants }) => tenants.length > 0);
  const tenant = useCurrentTenant();
  const name = t('app.name');

  useEffect(() => {
    document.title = tenant ? `${tenant.name} – ${name}` : name;
  }, [tenant, name]);

  if (!started) return null;
  return (
    <div
      className={styles.window}
      style={tenant ? tenantColour(tenant.colour) : undefined}
      data-testid="window"
      data-colour={tenant?.colour}
    >
      {knowsTenants && <Sidebar />}
      {tenant ? (
        <Workspace key={tenant.id} tenant={tenant} />
      ) : (
        <Suspense fallback={null}>
          <Welcome />
        </Suspense>
      )}
      <Dialogs />
      <Toasts />
    </div>
  );
}
