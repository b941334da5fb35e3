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
import { Failure } from './failure';

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
  pending: z.number(),
  sending: z.number(),
  rejected: z.number(),
  conflicts: z.number(),
  /** Why the connection is not online, or what the admin has to know. */
  notice: Failure.nullable(),
  /** When the next try is due, if one is waiting. */
  retryAt: instant.nullable(),
});
export type TenantStatus = z.infer<typeof TenantStatus>;

// ---------------------------------------------------------------- grid

export const CellValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export type CellValue = z.infer<typeof CellValue>;

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

export const ChangeState = z.enum(['pending', 'sending', 'done', 'conflict', 'rejected', 'held']);
export type ChangeState = z.infer<typeof ChangeState>;

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

// ---------------------------------------------------------------- changes

/** What one gesture did, as a key of the window's catalogue with its parameters. */
export const BatchLabel = z.object({
  key: z.string().max(100),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type BatchLabel = z.infer<typeof BatchLabel>;

export const Edit = z.object({ row: z.number().int(), column: z.string().max(500), value: CellValue });
export type Edit = z.infer<typeof Edit>;

/** One open change, for lists. */
export const ChangeEntry = z.object({
  id: z.number(),
  row: z.number(),
  person: z.string(),
  column: z.string(),
  from: CellValue,
  to: CellValue,
  state: ChangeState,
  failure: Failure.nullable(),
  createdAt: instant,
});
export type ChangeEntry = z.infer<typeof ChangeEntry>;

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
export const MenuCommand = z.enum(['connect-tenant', 'sign-out', 'search', 'export', 'sync-now', 'show-changes']);
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
  'export.reveal': { input: z.object({ handle: z.string() }), output: result(z.null()) },
} as const;

export const desktopEvents = {
  'menu.command': z.object({ command: MenuCommand }),
  'tenants.changed': z.object({ tenants: z.array(Tenant), current: tenantId.nullable() }),
  'settings.changed': Settings,
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
    output: result(
      z.object({
        applied: z.number(),
        refused: z.array(z.object({ row: z.number(), column: z.string(), failure: Failure })),
      }),
    ),
  },
  'changes.list': {
    input: z.object({ tenantId, limit: z.number().int().min(1).max(10_000) }),
    output: result(z.array(ChangeEntry)),
  },
  'changes.discard': { input: z.object({ tenantId, changes: z.array(z.number()).min(1) }), output: result(z.number()) },
  'changes.retry': { input: z.object({ tenantId, changes: z.array(z.number()).min(1) }), output: result(z.number()) },
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
