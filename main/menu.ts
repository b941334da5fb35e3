import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import {
  type CommandId,
  commandNames,
  commandSpec,
  type Density,
  keysOf,
  type Language,
  type MenuName,
  menuSections,
  type Settings,
  type Tenant,
  type Theme,
} from '../preload/contract';
import { densities, themes } from './settings';
import { words } from './words';

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** What Undo and Redo would take back and bring back, in words; null where nothing. */
export interface Undoable {
  undo: string | null;
  redo: string | null;
}

/** Menus are as wide as their longest entry. */
const longestName = 60;

/** Commands that the system itself knows how to carry out. */
const roles: Partial<Record<CommandId, NonNullable<MenuItemConstructorOptions['role']>>> = {
  cut: 'cut',
  copy: 'copy',
  paste: 'paste',
  'zoom-in': 'zoomIn',
  'zoom-out': 'zoomOut',
  'zoom-reset': 'resetZoom',
  'full-screen': 'togglefullscreen',
  quit: 'quit',
};

/** Keys as Electron writes them. */
function accelerator(id: CommandId): Pick<MenuItemConstructorOptions, 'accelerator'> {
  const [keys] = keysOf(id, process.platform);
  return keys === undefined ? {} : { accelerator: keys };
}

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
  command(command: CommandId): void;
  /** Shows another tenant. */
  open(tenantId: string): void;
  change(part: Partial<Settings>): void;
}): void {
  const { settings, tenants, current, undoable, command, open, change } = given;
  const hasTenant = current !== null;
  const isDemo = tenants.find(({ id }) => id === current)?.kind === 'demo';
  const word = words[settings.language];
  const isMac = process.platform === 'darwin';

  const names = commandNames[settings.language];
  const label = (id: CommandId) => {
    if (id === 'undo') return named(names.undo, undoable.undo);
    return id === 'redo' ? named(names.redo, undoable.redo) : names[id];
  };
  const item = (id: CommandId): MenuItemConstructorOptions => {
    const role = roles[id];
    const { needs } = commandSpec(id);
    const shared = { id, label: label(id), ...accelerator(id) };
    if (role) return { ...shared, role };
    return {
      ...shared,
      // Undo and Redo are there even where nothing can be undone: in a field they take back what was typed.
      enabled: needs === 'nothing' || hasTenant,
      click: () => command(id),
    };
  };
  /** The sections of a menu, with a line before each but the first. */
  const sections = (menu: MenuName): MenuItemConstructorOptions[] => {
    const shown = menuSections[menu].map((ids) => ids.filter((id) => isDemo || commandSpec(id).needs !== 'demo'));
    return shown
      .filter((ids) => ids.length > 0)
      .flatMap((ids, index) => [...(index === 0 ? [] : [separator]), ...ids.map(item)]);
  };
  const theme = (value: Theme): MenuItemConstructorOptions => ({
    id: `theme-${value}`,
    label: value === 'high-contrast' ? word.highContrast : word[value],
    type: 'radio',
    checked: settings.theme === value,
    click: () => change({ theme: value }),
  });
  const density = (value: Density): MenuItemConstructorOptions => ({
    id: `density-${value}`,
    label: word[value],
    type: 'radio',
    checked: settings.density === value,
    click: () => change({ density: value }),
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
  const about: MenuItemConstructorOptions = { id: 'about', label: names.about, click: () => app.showAboutPanel() };

  const mac: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      about,
      separator,
      { role: 'hide', label: word.hide },
      { role: 'hideOthers', label: word.hideOthers },
      { role: 'unhide', label: word.showAll },
      separator,
      item('quit'),
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: word.file,
    submenu: [...sections('file'), separator, isMac ? { role: 'close', label: word.close } : item('quit')],
  };
  const edit: MenuItemConstructorOptions = { label: word.edit, submenu: sections('edit') };
  const view: MenuItemConstructorOptions = {
    label: word.view,
    submenu: [
      ...sections('view'),
      separator,
      { label: word.theme, submenu: themes.map(theme) },
      { label: word.density, submenu: densities.map(density) },
      { label: word.language, submenu: [language('en', word.english), language('fr', word.french)] },
      ...(app.isPackaged ? [] : [separator, { role: 'toggleDevTools', label: word.developerTools } as const]),
    ],
  };
  const people: MenuItemConstructorOptions = { label: word.people, submenu: sections('people') };
  const tenant: MenuItemConstructorOptions = {
    label: word.tenant,
    submenu: [...sections('tenant'), ...(tenants.length > 1 ? [separator, ...tenants.map(choice)] : [])],
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
