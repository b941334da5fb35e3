/** What the desktop process asks the engine: open, close, secrets, granted files. */
import { z } from 'zod';
import { nothing, result, tenantId } from './result';

/** What a file was chosen for. */
export const FileUse = z.enum(['read', 'write']);
export type FileUse = z.infer<typeof FileUse>;

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
  /** How many changes wait, in all open tenants. */
  'changes.waiting': { input: nothing, output: result(z.number()) },
  /** Allows the window to have one file read, or written, under a handle. */
  'file.grant': {
    input: z.object({ handle: z.string(), path: z.string(), use: FileUse }),
    output: result(z.null()),
  },
  'engine.stop': { input: nothing, output: result(z.null()) },
} as const;

export const controlEvents = {
  'engine.log': z.object({ level: z.enum(['info', 'warn', 'error']), text: z.string() }),
} as const;
