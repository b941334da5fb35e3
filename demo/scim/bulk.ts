/** Bulk requests (RFC 7644 section 3.7). */
import { z } from 'zod';
import { errorDocument, ScimError } from './error';
import type { Preconditions } from './etag';
import { readMessage } from './message';
import type { Json, JsonObject } from './resource';

const requestUrn = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
const responseUrn = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse';

const BulkRequest = z.object({
  schemas: z.array(z.string()).refine((urns) => urns.includes(requestUrn), `must contain ${requestUrn}`),
  failOnErrors: z.int().min(1).optional(),
  Operations: z.array(
    z
      .object({
        method: z
          .string()
          .transform((method) => method.toUpperCase())
          .pipe(z.enum(['POST', 'PUT', 'PATCH', 'DELETE'])),
        bulkId: z.string().min(1).optional(),
        path: z.string(),
        version: z.string().optional(),
        data: z.custom<Json>((value) => value !== undefined).optional(),
      })
      .refine(({ method, bulkId }) => method !== 'POST' || bulkId !== undefined, 'a POST needs a bulkId'),
  ),
});
type BulkOperation = z.infer<typeof BulkRequest>['Operations'][number];

/** What one operation asks for, as if it had come alone. */
export interface Operation extends Preconditions {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL, e.g. `/Users/2819c223`. */
  path: string;
  body: Json | undefined;
}
export interface Performed {
  status: number;
  id: string;
  location: string;
  /** Null once the resource is deleted. */
  version: string | null;
}

const reference = /bulkId:([^/"\s]+)/g;

/** The bulkIds that an operation refers to. */
function references({ path, data }: BulkOperation): string[] {
  const text = path + (data === undefined ? '' : JSON.stringify(data));
  return [...text.matchAll(reference)].map(([, bulkId = '']) => bulkId);
}

function resolve(value: Json, ids: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return value.replace(reference, (text, bulkId: string) => ids.get(bulkId) ?? text);
  if (Array.isArray(value)) return value.map((one) => resolve(one, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(one, ids)]));
}

function attempt(operation: BulkOperation, ids: Map<string, string>, perform: (operation: Operation) => Performed) {
  const { method, bulkId, path, version, data } = operation;
  const answer: JsonObject = { method, ...(bulkId === undefined ? {} : { bulkId }) };
  try {
    const open = references(operation).find((wanted) => !ids.has(wanted));
    if (open !== undefined) throw new ScimError(409, 'invalidValue', `bulkId ${open} was not created in this request`);
    const resolvedPath = String(resolve(path, ids));
    const body = data === undefined ? undefined : resolve(data, ids);
    const done = perform({ method, path: resolvedPath, ifMatch: version ?? null, ifNoneMatch: null, body });
    if (bulkId !== undefined && method === 'POST') ids.set(bulkId, done.id);
    const tag = done.version === null ? {} : { version: done.version };
    return { failed: false, answer: { ...answer, location: done.location, ...tag, status: String(done.status) } };
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return { failed: true, answer: { ...answer, status: String(error.status), response: errorDocument(error) } };
  }
}

/** Operations in an order in which each comes after those it refers to; where they refer in a circle, as they came. */
function ordered(operations: readonly BulkOperation[]): BulkOperation[] {
  const waiting = new Set(operations);
  const creators = new Map(operations.filter(({ method }) => method === 'POST').map((one) => [one.bulkId, one]));
  const inOrder: BulkOperation[] = [];
  const visit = (operation: BulkOperation) => {
    if (!waiting.delete(operation)) return;
    for (const bulkId of references(operation)) {
      const creator = creators.get(bulkId);
      if (creator !== undefined) visit(creator);
    }
    inOrder.push(operation);
  };
  for (const operation of operations) visit(operation);
  return inOrder;
}

/**
 * Runs the operations of a bulk request, one after the other, and answers each (in the order they were run).
 * @param perform does one operation, or throws a ScimError
 * @throws ScimError 400 invalidSyntax, 413 for too many operations
 */
export function runBulk(
  body: Json | undefined,
  maxOperations: number,
  perform: (operation: Operation) => Performed,
): JsonObject {
  const { Operations: operations, failOnErrors } = readMessage(BulkRequest, body);
  if (operations.length > maxOperations) {
    throw new ScimError(
      413,
      null,
      `a bulk request may have ${maxOperations} operations; this one has ${operations.length}`,
    );
  }
  const ids = new Map<string, string>();
  const answers: Json[] = [];
  let failures = 0;
  for (const operation of ordered(operations)) {
    const { failed, answer } = attempt(operation, ids, perform);
    answers.push(answer);
    if (failed) failures += 1;
    if (failOnErrors !== undefined && failures >= failOnErrors) break;
  }
  return { schemas: [responseUrn], Operations: answers };
}
