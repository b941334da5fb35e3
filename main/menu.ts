import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language, MenuCommand, Settings, Tenant, Theme } from '../preload/contract';
import { words } from './words';

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** What Undo and Redo would take back and bring back, in words; null where nothing. */
export interface Undoable {
  undo: string | null;
  redo: string | null;
}

/** Menus are as wide as their longest entry. */
const longestName = 60;

function named(label: string, what: string | null): string {
  if (what === null) return label;
  return `${label}: ${what.length > longestName ? `${what.slice(0, longestName - 1)}…` : what}`.replaceAll('&', '&&');
}

/** Digits that lead to the first tenants. */
const mostDigits = 9;

/** Sets the application menu for the settings, the tenants and which of them is shown, and for what can be undone. */
export function setMenu(given: {
  settings: Settings;
  tenants: readonly Tenant[];
  current: string | null;
  undoable: Undoable;
  /** Carries a command out in the window. */
  command(command: MenuCommand): void;
  /** Shows another tenant. */
  open(tenantId: string): void;
  change(part: Partial<Settings>): void;
}): void {
  const { settings, tenants, current, undoable, command, open, change } = given;
  const hasTenant = current !== null;
  const isDemo = tenants.find(({ id }) => id === current)?.kind === 'demo';
  const word = words[settings.language];
  const isMac = process.platform === 'darwin';

  const item = (
    label: string,
    name: MenuCommand,
    accelerator?: string,
    enabled = true,
  ): MenuItemConstructorOptions => ({
    id: name,
    label,
    enabled,
    click: () => command(name),
    ...(accelerator ? { accelerator } : {}),
  });
  const theme = (value: Theme): MenuItemConstructorOptions => ({
    id: `theme-${value}`,
    label: word[value],
    type: 'radio',
    checked: settings.theme === value,
    click: () => change({ theme: value }),
  });
  const language = (value: Language, label: string): MenuItemConstructorOptions => ({
    id: `language-${value}`,
    label,
    type: 'radio',
    checked: settings.language === value,
    click: () => change({ language: value }),
  });
  const choice = ({ id, name }: Tenant, index: number): MenuItemConstructorOptions => ({
    id: `tenant-${id}`,
    label: name.replaceAll('&', '&&'),
    type: 'radio',
    checked: id === current,
    click: () => open(id),
    ...(index < mostDigits ? { accelerator: `CmdOrCtrl+${index + 1}` } : {}),
  });
  const about: MenuItemConstructorOptions = { label: word.about, click: () => app.showAboutPanel() };

  const mac: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      about,
      separator,
      { role: 'hide', label: word.hide },
      { role: 'hideOthers', label: word.hideOthers },
      { role: 'unhide', label: word.showAll },
      separator,
      { role: 'quit', label: word.quit },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: word.file,
    submenu: [
      item(word.connectTenant, 'connect-tenant', 'CmdOrCtrl+Shift+N'),
      item(word.export, 'export', 'CmdOrCtrl+E', hasTenant),
      separator,
      item(word.signOut, 'sign-out', undefined, hasTenant),
      separator,
      isMac ? { role: 'close', label: word.close } : { role: 'quit', label: word.quit, accelerator: 'CmdOrCtrl+Q' },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: word.edit,
    submenu: [
      // Enabled even where nothing can be undone: in a field they take back what was typed.
      item(named(word.undo, undoable.undo), 'undo', 'CmdOrCtrl+Z'),
      item(named(word.redo, undoable.redo), 'redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
      separator,
      { role: 'cut', label: word.cut },
      { role: 'copy', label: word.copy },
      { role: 'paste', label: word.paste },
      { role: 'selectAll', label: word.selectAll },
      separator,
      item(word.find, 'search', 'CmdOrCtrl+F', hasTenant),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: word.view,
    submenu: [
      { label: word.theme, submenu: [theme('system'), theme('light'), theme('dark')] },
      { label: word.language, submenu: [language('en', word.english), language('fr', word.french)] },
      separator,
      { role: 'zoomIn', label: word.zoomIn },
      { role: 'zoomOut', label: word.zoomOut },
      { role: 'resetZoom', label: word.zoomReset },
      separator,
      { role: 'togglefullscreen', label: word.fullScreen },
      ...(app.isPackaged ? [] : [separator, { role: 'toggleDevTools', label: word.developerTools } as const]),
    ],
  };
  const people: MenuItemConstructorOptions = {
    label: word.people,
    submenu: [
      item(word.invite, 'invite', 'CmdOrCtrl+N', hasTenant),
      separator,
      item(word.activate, 'activate-people', undefined, hasTenant),
      item(word.deactivate, 'deactivate-people', undefined, hasTenant),
      separator,
      item(word.delete, 'delete-people', 'CmdOrCtrl+Delete', hasTenant),
    ],
  };
  const tenant: MenuItemConstructorOptions = {
    label: word.tenant,
    submenu: [
      item(word.synchronise, 'sync-now', 'F5', hasTenant),
      separator,
      item(word.person, 'show-person', 'CmdOrCtrl+I', hasTenant),
      item(word.reviewChanges, 'show-changes', 'CmdOrCtrl+Shift+C', hasTenant),
      item(word.history, 'show-history', 'CmdOrCtrl+Shift+H', hasTenant),
      ...(isDemo ? [separator, item(word.mailbox, 'mailbox')] : []),
      ...(tenants.length > 1 ? [separator, ...tenants.map(choice)] : []),
    ],
  };
  const window: MenuItemConstructorOptions = {
    label: word.window,
    submenu: [
      { role: 'minimize', label: word.minimise },
      isMac ? { role: 'front', label: word.bringAllToFront } : { role: 'close', label: word.close },
    ],
  };
  const help: MenuItemConstructorOptions = { role: 'help', label: word.help, submenu: [about] };

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [mac] : []),
      file,
      edit,
      view,
      people,
      tenant,
      window,
      ...(isMac ? [] : [help]),
    ]),
  );
}
