/** The vocabulary of edits: what the admin asks for, how it waits, what became of it. */
import { z } from 'zod';
import { columnKey, longestValue, recordOf, rowNumbers, words } from './bounds';
import { Failure } from './failure';

/** Milliseconds since 1970, UTC. */
const instant = z.number();

export type CellValue = string | number | boolean | null | string[];
/** One look instead of a union of five: a window of rows holds thousands, and a paste tens of thousands. */
export const CellValue = z.custom<CellValue>(isCellValue);

export function isCellValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}

/** What the window wants a cell to hold. */
export const NewValue = z
  .custom<CellValue>((value) => isCellValue(value) && sizeOf(value as CellValue) <= longestValue)
  .meta({ maxLength: longestValue, maxItems: longestValue });

/** In characters; each of several values counts for one more. */
function sizeOf(value: CellValue): number {
  if (Array.isArray(value)) return value.reduce((size, item) => size + item.length + 1, 0);
  return typeof value === 'string' ? value.length : 0;
}

export const ChangeState = z.enum(['pending', 'sending', 'done', 'conflict', 'rejected', 'held']);
export type ChangeState = z.infer<typeof ChangeState>;

export const ChangeKind = z.enum(['create', 'set', 'add-member', 'remove-member', 'action', 'delete']);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** What one gesture did, as a key of the window's catalogue with its parameters. */
export const BatchLabel = z.object({
  key: z.string().max(100),
  params: recordOf(z.string().max(100), z.union([words, z.number()]), 100),
});
export type BatchLabel = z.infer<typeof BatchLabel>;

const rowNumber = z.number().int();

/** One cell gets a value. */
export const CellEdit = z.object({ row: rowNumber, column: columnKey, value: NewValue });
export type CellEdit = z.infer<typeof CellEdit>;
/** One column of many people: one value for all of them, or one for each. */
export const CellsEdit = z
  .object({
    kind: z.literal('cells'),
    column: columnKey,
    rows: rowNumbers.min(1),
    values: z.array(NewValue).min(1).max(1_000_000),
  })
  .refine(({ rows, values }) => values.length === 1 || values.length === rows.length);
export type CellsEdit = z.infer<typeof CellsEdit>;
/** What an action needs to know, by the names of its inputs; a file is a `data:` URL. */
export const ActionInputs = recordOf(
  z.string().max(100),
  z.union([z.string().max(longestValue), z.number(), z.boolean()]),
  100,
);
export type ActionInputs = z.infer<typeof ActionInputs>;
/** Something that the tenant can do to a person and that may wait for a connection. */
export const ActionEdit = z.object({
  kind: z.literal('action'),
  row: rowNumber,
  action: z.string().max(200),
  inputs: ActionInputs,
});
export type ActionEdit = z.infer<typeof ActionEdit>;
/** Somebody new, with values by column, the groups to join, and what is to be done to them as soon as they are there. */
export const CreateEdit = z.object({
  kind: z.literal('create'),
  values: recordOf(columnKey, NewValue, 20_000),
  groups: z.array(rowNumber).max(100_000).optional(),
  actions: z.array(z.string().max(200)).max(100).optional(),
});
export type CreateEdit = z.infer<typeof CreateEdit>;
export const DeleteEdit = z.object({ kind: z.literal('delete'), row: rowNumber });
export type DeleteEdit = z.infer<typeof DeleteEdit>;
/** Somebody joins a group or leaves it. */
export const MemberEdit = z.object({
  kind: z.literal('member'),
  group: rowNumber,
  row: rowNumber,
  member: z.boolean(),
});
export type MemberEdit = z.infer<typeof MemberEdit>;
export const CreateGroupEdit = z.object({ kind: z.literal('create-group'), name: z.string().min(1).max(500) });
export type CreateGroupEdit = z.infer<typeof CreateGroupEdit>;
export const RenameGroupEdit = z.object({
  kind: z.literal('rename-group'),
  group: rowNumber,
  name: z.string().min(1).max(500),
});
export type RenameGroupEdit = z.infer<typeof RenameGroupEdit>;

export const Edit = z.union([
  CellEdit,
  CellsEdit,
  CreateEdit,
  DeleteEdit,
  MemberEdit,
  ActionEdit,
  CreateGroupEdit,
  RenameGroupEdit,
]);
export type Edit = z.infer<typeof Edit>;

/** What became of the edits of one gesture. */
export const Applied = z.object({
  /** Edits; of many cells at once each cell counts. */
  applied: z.number(),
  /** The numbers of those who were created, in the order of the edits. */
  created: z.array(z.number()),
  /** `row` is null for somebody who was to be created. */
  refused: z.array(z.object({ row: z.number().nullable(), column: z.string(), failure: Failure })),
});
export type Applied = z.infer<typeof Applied>;

/** One change, for lists. */
export const ChangeEntry = z.object({
  id: z.number(),
  batchId: z.string(),
  kind: ChangeKind,
  /** The number of the user, or of the group. */
  row: z.number(),
  /** What the user, or the group, is called. */
  person: z.string(),
  /**
   * The attribute; `members` for somebody who joins or leaves a group, the id of an action, empty for a creation or a
   * deletion.
   */
  column: z.string(),
  /** What it replaces: what the tenant held when it was edited. A member who leaves stands here by name. */
  from: CellValue,
  /** A member who joins stands here by name. */
  to: CellValue,
  /** Of a conflict: what the tenant holds now, since when, and by whom, where the tenant tells. */
  theirs: z
    .object({ value: CellValue, at: z.string().nullable(), by: z.string().nullable(), gone: z.boolean() })
    .nullable(),
  state: ChangeState,
  /** False while it is collected, until the admin presses Send. */
  ready: z.boolean(),
  /** Goes before everything else. */
  urgent: z.boolean(),
  /** A deactivation or a deletion, which may be made urgent. */
  mayHurry: z.boolean(),
  failure: Failure.nullable(),
  createdAt: instant,
});
export type ChangeEntry = z.infer<typeof ChangeEntry>;

/** How many changes of a batch are in which state; `dropped` were taken back or replaced before they were sent. */
export const BatchCounts = z.object({
  pending: z.number(),
  sending: z.number(),
  held: z.number(),
  conflict: z.number(),
  rejected: z.number(),
  done: z.number(),
  dropped: z.number(),
});
export type BatchCounts = z.infer<typeof BatchCounts>;

/** One gesture, for lists. */
export const BatchEntry = z.object({
  id: z.string(),
  label: BatchLabel,
  author: z.string(),
  createdAt: instant,
  /** How many people (or groups) it concerns. */
  people: z.number(),
  counts: BatchCounts,
  /** The batch that this one takes back. */
  reverses: z.string().nullable(),
});
export type BatchEntry = z.infer<typeof BatchEntry>;

/** Open changes that fulfil every condition that is given; all of them where none is. */
export const ChangeSelection = z.object({
  changes: z.array(z.number()).max(1_000_000).optional(),
  batches: z.array(z.string().max(100)).max(100_000).optional(),
  rows: z.array(z.number()).max(1_000_000).optional(),
  states: z.array(ChangeState).max(100).optional(),
  /** False for those that are collected until the admin presses Send. */
  ready: z.boolean().optional(),
  /** The attribute, e.g. to resolve all conflicts of a kind. */
  column: columnKey.optional(),
});
export type ChangeSelection = z.infer<typeof ChangeSelection>;

/**
 * What can be done with open changes: take them back; let them wait until told otherwise; try parked ones again; let
 * held and collected ones go; let deactivations and deletions go before everything else.
 */
export const ChangeAction = z.enum(['discard', 'hold', 'retry', 'send', 'hurry']);
export type ChangeAction = z.infer<typeof ChangeAction>;

/** How a conflict ends: the admin's value is sent all the same, the tenant's stays, or a third takes the place of both. */
export const Resolution = z.discriminatedUnion('take', [
  z.object({ take: z.literal('mine') }),
  z.object({ take: z.literal('theirs') }),
  z.object({ take: z.literal('other'), value: NewValue }),
]);
export type Resolution = z.infer<typeof Resolution>;

/** Edits go out as they are made, or are collected until the admin presses Send. */
export const SendMode = z.enum(['as-edited', 'collected']);
export type SendMode = z.infer<typeof SendMode>;

/** What undoing a batch did. */
export const Undone = z.object({
  batchId: z.string(),
  label: BatchLabel,
  /** Taken back without a trace. */
  undone: z.number(),
  /** Already at the tenant: they can be reversed by a new batch. */
  sent: z.number(),
  /** On their way at this moment, or it is not known whether they arrived. */
  underWay: z.number(),
});
export type Undone = z.infer<typeof Undone>;

export const HistoryEvent = z.enum([
  'queued',
  'sent',
  'confirmed',
  'found-done',
  'rejected',
  'conflict',
  'merged',
  'replaced',
  'discarded',
  'undone',
  'redone',
  'retried',
  'held',
  'released',
  'hurried',
  'resolved',
  'salvaged',
]);
export type HistoryEvent = z.infer<typeof HistoryEvent>;

/** One line of the history. */
export const HistoryEntry = z.object({
  id: z.number(),
  at: instant,
  event: HistoryEvent,
  changeId: z.number(),
  kind: ChangeKind,
  batchId: z.string(),
  batchLabel: BatchLabel.nullable(),
  author: z.string(),
  /** Null when the user or group has left the mirror. */
  row: z.number().nullable(),
  person: z.string(),
  column: z.string(),
  from: CellValue,
  to: CellValue,
  detail: z.string().nullable(),
  /** Whether it tells of a change that reached the tenant and can be reversed. */
  reversible: z.boolean(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Lines of the history that fulfil every condition; null, or an empty text, asks for nothing. */
export const HistoryQuery = z.object({
  /** Words in the name of the person. */
  person: z.string().max(500),
  /** The number of a person: what was changed of them, and the groups that they joined or left; or that of a group. */
  row: rowNumber.nullable(),
  column: columnKey.nullable(),
  batchId: z.string().max(100).nullable(),
  events: z.array(HistoryEvent).max(100).nullable(),
  /** From this moment on. */
  from: instant.nullable(),
  /** Before this moment. */
  until: instant.nullable(),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;
