import { lazy, Suspense } from 'react';
import { useDialogs } from '../state/dialogs';
import { useCurrentTenant } from '../state/tenants';

const ConnectDialog = lazy(async () => ({ default: (await import('../tenants/ConnectDialog')).ConnectDialog }));
const DemoDialog = lazy(async () => ({ default: (await import('../tenants/DemoDialog')).DemoDialog }));
const SignInDialog = lazy(async () => ({ default: (await import('../tenants/SignInDialog')).SignInDialog }));
const SignOutDialog = lazy(async () => ({ default: (await import('../tenants/SignOutDialog')).SignOutDialog }));

/** The one dialog that is open, if any; its code is fetched when it is first wanted. */
export function Dialogs() {
  const dialog = useDialogs((state) => state.dialog);
  const tenant = useCurrentTenant();
  return (
    <Suspense fallback={null}>
      {dialog === 'connect' && <ConnectDialog />}
      {dialog === 'demo' && <DemoDialog />}
      {dialog === 'sign-in' && tenant && <SignInDialog tenant={tenant} />}
      {dialog === 'sign-out' && tenant && <SignOutDialog tenant={tenant} />}
    </Suspense>
  );
}
