/** What the window asks the desktop process: dialogs, keychain, settings, the list of tenants. */
import { z } from 'zod';
import { fileHandle } from './bounds';
import { CommandId, DesktopCommand } from './commands';
import { Failure } from './failure';
import { nothing, result, tenantId } from './result';
import { Settings } from './settings';
import { DemoKind, Keep, Tenant } from './tenants';

/** What an export is written as: a workbook, or a text with something between its cells, tabs in `tsv`. */
export const ExportFormat = z.enum(['xlsx', 'csv', 'tsv']);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const desktopCalls = {
  'desktop.start': {
    input: nothing,
    output: z.object({
      platform: z.string(),
      version: z.string(),
      settings: Settings,
      tenants: z.array(Tenant),
      current: tenantId.nullable(),
      /** Present while a demo tenant asked for on the command line is being made. */
      demo: z.object({ kind: DemoKind, users: z.number() }).nullable(),
      /** English is to be spoken as no language is: longer, and with accents. For tests. */
      pseudoLanguage: z.boolean(),
    }),
  },
  'settings.change': { input: Settings.partial(), output: Settings },
  'tenants.connect': {
    input: z.object({ baseUrl: z.string().max(2000), token: z.string().min(1).max(20000), keep: Keep }),
    output: result(Tenant),
  },
  'tenants.demo': {
    input: z.object({ kind: DemoKind, users: z.number().int().min(1).max(1_000_000) }),
    output: result(Tenant),
  },
  'tenants.open': { input: z.object({ tenantId }), output: result(Tenant) },
  'tenants.signIn': {
    input: z.object({ tenantId, token: z.string().min(1).max(20000), keep: Keep }),
    output: result(Tenant),
  },
  /** Forgets the token and closes the tenant; `wipe` deletes its mirror as well. */
  'tenants.signOut': { input: z.object({ tenantId, wipe: z.boolean() }), output: result(z.null()) },
  'tenants.change': {
    input: z.object({ tenantId, name: z.string().trim().min(1).max(200), colour: z.number().int().min(0).max(7) }),
    output: result(Tenant),
  },
  /** Forgets the token and the mirror, and takes the tenant off the list; of a demo its people as well. */
  'tenants.remove': { input: z.object({ tenantId }), output: result(z.null()) },
  /** Opens the page that shows what a demo tenant has mailed, in the system's browser. */
  'demo.mailbox': { input: z.object({ tenantId }), output: result(z.null()) },
  /**
   * Shows the native save dialog; the window gets a handle for one file, never a path to write to. The name that is suggested
   * gets the ending of its format.
   */
  'export.choose': {
    input: z.object({ suggestedName: z.string().max(200), format: ExportFormat }),
    output: result(z.object({ handle: z.string(), fileName: z.string() }).nullable()),
  },
  /** Shows the native dialog to choose a workbook or a text file; the window gets a handle that may be read, never a path. */
  'import.choose': {
    input: nothing,
    output: result(z.object({ handle: z.string(), fileName: z.string() }).nullable()),
  },
  /** What Undo and Redo in the native menu would take back and bring back, in the window's words; null where nothing. */
  'desktop.undoable': {
    input: z.object({ undo: z.string().max(500).nullable(), redo: z.string().max(500).nullable() }),
    output: z.null(),
  },
  /** Carries out what belongs to the desktop process, as its menu would. */
  'desktop.perform': { input: z.object({ command: DesktopCommand }), output: z.null() },
  /** The page shows the question of `desktop.closing`, and waits for the admin. */
  'desktop.asked': { input: nothing, output: z.null() },
  /** The admin's answer to `desktop.closing`. */
  'desktop.close': { input: z.object({ close: z.boolean() }), output: z.null() },
  /** Opens a file that was chosen to be written, as a double click on it does. */
  'export.open': { input: z.object({ handle: fileHandle }), output: result(z.null()) },
  'export.reveal': { input: z.object({ handle: fileHandle }), output: result(z.null()) },
} as const;

export const desktopEvents = {
  'menu.command': z.object({ command: CommandId }),
  'tenants.changed': z.object({ tenants: z.array(Tenant), current: tenantId.nullable() }),
  'settings.changed': Settings,
  /** The window is about to close while changes wait; it closes when the answer says so, or when the page does not say in time that it asks. */
  'desktop.closing': z.object({ waiting: z.number() }),
  'demo.progress': z.object({ done: z.number(), total: z.number() }),
  /** The embedded demo tenant could not be started. */
  'demo.failed': Failure,
} as const;
