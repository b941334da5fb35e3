import { lazy, Suspense } from 'react';
import { useClosing } from '../state/closing';
import { useResolver } from '../state/conflicts';
import { useDialogs } from '../state/dialogs';
import { useCurrentTenant } from '../state/tenants';

const ConnectDialog = lazy(async () => ({ default: (await import('../tenants/ConnectDialog')).ConnectDialog }));
const DemoDialog = lazy(async () => ({ default: (await import('../tenants/DemoDialog')).DemoDialog }));
const SignInDialog = lazy(async () => ({ default: (await import('../tenants/SignInDialog')).SignInDialog }));
const SignOutDialog = lazy(async () => ({ default: (await import('../tenants/SignOutDialog')).SignOutDialog }));
const TenantDialog = lazy(async () => ({ default: (await import('../tenants/TenantDialog')).TenantDialog }));
const RemoveTenantDialog = lazy(async () => ({
  default: (await import('../tenants/RemoveTenantDialog')).RemoveTenantDialog,
}));
const MissingDialog = lazy(async () => ({ default: (await import('./MissingDialog')).MissingDialog }));
const ClosingDialog = lazy(async () => ({ default: (await import('./ClosingDialog')).ClosingDialog }));
const ConflictDialog = lazy(async () => ({ default: (await import('../conflicts/ConflictDialog')).ConflictDialog }));
const InviteDialog = lazy(async () => ({ default: (await import('../invite/InviteDialog')).InviteDialog }));
const DeleteDialog = lazy(async () => ({ default: (await import('../removal/DeleteDialog')).DeleteDialog }));
const CreateAgainDialog = lazy(async () => ({
  default: (await import('../removal/CreateAgainDialog')).CreateAgainDialog,
}));
const ChooseRoleDialog = lazy(async () => ({ default: (await import('../roles/ChooseRoleDialog')).ChooseRoleDialog }));
const ChooseGroupsDialog = lazy(async () => ({
  default: (await import('../selection/ChooseGroupsDialog')).ChooseGroupsDialog,
}));
const SkippedDialog = lazy(async () => ({ default: (await import('../grid/bulk/SkippedDialog')).SkippedDialog }));
const ActionDialog = lazy(async () => ({ default: (await import('../selection/ActionDialog')).ActionDialog }));

const PaletteDialog = lazy(async () => ({ default: (await import('../commands/PaletteDialog')).PaletteDialog }));
const ViewDialog = lazy(async () => ({ default: (await import('../views/ViewDialog')).ViewDialog }));
const ExportDialog = lazy(async () => ({ default: (await import('../workbook/ExportDialog')).ExportDialog }));
const BulkDialog = lazy(async () => ({ default: (await import('../bulk/BulkDialog')).BulkDialog }));

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
      {dialog === 'tenant' && tenant && <TenantDialog tenant={tenant} />}
      {dialog === 'remove-tenant' && tenant && <RemoveTenantDialog tenant={tenant} />}
      {dialog === 'missing' && tenant && <MissingDialog tenant={tenant} />}
      {dialog === 'invite' && tenant && <InviteDialog tenant={tenant} />}
      {dialog === 'delete' && tenant && <DeleteDialog tenant={tenant} />}
      {dialog === 'create-again' && tenant && <CreateAgainDialog tenant={tenant} />}
      {dialog === 'choose-role' && tenant && <ChooseRoleDialog tenant={tenant} />}
      {dialog === 'choose-groups' && tenant && <ChooseGroupsDialog tenant={tenant} />}
      {dialog === 'people-action' && tenant && <ActionDialog tenant={tenant} />}
      {dialog === 'skipped' && tenant && <SkippedDialog tenant={tenant} />}
      {dialog === 'palette' && <PaletteDialog />}
      {dialog === 'bulk' && tenant && <BulkDialog tenant={tenant} />}
      {dialog === 'view' && tenant && <ViewDialog />}
      {dialog === 'export' && tenant && <ExportDialog tenant={tenant} />}
      {isResolving && tenant && <ConflictDialog tenant={tenant} />}
      {waiting !== null && <ClosingDialog waiting={waiting} />}
    </Suspense>
  );
}
