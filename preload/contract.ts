/**
 * Every word that crosses a process boundary: zod schemas and the types drawn from them.
 *
 * Three maps of use cases, each named for who answers:
 * - `desktopCalls`: the window asks the desktop process (dialogs, keychain, settings, tenants list);
 * - `engineCalls`: the window asks the engine over its own MessagePort (everything about users);
 * - `controlCalls`: the desktop process asks the engine (open, close, secrets, granted files).
 *
 * Whoever receives a message validates it here. Expected failures are values (`Result`), never exceptions.
 */
import { z } from 'zod';
import {
  Applied,
  BatchEntry,
  BatchLabel,
  CellValue,
  ChangeAction,
  ChangeEntry,
  ChangeSelection,
  ChangeState,
  Edit,
  HistoryEntry,
  HistoryQuery,
  Resolution,
  SendMode,
  Undone,
} from './changes';
import { Failure } from './failure';

export * from './changes';

// The page's content security policy forbids the code generation that zod would otherwise try.
z.config({ jitless: true });

/** Either the value, or why not. */
export const result = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: Failure }),
  ]);
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

const nothing = z.undefined();
const tenantId = z.string().regex(/^[a-z0-9-]{1,64}$/);
/** Milliseconds since 1970, UTC. */
const instant = z.number();

// ---------------------------------------------------------------- tenants

export const TenantKind = z.enum(['connected', 'demo']);
export const Tenant = z.object({
  id: tenantId,
  name: z.string(),
  baseUrl: z.string(),
  kind: TenantKind,
});
export type Tenant = z.infer<typeof Tenant>;

export const DemoKind = z.enum(['trackunit', 'justtrack', 'wetrack']);
export type DemoKind = z.infer<typeof DemoKind>;

/** Where the token is kept: in the OS keychain, or in memory until the app quits. */
export const Keep = z.enum(['keychain', 'run']);
export type Keep = z.infer<typeof Keep>;

export const Connection = z.enum(['connecting', 'online', 'offline', 'signed-out', 'paused']);
export type Connection = z.infer<typeof Connection>;

/** Where one tenant stands: what the status bar and the changes bar show. */
export const TenantStatus = z.object({
  tenantId,
  connection: Connection,
  /** When the tenant last answered us. */
  seenAt: instant.nullable(),
  users: z.number(),
  /** A running pull of all users; `total` is what the tenant claims. */
  pull: z.object({ done: z.number(), total: z.number().nullable(), startedAt: instant }).nullable(),
  /** Whether the first complete pull has been made. */
  complete: z.boolean(),
  /** Those that wait to be sent, collected ones among them; not those on hold. */
  pending: z.number(),
  sending: z.number(),
  held: z.number(),
  rejected: z.number(),
  conflicts: z.number(),
  /** How many of the pending ones wait until the admin presses Send. */
  collected: z.number(),
  sendMode: SendMode,
  /** When everything that waits to be sent will have been sent, by the pace that the tenant allows; null if unknown. */
  finishAt: instant.nullable(),
  /** What Undo and Redo would take back and bring back. */
  undo: BatchLabel.nullable(),
  redo: BatchLabel.nullable(),
  /** People whom the last pull did not show, so many that the admin has to decide. */
  missing: z.object({ count: z.number(), users: z.number() }).nullable(),
  /** Why the connection is not online, or what the admin has to know. */
  notice: Failure.nullable(),
  /** When the next try is due, if one is waiting. */
  retryAt: instant.nullable(),
});
export type TenantStatus = z.infer<typeof TenantStatus>;

// ---------------------------------------------------------------- grid

export const ColumnType = z.enum(['text', 'choice', 'boolean', 'date', 'number', 'list']);
export type ColumnType = z.infer<typeof ColumnType>;

/** A grid column, drawn from the tenant's schemas (RFC 7643 section 7). */
export const Column = z.object({
  /** Stable name, e.g. `userName`, `name.givenName`, `emails`, `urn:...:User:department`. */
  key: z.string(),
  /** The schema's own name in readable form; the window prefers its catalogue's word for well-known keys. */
  label: z.string(),
  description: z.string(),
  type: ColumnType,
  editable: z.boolean(),
  /** Why a cell of this column cannot be edited. */
  fixed: z.enum(['read-only', 'immutable', 'not-supported']).nullable(),
  required: z.boolean(),
  unique: z.boolean(),
  choices: z.array(z.string()).nullable(),
  /** Shown unless the admin chooses otherwise. */
  shown: z.boolean(),
});
export type Column = z.infer<typeof Column>;

/** The state of an edited cell and what it replaced. */
export const CellMark = z.object({
  changeId: z.number(),
  state: ChangeState,
  was: CellValue,
  failure: Failure.nullable(),
});
export type CellMark = z.infer<typeof CellMark>;

export const GridRow = z.object({
  /** The mirror's own number for the resource; stays the same for its life. */
  id: z.number(),
  /** One value for each column the view was opened with. */
  cells: z.array(CellValue),
  /** By index of the column. */
  marks: z.record(z.string(), CellMark),
  /** Somebody who is yet to be created at the tenant, or to be deleted there. */
  fate: z.object({ changeId: z.number(), kind: z.enum(['create', 'delete']), state: ChangeState }).nullable(),
});
export type GridRow = z.infer<typeof GridRow>;

export const Sort = z.object({ column: z.string(), direction: z.enum(['ascending', 'descending']) });
export type Sort = z.infer<typeof Sort>;

export const Query = z.object({
  search: z.string().max(500),
  /** One value of the status column, or null for all. */
  status: z.string().max(100).nullable(),
  sort: z.array(Sort).max(8),
});
export type Query = z.infer<typeof Query>;

export const ViewState = z.object({
  viewId: z.number(),
  /** Grows whenever what the view shows may have changed. */
  revision: z.number(),
  count: z.number(),
});
export type ViewState = z.infer<typeof ViewState>;

// ---------------------------------------------------------------- jobs

/** The progress of long work that the window started. */
export const JobProgress = z.object({
  jobId: z.string(),
  done: z.number(),
  total: z.number(),
  state: z.enum(['running', 'finished', 'cancelled', 'failed']),
  failure: Failure.nullable(),
});
export type JobProgress = z.infer<typeof JobProgress>;

// ---------------------------------------------------------------- settings

export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;
export const Language = z.enum(['en', 'fr']);
export type Language = z.infer<typeof Language>;
export const Settings = z.object({ theme: Theme, language: Language });
export type Settings = z.infer<typeof Settings>;

/** Commands of the native menu that the window carries out. */
export const MenuCommand = z.enum([
  'connect-tenant',
  'sign-out',
  'search',
  'export',
  'sync-now',
  'show-changes',
  'show-history',
  'undo',
  'redo',
]);
export type MenuCommand = z.infer<typeof MenuCommand>;

// ---------------------------------------------------------------- the three maps

/** The window asks the desktop process. */
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
  /** Shows the native save dialog; the window gets a handle for one file, never a path to write to. */
  'export.choose': {
    input: z.object({ suggestedName: z.string().max(200) }),
    output: result(z.object({ handle: z.string(), fileName: z.string() }).nullable()),
  },
  /** What Undo and Redo in the native menu would take back and bring back, in the window's words; null where nothing. */
  'desktop.undoable': {
    input: z.object({ undo: z.string().max(500).nullable(), redo: z.string().max(500).nullable() }),
    output: z.null(),
  },
  /** The page shows the question of `desktop.closing`, and waits for the admin. */
  'desktop.asked': { input: nothing, output: z.null() },
  /** The admin's answer to `desktop.closing`. */
  'desktop.close': { input: z.object({ close: z.boolean() }), output: z.null() },
  'export.reveal': { input: z.object({ handle: z.string() }), output: result(z.null()) },
} as const;

export const desktopEvents = {
  'menu.command': z.object({ command: MenuCommand }),
  'tenants.changed': z.object({ tenants: z.array(Tenant), current: tenantId.nullable() }),
  'settings.changed': Settings,
  /** The window is about to close while changes wait; it closes when the answer says so, or when the page does not say in time that it asks. */
  'desktop.closing': z.object({ waiting: z.number() }),
  'demo.progress': z.object({ done: z.number(), total: z.number() }),
  /** The embedded demo tenant could not be started. */
  'demo.failed': Failure,
} as const;

/** The window asks the engine. */
export const engineCalls = {
  'tenant.status': { input: z.object({ tenantId }), output: result(TenantStatus) },
  'tenant.columns': { input: z.object({ tenantId }), output: result(z.array(Column)) },
  'users.statuses': {
    input: z.object({ tenantId }),
    output: result(z.array(z.object({ value: z.string(), count: z.number() }))),
  },
  'users.open': {
    input: z.object({ tenantId, columns: z.array(z.string().max(500)).max(500), query: Query }),
    output: result(ViewState),
  },
  'users.window': {
    input: z.object({ viewId: z.number(), start: z.number().int().min(0), count: z.number().int().min(1).max(1000) }),
    output: result(z.object({ revision: z.number(), start: z.number(), rows: z.array(GridRow) })),
  },
  'users.close': { input: z.object({ viewId: z.number() }), output: result(z.null()) },
  /** Repeating a call with the same `batchId` applies nothing twice. */
  'changes.apply': {
    input: z.object({ tenantId, batchId: z.uuid(), label: BatchLabel, edits: z.array(Edit).min(1).max(100_000) }),
    output: result(Applied),
  },
  /** Changes of the selection, newest first, in pages; those of a batch include the ones that are settled. */
  'changes.list': {
    input: z.object({
      tenantId,
      selection: ChangeSelection,
      /** Only those older than this one. */
      before: z.number().nullable(),
      limit: z.number().int().min(1).max(10_000),
    }),
    output: result(z.object({ entries: z.array(ChangeEntry), total: z.number() })),
  },
  /** Answers how many changes the action changed, and how many it left alone. */
  'changes.act': {
    input: z.object({ tenantId, action: ChangeAction, selection: ChangeSelection }),
    output: result(z.object({ changed: z.number(), left: z.number() })),
  },
  'changes.resolve': {
    input: z.object({ tenantId, selection: ChangeSelection, resolution: Resolution }),
    output: result(
      z.object({ changed: z.number(), refused: z.array(z.object({ change: z.number(), failure: Failure })) }),
    ),
  },
  /** Batches with changes in the given states (in any, where null), newest first, in pages. */
  'batches.list': {
    input: z.object({
      tenantId,
      states: z.array(ChangeState).nullable(),
      before: z.string().nullable(),
      limit: z.number().int().min(1).max(1_000),
    }),
    output: result(z.object({ batches: z.array(BatchEntry), total: z.number() })),
  },
  /** Takes back what has not been sent of a batch, or of the last one that can be undone; null where there is none. */
  'batches.undo': {
    input: z.object({ tenantId, batchId: z.string().nullable() }),
    output: result(Undone.nullable()),
  },
  /** Brings back the batch that was undone last; null where there is none. */
  'batches.redo': {
    input: z.object({ tenantId }),
    output: result(z.object({ batchId: z.string(), label: BatchLabel, redone: z.number() }).nullable()),
  },
  /** Makes a new batch that reverses what the tenant has confirmed: of a batch, or of single changes. */
  'batches.reverse': {
    input: z.object({
      tenantId,
      batchId: z.uuid(),
      label: BatchLabel,
      of: z.union([z.object({ batch: z.string() }), z.object({ changes: z.array(z.number()).min(1).max(100_000) })]),
    }),
    output: result(Applied),
  },
  'history.list': {
    input: z.object({
      tenantId,
      query: HistoryQuery,
      before: z.number().nullable(),
      limit: z.number().int().min(1).max(1_000),
    }),
    output: result(z.object({ entries: z.array(HistoryEntry), total: z.number() })),
  },
  'history.export': {
    input: z.object({
      tenantId,
      query: HistoryQuery,
      handle: z.string(),
      jobId: z.uuid(),
      sheetName: z.string().max(31),
      /** Headers of: time, what happened, person, attribute, from, to, batch, by whom, detail. */
      headers: z.array(z.string().max(500)).length(9),
      /** How events, kinds and yes/no read, by key; and the readable names of attributes. */
      words: z.record(z.string(), z.string()),
    }),
    output: result(z.object({ rows: z.number() })),
  },
  'groups.list': {
    input: z.object({ tenantId }),
    output: result(z.array(z.object({ row: z.number(), name: z.string(), members: z.number() }))),
  },
  'sync.mode': { input: z.object({ tenantId, mode: SendMode }), output: result(z.null()) },
  /** Those whom the last pull did not show. */
  'sync.missing': {
    input: z.object({ tenantId, limit: z.number().int().min(1).max(10_000) }),
    output: result(z.array(z.object({ row: z.number(), person: z.string(), userName: z.string() }))),
  },
  /** The admin has looked: remove those who are gone (each is asked for once more), or keep everybody. */
  'sync.decide': { input: z.object({ tenantId, remove: z.boolean() }), output: result(z.null()) },
  /** Tries the tenant at once: push what waits, then pull. */
  'sync.now': { input: z.object({ tenantId }), output: result(z.null()) },
  'workbook.export': {
    input: z.object({
      viewId: z.number(),
      handle: z.string(),
      jobId: z.uuid(),
      /** Headers as the admin reads them, one for each column of the view. */
      headers: z.array(z.string().max(500)),
      sheetName: z.string().max(31),
      /** What a yes/no cell reads in the workbook. */
      words: z.object({ yes: z.string(), no: z.string() }),
    }),
    output: result(z.object({ rows: z.number() })),
  },
  'jobs.cancel': { input: z.object({ jobId: z.uuid() }), output: result(z.null()) },
} as const;

export const engineEvents = {
  'tenant.status': TenantStatus,
  /** The tenant's schemas were read (again): ask for the columns. */
  'tenant.columns': z.object({ tenantId }),
  'users.changed': ViewState,
  'job.progress': JobProgress,
} as const;

/** The desktop process asks the engine. */
export const controlCalls = {
  /** Looks whether a tenant answers there and accepts the token; keeps nothing. */
  'tenant.probe': {
    input: z.object({ baseUrl: z.string(), token: z.string() }),
    output: result(z.object({ baseUrl: z.string(), name: z.string() })),
  },
  /** Opens the mirror at once, signed in or not. */
  'tenant.open': {
    input: z.object({ tenantId, directory: z.string(), baseUrl: z.string(), token: z.string().nullable() }),
    output: result(z.null()),
  },
  /** Hands over the token (null: none is kept) and starts to sync. */
  'tenant.token': { input: z.object({ tenantId, token: z.string().nullable() }), output: result(z.null()) },
  /** Looks whether the token is accepted and belongs to the tenant that is mirrored here. */
  'tenant.verify': { input: z.object({ tenantId, token: z.string() }), output: result(z.null()) },
  'tenant.close': { input: z.object({ tenantId, wipe: z.boolean() }), output: result(z.null()) },
  /** Allows the window to have one file written, under a handle. */
  /** How many changes wait, in all open tenants. */
  'changes.waiting': { input: nothing, output: result(z.number()) },
  'file.grant': { input: z.object({ handle: z.string(), path: z.string() }), output: result(z.null()) },
  'engine.stop': { input: nothing, output: result(z.null()) },
} as const;

export const controlEvents = {
  'engine.log': z.object({ level: z.enum(['info', 'warn', 'error']), text: z.string() }),
} as const;

export type Calls = Record<string, { input: z.ZodType; output: z.ZodType }>;
export type Events = Record<string, z.ZodType>;
export type Input<C extends Calls, K extends keyof C> = z.input<C[K]['input']>;
export type Output<C extends Calls, K extends keyof C> = z.output<C[K]['output']>;

/** What answers the calls of a map. */
export type Handlers<C extends Calls> = {
  [K in keyof C]: (input: z.output<C[K]['input']>) => Promise<Output<C, K>> | Output<C, K>;
};
