/** Carrying commands out: of the native menu, of a key, of the palette. */
import { type CommandId, DesktopCommand } from '../../preload/contract';
import { askDesktop, hearDesktop } from '../bridge/desktop';
import { openBulk } from '../bulk/asking';
import { sendChanges } from '../changes/sending';
import { openHeaderMenu } from '../columns/headerMenu';
import { openPanel } from '../columns/panels';
import { openFilterMenu, writeFilter } from '../filter/editing';
import { openImport } from '../import/opening';
import { openInvite } from '../invite/draft';
import { showMatrix } from '../matrix/matrix';
import { doToSelected } from '../selection/commands';
import { selectNobody } from '../selection/selectedPeople';
import { clearFilters, showPeople } from '../state/asking';
import { openResolver } from '../state/conflicts';
import { openDialog, useDialogs } from '../state/dialogs';
import { showPerson } from '../state/person';
import { reviewOnly } from '../state/review';
import { showScreen } from '../state/screen';
import { useSelection } from '../state/selection';
import { askForSearch, syncNow, useSession } from '../state/session';
import { hearShortcuts, isTyping } from '../state/shortcuts';
import { setSendMode } from '../state/status';
import { showMailbox, useTenants } from '../state/tenants';
import { reportFault } from '../state/toasts';
import { redo, undo } from '../state/undoing';
import { saveChanges } from '../views/showing';
import { openViewDialog } from '../views/viewDialog';
import { openExport } from '../workbook/asking';
import { pressInList } from './pressInList';

const isOfDesktop = (id: CommandId): id is DesktopCommand => DesktopCommand.options.some((one) => one === id);

/** Carries a command out; what cannot be done says why. */
export function obey(command: CommandId): Promise<void> | void {
  if (isOfDesktop(command)) return askDesktop('desktop.perform', { command }).then(() => undefined);
  if (command === 'connect-tenant') return openDialog('connect');
  if (command === 'make-demo') return openDialog('demo');
  if (command === 'palette') return useDialogs.getState().dialog === null ? openDialog('palette') : undefined;
  // In a field they mean what was typed there.
  if ((command === 'undo' || command === 'redo') && isTyping()) {
    document.execCommand(command);
    return;
  }
  const { current } = useTenants.getState();
  if (current !== null) return obeyFor(current, command);
}

function obeyFor(
  tenantId: string,
  command: Exclude<CommandId, DesktopCommand | 'connect-tenant' | 'make-demo' | 'palette'>,
): Promise<void> | void {
  switch (command) {
    case 'sign-out':
      return openDialog('sign-out');
    case 'change-tenant':
      return openDialog('tenant');
    case 'remove-tenant':
      return openDialog('remove-tenant');
    case 'mailbox':
      return showMailbox(tenantId);
    case 'search':
      return askForSearch();
    case 'filter':
      return openFilterMenu();
    case 'filter-text':
      return writeFilter();
    case 'clear-filters':
      return clearFilters();
    case 'sort':
    case 'columns':
      showScreen('users');
      return openPanel(command);
    case 'column-menu':
      return openMenuHere();
    case 'save-view':
      showScreen('users');
      return openViewDialog(null);
    case 'save-view-changes':
      return saveChanges();
    case 'export':
      return openExport();
    case 'export-users':
      return openExport('standard');
    case 'import':
    case 'compare':
      return openImport(command);
    case 'invite':
      return openInvite();
    case 'show-person':
      return showPerson();
    case 'show-users':
      showScreen('users');
      return showPeople({});
    case 'show-groups':
      return showScreen('groups');
    case 'show-matrix':
      return showMatrix();
    case 'show-changes':
      return reviewOnly('all');
    case 'show-history':
      return showScreen('history');
    case 'activate-people':
      return doToSelected('activate');
    case 'deactivate-people':
      return doToSelected('deactivate');
    case 'choose-role':
      return doToSelected('role');
    case 'choose-groups':
      return doToSelected('groups');
    case 'delete-people':
      return doToSelected('delete');
    case 'select-nobody':
      return selectNobody();
    case 'set-values':
      return openBulk('value');
    case 'replace':
      return openBulk('replace');
    case 'select-all':
    case 'fill-down':
    case 'fill-right':
      return pressInList(command, useSession.getState().platform);
    case 'undo':
      return undo(tenantId);
    case 'redo':
      return redo(tenantId);
    case 'sync-now':
      return syncNow();
    case 'send-changes':
      return sendChanges();
    case 'resolve-conflicts':
      return openResolver();
    case 'send-as-edited':
      return setSendMode(tenantId, 'as-edited');
    case 'send-collected':
      return setSendMode(tenantId, 'collected');
  }
}

/** Opens the menu of the column that the keyboard is in, unless it is in something over the list. */
function openMenuHere() {
  const { column } = useSelection.getState();
  if (column && !isTyping() && !document.querySelector('[role=dialog]')) openHeaderMenu(column.key);
}

/** Carries a command out, and tells of what goes wrong on the way. */
export function carryOutCommand(command: CommandId) {
  obey(command)?.catch(reportFault);
}

/** Hears the native menu, and the keys that mean the same everywhere. */
export function hearCommands() {
  hearDesktop('menu.command', ({ command }) => carryOutCommand(command));
  hearShortcuts(carryOutCommand, () => useSession.getState().platform);
}
