/**
 * Every command of the app, once: its group, its keys, its place in the native menu. The native menu, the window's keys and
 * the command palette are all drawn from here, and its name from `command-names.ts`.
 */
import './jitless';
import { z } from 'zod';

/** What a command is about; the palette has a heading for each. */
export const commandGroups = [
  'selected',
  'people',
  'edit',
  'go',
  'list',
  'changes',
  'tenant',
  'appearance',
  'app',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

interface CommandSpec {
  group: CommandGroup;
  /** What has to be shown for it to mean anything. */
  needs: 'nothing' | 'tenant' | 'demo';
  /** As they are pressed, `Ctrl` being Cmd on a Mac; the first are those that are told. */
  keys?: readonly string[];
  /** Where a Mac has others. */
  mac?: readonly string[];
  /** In a field they are the field's own. */
  leavesFields?: true;
  /** Who hears the keys: the window unless told; the desktop, or the list itself while it has the keyboard. */
  by?: 'desktop' | 'list';
}

export const commands = {
  'activate-people': { group: 'selected', needs: 'tenant' },
  'deactivate-people': { group: 'selected', needs: 'tenant' },
  'choose-role': { group: 'selected', needs: 'tenant' },
  'choose-groups': { group: 'selected', needs: 'tenant' },
  'set-values': { group: 'selected', needs: 'tenant', keys: ['Ctrl+Shift+E'] },
  'delete-people': { group: 'selected', needs: 'tenant', keys: ['Ctrl+Delete'], leavesFields: true },
  'select-nobody': { group: 'selected', needs: 'tenant' },
  invite: { group: 'people', needs: 'tenant', keys: ['Ctrl+N'] },
  'show-person': { group: 'people', needs: 'tenant', keys: ['Ctrl+I'] },
  import: { group: 'people', needs: 'tenant', keys: ['Ctrl+O'] },
  compare: { group: 'people', needs: 'tenant' },
  export: { group: 'people', needs: 'tenant', keys: ['Ctrl+E'] },
  'export-users': { group: 'people', needs: 'tenant' },
  undo: { group: 'edit', needs: 'tenant', keys: ['Ctrl+Z'], leavesFields: true },
  redo: {
    group: 'edit',
    needs: 'tenant',
    keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
    mac: ['Cmd+Shift+Z', 'Cmd+Y'],
    leavesFields: true,
  },
  cut: { group: 'edit', needs: 'nothing', keys: ['Ctrl+X'], by: 'desktop' },
  copy: { group: 'edit', needs: 'nothing', keys: ['Ctrl+C'], by: 'desktop' },
  paste: { group: 'edit', needs: 'nothing', keys: ['Ctrl+V'], by: 'desktop' },
  'select-all': { group: 'edit', needs: 'nothing', keys: ['Ctrl+A'], by: 'list' },
  'fill-down': { group: 'edit', needs: 'tenant', keys: ['Ctrl+D'], by: 'list' },
  'fill-right': { group: 'edit', needs: 'tenant', keys: ['Ctrl+R'], by: 'list' },
  search: { group: 'list', needs: 'tenant', keys: ['Ctrl+F'] },
  // Cmd+H hides every app of a Mac.
  replace: { group: 'edit', needs: 'tenant', keys: ['Ctrl+H'], mac: ['Cmd+Alt+F'] },
  filter: { group: 'list', needs: 'tenant', keys: ['Ctrl+Shift+F'] },
  'filter-text': { group: 'list', needs: 'tenant' },
  'clear-filters': { group: 'list', needs: 'tenant' },
  sort: { group: 'list', needs: 'tenant' },
  columns: { group: 'list', needs: 'tenant' },
  'column-menu': { group: 'list', needs: 'tenant', keys: ['Alt+Down'], by: 'list' },
  'save-view': { group: 'list', needs: 'tenant' },
  'save-view-changes': { group: 'list', needs: 'tenant' },
  'show-users': { group: 'go', needs: 'tenant' },
  'show-groups': { group: 'go', needs: 'tenant' },
  'show-matrix': { group: 'go', needs: 'tenant' },
  'show-changes': { group: 'go', needs: 'tenant', keys: ['Ctrl+Shift+C'] },
  'show-history': { group: 'go', needs: 'tenant', keys: ['Ctrl+Shift+H'] },
  'sync-now': { group: 'changes', needs: 'tenant', keys: ['F5'] },
  'send-changes': { group: 'changes', needs: 'tenant' },
  'resolve-conflicts': { group: 'changes', needs: 'tenant' },
  'send-as-edited': { group: 'changes', needs: 'tenant' },
  'send-collected': { group: 'changes', needs: 'tenant' },
  'connect-tenant': { group: 'tenant', needs: 'nothing', keys: ['Ctrl+Shift+N'] },
  'make-demo': { group: 'tenant', needs: 'nothing' },
  'change-tenant': { group: 'tenant', needs: 'tenant' },
  'sign-out': { group: 'tenant', needs: 'tenant' },
  'remove-tenant': { group: 'tenant', needs: 'tenant' },
  mailbox: { group: 'tenant', needs: 'demo' },
  palette: { group: 'app', needs: 'nothing', keys: ['Ctrl+K'] },
  'zoom-in': { group: 'appearance', needs: 'nothing', keys: ['Ctrl+Plus'], by: 'desktop' },
  'zoom-out': { group: 'appearance', needs: 'nothing', keys: ['Ctrl+-'], by: 'desktop' },
  'zoom-reset': { group: 'appearance', needs: 'nothing', keys: ['Ctrl+0'], by: 'desktop' },
  'full-screen': { group: 'appearance', needs: 'nothing', keys: ['F11'], mac: ['Ctrl+Cmd+F'], by: 'desktop' },
  about: { group: 'app', needs: 'nothing', by: 'desktop' },
  quit: { group: 'app', needs: 'nothing', keys: ['Ctrl+Q'], by: 'desktop' },
} as const satisfies Record<string, CommandSpec>;

export type CommandId = keyof typeof commands;
export const commandIds = Object.keys(commands) as [CommandId, ...CommandId[]];
export const CommandId = z.enum(commandIds);

/** What is said of a command, in the same shape for all. */
export const commandSpec = (id: CommandId): CommandSpec => commands[id];

/** Commands that the desktop process carries out itself. */
export const DesktopCommand = z.enum([
  'cut',
  'copy',
  'paste',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'full-screen',
  'about',
  'quit',
] as const satisfies readonly CommandId[]);
export type DesktopCommand = z.infer<typeof DesktopCommand>;

export type MenuName = 'file' | 'edit' | 'view' | 'people' | 'tenant';

/** Where commands stand in the native menu: the sections of each menu, with a line between them. */
export const menuSections = {
  file: [['connect-tenant', 'make-demo'], ['export', 'export-users', 'import', 'compare'], ['sign-out']],
  edit: [
    ['undo', 'redo'],
    ['cut', 'copy', 'paste', 'select-all'],
    ['fill-down', 'fill-right'],
    ['search', 'filter', 'filter-text'],
    ['replace', 'set-values'],
  ],
  view: [
    ['palette'],
    ['show-users', 'show-groups', 'show-matrix', 'show-changes', 'show-history'],
    ['sort', 'columns', 'column-menu'],
    ['save-view', 'save-view-changes'],
    ['zoom-in', 'zoom-out', 'zoom-reset', 'full-screen'],
  ],
  people: [
    ['invite', 'show-person'],
    ['activate-people', 'deactivate-people', 'choose-role', 'choose-groups'],
    ['delete-people'],
  ],
  tenant: [['sync-now', 'send-changes'], ['change-tenant', 'remove-tenant'], ['mailbox']],
} as const satisfies Record<MenuName, readonly (readonly CommandId[])[]>;

/** The keys of a command on a platform of Node's names; those that are told come first. */
export function keysOf(id: CommandId, platform: string): readonly string[] {
  const { keys = [], mac } = commandSpec(id);
  if (platform !== 'darwin') return keys;
  return mac ?? keys.map((combination) => combination.replace('Ctrl+', 'Cmd+'));
}
