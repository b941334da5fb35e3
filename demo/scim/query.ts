/** What a client asks of a list (RFC 7644 sections 3.4.2 and 3.4.3). */
import { z } from 'zod';
import { badRequest } from './error';
import { readMessage } from './message';
import type { Json } from './resource';
import type { SortOrder } from './sort';

export interface ListQuery {
  filter: string | null;
  sortBy: string | null;
  sortOrder: SortOrder;
  /** 1-based. */
  startIndex: number;
  /** Null if the client left it to the server. */
  count: number | null;
  shape: Shape;
}

/** Which attributes the client wants to see (RFC 7644 section 3.9). */
export interface Shape {
  attributes: readonly string[];
  excludedAttributes: readonly string[];
}

const wholeNumber = z.string().regex(/^[+-]?\d{1,15}$/, 'must be a whole number');
const names = z.string().transform((list) =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);
const order = z.enum(['ascending', 'descending'], 'must be ascending or descending');

const shape = { attributes: names.optional(), excludedAttributes: names.optional() };
const Parameters = z.object({
  ...shape,
  filter: z.string().optional(),
  sortBy: z.string().optional(),
  sortOrder: order.optional(),
  startIndex: wholeNumber.transform(Number).optional(),
  count: wholeNumber.transform(Number).optional(),
});

const searchUrn = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';
const SearchRequest = z.object({
  schemas: z.array(z.string()).refine((urns) => urns.includes(searchUrn), `must contain ${searchUrn}`),
  attributes: z.array(z.string()).optional(),
  excludedAttributes: z.array(z.string()).optional(),
  filter: z.string().optional(),
  sortBy: z.string().optional(),
  sortOrder: order.optional(),
  startIndex: z.int().optional(),
  count: z.int().optional(),
});

function checkShape(wanted: z.infer<typeof Shape>): Shape {
  const attributes = wanted.attributes ?? [];
  const excludedAttributes = wanted.excludedAttributes ?? [];
  if (attributes.length > 0 && excludedAttributes.length > 0) {
    throw badRequest('invalidValue', 'attributes and excludedAttributes cannot be given together');
  }
  return { attributes, excludedAttributes };
}
const Shape = z.object(shape);

function listQuery(read: z.infer<typeof SearchRequest> | z.infer<typeof Parameters>): ListQuery {
  return {
    filter: read.filter || null,
    sortBy: read.sortBy || null,
    sortOrder: read.sortOrder ?? 'ascending',
    // Less than 1 is 1, a negative count is none (RFC 7644 section 3.4.2.4).
    startIndex: Math.max(1, read.startIndex ?? 1),
    count: read.count === undefined ? null : Math.max(0, read.count),
    shape: checkShape(read),
  };
}

/** @throws ScimError 400 */
export function readListQuery(parameters: unknown): ListQuery {
  return listQuery(readMessage(Parameters, parameters));
}

/** @throws ScimError 400 */
export function readSearch(body: Json | undefined): ListQuery {
  return listQuery(readMessage(SearchRequest, body));
}

/** The shape asked for with a single resource. @throws ScimError 400 */
export function readShape(parameters: unknown): Shape {
  return checkShape(readMessage(Shape, parameters));
}
