import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language, MenuCommand, Settings, Theme } from '../preload/contract';
import { words } from './words';

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** Sets the application menu for the settings and for whether a tenant is shown. */
export function setMenu(given: {
  settings: Settings;
  hasTenant: boolean;
  /** Carries a command out in the window. */
  command(command: MenuCommand): void;
  change(part: Partial<Settings>): void;
}): void {
  const { settings, hasTenant, command, change } = given;
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
      item(word.connectTenant, 'connect-tenant', 'CmdOrCtrl+N'),
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
      { role: 'undo', label: word.undo },
      { role: 'redo', label: word.redo },
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
  const tenant: MenuItemConstructorOptions = {
    label: word.tenant,
    submenu: [
      item(word.synchronise, 'sync-now', 'F5', hasTenant),
      item(word.reviewChanges, 'show-changes', 'CmdOrCtrl+Shift+R', hasTenant),
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
    Menu.buildFromTemplate([...(isMac ? [mac] : []), file, edit, view, tenant, window, ...(isMac ? [] : [help])]),
  );
}
