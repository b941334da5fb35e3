/** What happens while the window is open: it starts, hears the desktop and the engine, and shows one tenant after another. */
import { create } from 'zustand';
import type { TenantStatus } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { askDesktop, hearDesktop } from '../bridge/desktop';
import { engine } from '../bridge/engine';
import { flushLayout } from '../columns/layoutMemory';
import { refreshGroups } from '../groups/groups';
import { closeImport } from '../import/importing';
import { refreshOverview } from '../lists/overview';
import { readAdministration } from './administration';
import { askWhetherToClose } from './closing';
import { closeResolver, conflictListing } from './conflicts';
import { openDialog, useDialogs } from './dialogs';
import { takeProgress } from './exporting';
import { historyListing } from './history';
import { pace } from './pace';
import { closePerson, refreshPerson } from './person';
import { refreshReview } from './review';
import { showScreen, useScreen } from './screen';
import { takeSettings } from './settings';
import { takeStatus, useStatus } from './status';
import { openTenant, useTenants } from './tenants';
import { reportFault, showFailure } from './toasts';
import { tellMenu } from './undoing';
import { countStatuses, renewColumns, reopenList, showUsersOf, takeViewState, useUsers } from './users';

interface SessionState {
  started: boolean;
  platform: string;
  version: string;
  /** Grows whenever the search box is to have the focus. */
  searchAsked: number;
}

export const useSession = create<SessionState>()(() => ({ started: false, platform: '', version: '', searchAsked: 0 }));

export function askForSearch() {
  if (useDialogs.getState().dialog) return;
  // The history has a search of its own.
  if (useScreen.getState().screen === 'changes') showScreen('users');
  useSession.setState(({ searchAsked }) => ({ searchAsked: searchAsked + 1 }));
}

/** Tries the tenant at once. */
export async function syncNow(): Promise<void> {
  const { current } = useTenants.getState();
  if (current === null) return;
  const tried = await engine.call('sync.now', { tenantId: current });
  if (!tried.ok) showFailure(tried.failure);
}

const refreshCounts = pace(500, () => countStatuses().catch(reportFault));
/** Long lists take the engine a while: they follow at a calm pace. */
const refreshLists = pace(400, () => {
  const { screen } = useScreen.getState();
  const lists = [conflictListing.refresh()];
  if (screen === 'changes') lists.push(refreshReview());
  if (screen === 'history') lists.push(historyListing.refresh());
  Promise.all(lists).catch(reportFault);
});

/** The lists beside the list: groups, and how many there are of each kind and role. */
function refreshSidebar() {
  refreshGroups();
  refreshOverview();
}

function hearStatus(status: TenantStatus) {
  const { current } = useTenants.getState();
  if (status.tenantId !== current) return;
  const before = useStatus.getState().status;
  takeStatus(status);
  refreshCounts();
  refreshLists();
  refreshSidebar();
  refreshPerson();
  tellMenu(status).catch(reportFault);
  // Who is signed in can be found only once everybody is here.
  if (status.complete && before?.complete === false) readAdministration(current).catch(reportFault);
  const refused = status.connection === 'signed-out' && status.notice?.code === 'unauthorized';
  if (refused && before?.connection !== 'signed-out' && !useDialogs.getState().dialog) openDialog('sign-in');
}

async function readStatus(tenantId: string) {
  const read = await engine.call('tenant.status', { tenantId });
  if (read.ok) hearStatus(read.value);
}

/** Shows a tenant, or the first screen when there is none. */
async function enterTenant(tenantId: string | null): Promise<void> {
  useStatus.setState({ status: null, samples: [] });
  tellMenu(null).catch(reportFault);
  closeResolver();
  closePerson();
  closeImport();
  showScreen('users');
  const [failure] = await Promise.all([
    showUsersOf(tenantId),
    tenantId !== null && readStatus(tenantId),
    readAdministration(tenantId),
  ]);
  if (failure) await recover(failure);
}

/** An engine that was started again may not have the tenant open yet. */
async function recover(failure: Failure) {
  if (failure.code === 'unknown-tenant') await openAgain();
}

/** Opens the current tenant once more, after its copy could not be read. */
export async function openAgain(): Promise<void> {
  const { current } = useTenants.getState();
  if (current === null) return;
  const opened = await openTenant(current);
  if (opened.ok) await Promise.all([showUsersOf(current), readStatus(current)]);
  else useUsers.setState({ failure: opened.failure });
}

function hearEvents() {
  window.addEventListener('pagehide', () => flushLayout().catch(reportFault));
  hearDesktop('settings.changed', (settings) => {
    takeSettings(settings)
      .then(() => tellMenu(useStatus.getState().status))
      .catch(reportFault);
  });
  hearDesktop('tenants.changed', ({ tenants, current }) => {
    const before = useTenants.getState().current;
    useTenants.setState({ tenants, current, ...(current === null ? {} : { making: null }) });
    if (current !== before) enterTenant(current).catch(reportFault);
  });
  hearDesktop('demo.progress', ({ done, total }) => {
    useTenants.setState({ making: { users: total, done } });
  });
  hearDesktop('demo.failed', (demoFailure) => {
    useTenants.setState({ making: null, demoFailure });
    // The first screen shows it in its place.
    if (useTenants.getState().current !== null) showFailure(demoFailure);
  });
  hearDesktop('desktop.closing', ({ waiting }) => {
    askWhetherToClose(waiting).catch(reportFault);
  });

  engine.on('tenant.status', hearStatus);
  engine.on('tenant.columns', ({ tenantId }) => {
    if (tenantId !== useUsers.getState().tenantId) return;
    renewColumns().then((failure) => failure && showFailure(failure), reportFault);
  });
  engine.on('tenant.administration', ({ tenantId }) => {
    if (tenantId === useTenants.getState().current) readAdministration(tenantId).catch(reportFault);
  });
  engine.on('users.changed', (view) => {
    takeViewState(view);
    refreshCounts();
    refreshLists();
    refreshSidebar();
    refreshPerson();
  });
  engine.on('job.progress', takeProgress);
  engine.onState((state) => {
    const before = useStatus.getState().engine;
    useStatus.setState({ engine: state });
    const { current } = useTenants.getState();
    if (state !== 'ready' || before === 'starting' || current === null) return;
    Promise.all([reopenList(), readStatus(current), readAdministration(current)])
      .then(([failure]) => failure && recover(failure))
      .catch(reportFault);
  });
}

/** Starts the window's work: from the desktop's first answer to the first rows. */
export async function startSession(): Promise<void> {
  hearEvents();
  const { platform, version, settings, tenants, current, demo, pseudoLanguage } = await askDesktop('desktop.start');
  if (pseudoLanguage) (await import('../i18n/pseudo')).speakPseudo();
  const speaking = takeSettings(settings);
  useTenants.setState({ tenants, current, making: demo && { users: demo.users, done: 0 } });
  useSession.setState({ started: true, platform, version });
  const entering = useUsers.getState().tenantId === current ? null : enterTenant(current);
  await Promise.all([speaking, entering]);
}
