/** What the window asks the engine, over its own MessagePort: everything about users. */
import { z } from 'zod';
import { columnKeys, fileHandle, recordOf, words } from './bounds';
import { bulkCalls } from './bulk-calls';
import {
  Applied,
  BatchEntry,
  BatchLabel,
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
import { filterCalls } from './filter-calls';
import { Column, Query, RowWindow, ViewState } from './grid';
import { importCalls } from './import-calls';
import { JobProgress } from './jobs';
import { peopleCalls } from './people-calls';
import { result, tenantId } from './result';
import { TenantStatus } from './tenants';
import { viewCalls } from './view-calls';
import { windowCalls } from './window-calls';
import { workbookCalls } from './workbook-calls';

/** Rows by position. */
const window = { start: z.number().int().min(0), count: z.number().int().min(1).max(1000) };

/** Names a gesture that there is already. */
const batchId = z.string().max(100);

export const engineCalls = {
  'tenant.status': { input: z.object({ tenantId }), output: result(TenantStatus) },
  'tenant.columns': { input: z.object({ tenantId }), output: result(z.array(Column)) },
  'users.statuses': {
    input: z.object({ tenantId }),
    output: result(z.array(z.object({ value: z.string(), count: z.number() }))),
  },
  /**
   * With `jobId` it can be cancelled: nobody waits for the list any more, as another one has been asked for. With `window` its
   * first rows come along: the last such window of the list, where it ends before `start`.
   */
  'users.open': {
    input: z.object({
      tenantId,
      columns: columnKeys,
      query: Query,
      jobId: z.uuid().optional(),
      window: z.object(window).optional(),
    }),
    output: result(ViewState.extend({ first: RowWindow.optional() })),
  },
  /** With `columns` the rows have the values and marks of these alone, and in this order. */
  'users.window': {
    input: z.object({ viewId: z.number(), ...window, columns: columnKeys.optional() }),
    output: result(RowWindow),
  },
  ...peopleCalls,
  ...filterCalls,
  ...viewCalls,
  ...windowCalls,
  ...importCalls,
  ...bulkCalls,
  'users.close': { input: z.object({ viewId: z.number() }), output: result(z.null()) },
  /** Repeating a call with the same `batchId` applies nothing twice. With `jobId` it tells how far it is. */
  'changes.apply': {
    input: z.object({
      tenantId,
      jobId: z.uuid().optional(),
      batchId: z.uuid(),
      label: BatchLabel,
      edits: z.array(Edit).min(1).max(100_000),
    }),
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
      states: z.array(ChangeState).max(100).nullable(),
      before: batchId.nullable(),
      limit: z.number().int().min(1).max(1_000),
    }),
    output: result(z.object({ batches: z.array(BatchEntry), total: z.number() })),
  },
  /** Takes back what has not been sent of a batch, or of the last one that can be undone; null where there is none. */
  'batches.undo': {
    input: z.object({ tenantId, batchId: batchId.nullable() }),
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
      of: z.union([z.object({ batch: batchId }), z.object({ changes: z.array(z.number()).min(1).max(100_000) })]),
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
      handle: fileHandle,
      jobId: z.uuid(),
      sheetName: z.string().max(31),
      /** Headers of: time, what happened, person, attribute, from, to, batch, by whom, detail. */
      headers: z.array(z.string().max(500)).length(9),
      /** How events, kinds and yes/no read, by key; and the readable names of attributes. */
      words: recordOf(words, words, 100_000),
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
  ...workbookCalls,
  'jobs.cancel': { input: z.object({ jobId: z.uuid() }), output: result(z.null()) },
} as const;

export const engineEvents = {
  'tenant.status': TenantStatus,
  /** The tenant's schemas were read (again): ask for the columns. */
  'tenant.columns': z.object({ tenantId }),
  /** What the tenant lets this admin do was read (again). */
  'tenant.administration': z.object({ tenantId }),
  'users.changed': ViewState,
  'job.progress': JobProgress,
} as const;
