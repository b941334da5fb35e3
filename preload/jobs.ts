/** Long work that a window started. */
import { z } from 'zod';
import { Failure } from './failure';

/** The progress of long work that the window started. */
export const JobProgress = z.object({
  jobId: z.string(),
  done: z.number(),
  total: z.number(),
  state: z.enum(['running', 'finished', 'cancelled', 'failed']),
  failure: Failure.nullable(),
});
export type JobProgress = z.infer<typeof JobProgress>;
