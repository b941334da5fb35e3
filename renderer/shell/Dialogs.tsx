import { lazy, Suspense } from 'react';
import { useClosing } from '../state/closing';
import { useResolver } from '../state/conflicts';
import { useDialogs } from '../state/dialogs';
import { useCurrentTenant } from '../state/tenants';

const ConnectDialog = lazy(async () => ({ default: (await import('../tenants/ConnectDialog')).ConnectDialog }));
const DemoDialog = lazy(async () => ({ default: (await import('../tenants/DemoDialog')).DemoDialog }));
const SignInDialog = lazy(async () => ({ default: (await import('../tenants/SignInDialog')).SignInDialog }));
const SignOutDialog = lazy(async () => ({ default: (await import('../tenants/SignOutDialog')).SignOutDialog }));
const MissingDialog = lazy(async () => ({ default: (await import('./MissingDialog')).MissingDialog }));
const ClosingDialog = lazy(async () => ({ default: (await import('./ClosingDialog')).ClosingDialog }));
const ConflictDialog = lazy(async () => ({ default: (await import('../conflicts/ConflictDialog')).ConflictDialog }));

/** The dialogs that are open; the code of each is fetched when it is first wanted. */
export function Dialogs() {
  const dialog = useDialogs((state) => state.dialog);
  const tenant = useCurrentTenant();
  const isResolving = useResolver((state) => state.isOpen);
  const waiting = useClosing((state) => state.waiting);
  return (
    <Suspense fallback={null}>
      {dialog === 'connect' && <ConnectDialog />}
      {dialog === 'demo' && <DemoDialog />}
      {dialog === 'sign-in' && tenant && <SignInDialog tenant={tenant} />}
      {dialog === 'sign-out' && tenant && <SignOutDialog tenant={tenant} />}
      {dialog === 'missing' && tenant && <MissingDialog tenant={tenant} />}
      {isResolving && tenant && <ConflictDialog tenant={tenant} />}
      {waiting !== null && <ClosingDialog waiting={waiting} />}
    </Suspense>
  );
}
