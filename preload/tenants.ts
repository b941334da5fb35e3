/** The vocabulary of tenants: which there are, and where each stands. */
import { z } from 'zod';
import { BatchLabel, SendMode } from './changes';
import { Failure } from './failure';
import { instant, tenantId } from './result';

export const TenantKind = z.enum(['connected', 'demo']);
export const Tenant = z.object({
  id: tenantId,
  name: z.string(),
  baseUrl: z.string(),
  kind: TenantKind,
  /** One of a handful of colours, by which windows show which tenant this is. */
  colour: z.number().int().min(0).max(7).default(0),
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
