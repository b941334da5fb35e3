/** What the window asks the engine about people: one whole, and many at a time. */
import { z } from 'zod';
import { Administration, ApiKey } from './administration';
import { columnKey, columnKeys, rowNumbers as rows } from './bounds';
import { ActionInputs, BatchLabel, CellValue, ChangeState } from './changes';
import { Failure } from './failure';
import { GridRow } from './grid';
import { result, tenantId } from './result';

const row = z.number().int();

/** What the history calls it when an API key was revoked. */
export const keyRevocation = 'keys.revoke';

/** One person whole. */
export const Person = z.object({
  /** With every column of `tenant.columns`, in that order. */
  row: GridRow,
  name: z.string(),
  /** All groups of the tenant, with whether the person is in them, open changes laid over; null: the tenant doesn't tell. */
  groups: z.array(
    z.object({
      row: z.number(),
      name: z.string(),
      member: z.boolean().nullable(),
      mark: z.object({ changeId: z.number(), state: ChangeState, failure: Failure.nullable() }).nullable(),
    }),
  ),
  isSelf: z.boolean(),
  /** Whether a photo is there, or waits to be sent. */
  hasPhoto: z.boolean(),
  /** Each action of the tenant: null where it can be done to this person, else why not. A missing connection is not judged. */
  actions: z.array(z.object({ action: z.string(), why: Failure.nullable() })),
  /** Actions that wait to be sent, or were refused. */
  waiting: z.array(
    z.object({ action: z.string(), changeId: z.number(), state: ChangeState, failure: Failure.nullable() }),
  ),
});
export type Person = z.infer<typeof Person>;

export const peopleCalls = {
  /** What the tenant lets this admin do; null before the first discovery. */
  'tenant.administration': { input: z.object({ tenantId }), output: result(Administration.nullable()) },
  'people.read': { input: z.object({ tenantId, row }), output: result(Person) },
  /** The picture of a person as a `data:` URL, also one that waits to be sent; null: there is none. */
  'people.photo': { input: z.object({ tenantId, row }), output: result(z.string().nullable()) },
  /** The numbers of the rows at positions of a view. */
  'users.rows': {
    input: z.object({
      viewId: z.number(),
      ranges: z.array(z.object({ start: z.number().int().min(0), count: z.number().int().min(0) })).max(100_000),
    }),
    output: result(rows),
  },
  /** For columns of a view, how many of its people have which value, most first; of yes/no columns `true` alone. */
  'users.counts': {
    input: z.object({ viewId: z.number(), columns: columnKeys }),
    output: result(
      z.array(z.object({ column: z.string(), counts: z.array(z.object({ value: CellValue, count: z.number() })) })),
    ),
  },
  /** Which values of a column some people have, most first; and, with `limit`, no more than so many. */
  'people.values': {
    input: z.object({ tenantId, rows, column: columnKey, limit: z.number().int().min(1).max(10_000) }),
    output: result(z.array(z.object({ value: CellValue, count: z.number() }))),
  },
  /** To how many of some people each action can be done. */
  'people.actions': {
    input: z.object({ tenantId, rows }),
    output: result(z.array(z.object({ action: z.string(), applies: z.number() }))),
  },
  /** What an admin has to know before people are deleted. */
  'people.deletion': {
    input: z.object({ tenantId, rows }),
    output: result(
      z.object({
        people: z.number(),
        /** The first few by name. */
        names: z.array(z.string()),
        /** The admin's own account is among them. */
        self: z.boolean(),
        /** Nobody who may edit users would be left. */
        lastAdmin: z.boolean(),
        /** How many have signed in since midnight here. */
        activeToday: z.number(),
        /** How many memberships of groups end. */
        memberships: z.number(),
        /** Of one person: what is to be typed, where the tenant asks for the value of an attribute. */
        typed: z.string().nullable(),
      }),
    ),
  },
  /** Those of the values that somebody has already in a column, in any case. */
  'people.known': {
    input: z.object({ tenantId, column: columnKey, values: z.array(z.string().max(500)).max(100_000) }),
    output: result(z.array(z.string())),
  },
  /**
   * Does at once, to one person, what may not wait: passwords, keys. Needs a connection. What the tenant returns is told
   * once and kept nowhere; the history says that it was done.
   */
  'actions.perform': {
    input: z.object({
      tenantId,
      row,
      action: z.string().max(200),
      inputs: ActionInputs,
      batchId: z.uuid(),
      label: BatchLabel,
    }),
    output: result(z.object({ secret: z.string().nullable() })),
  },
  /** The API keys of a person. Needs a connection. */
  'keys.list': { input: z.object({ tenantId, row }), output: result(z.array(ApiKey)) },
  /** The history says that a key was revoked: as an action that is called `keyRevocation`. */
  'keys.revoke': {
    input: z.object({ tenantId, row, key: z.string().max(500), batchId: z.uuid(), label: BatchLabel }),
    output: result(z.null()),
  },
} as const;
