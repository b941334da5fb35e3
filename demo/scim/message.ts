/** The messages of the protocol (RFC 7644): what a client sends that is not a resource. */
import type { z } from 'zod';
import { badRequest } from './error';

/** @throws ScimError 400 invalidSyntax, naming the first thing that is wrong */
export function readMessage<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.join('.') || 'the body';
  throw badRequest('invalidSyntax', `${where}: ${issue?.message ?? 'cannot be read'}`);
}
