/** What a window remembers of a tenant, so that it looks as it was left: text that only the window reads. */
import { z } from 'zod';
import { result, tenantId } from './result';

/** The columns of the list, somebody new whose details were begun, and how people were exported the last time. */
export const WindowMemory = z.enum(['layout', 'newcomer', 'export']);
export type WindowMemory = z.infer<typeof WindowMemory>;

export const windowCalls = {
  /** Null where nothing was kept. */
  'window.recall': { input: z.object({ tenantId, name: WindowMemory }), output: result(z.string().nullable()) },
  /** Keeps a text durably; null forgets it. */
  'window.keep': {
    input: z.object({ tenantId, name: WindowMemory, text: z.string().max(200_000).nullable() }),
    output: result(z.null()),
  },
} as const;
