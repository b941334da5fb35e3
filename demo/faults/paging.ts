/** Faults of lists: pages that are cut short, miscounted, or come again. */
import { z } from 'zod';
import { badRequest, ScimError } from '../scim/error';
import type { JsonObject, ResourceTypeName } from '../scim/resource';
import { asksForList, documentAnswer, listParameter, readDocument, withListParameters } from './document';
import { type Answer, type Exchange, misbehaviour, type Outcome, type World } from './misbehaviour';

/** Changes a list that was answered, and nothing else. */
function withList(answer: Answer, exchange: Exchange, change: (list: JsonObject) => JsonObject): Outcome {
  const document = asksForList(exchange) ? readDocument(answer) : null;
  return document === null || !Array.isArray(document.Resources)
    ? { kind: 'goOn' }
    : documentAnswer(answer, change(document));
}

/** No page has more resources, and nothing says so. */
export const pageCap = misbehaviour(
  'pageCap',
  {
    most: z.int().min(1).default(50),
    /** How many a page has if the client does not say; as many as it may have if left out. */
    usual: z.int().min(1).optional(),
  },
  ({ most, usual = most }) => ({
    concerns: asksForList,
    ask(exchange) {
      const wanted = Number(listParameter(exchange, 'count') ?? usual);
      return withListParameters(exchange, { count: Math.min(most, wanted) });
    },
  }),
);

/** `totalResults` is the length of the page. */
export const pageLengthAsTotal = misbehaviour('pageLengthAsTotal', {}, () => ({
  concerns: asksForList,
  after: (answer, exchange) =>
    withList(answer, exchange, (list) => ({
      ...list,
      totalResults: Array.isArray(list.Resources) ? list.Resources.length : 0,
    })),
}));

/** `totalResults` is too high, or too low. */
export const lyingTotal = misbehaviour('lyingTotal', { by: z.int().default(7) }, ({ by }) => ({
  concerns: asksForList,
  after: (answer, exchange) =>
    withList(answer, exchange, (list) => ({ ...list, totalResults: Math.max(0, Number(list.totalResults) + by) })),
}));

/** How many resources the list has in all, without its pages. */
function lengthOf({ tenant }: World, exchange: Exchange): number {
  const type: ResourceTypeName = exchange.path.startsWith('/Users') ? 'User' : 'Group';
  const filter = listParameter(exchange, 'filter');
  const selection = { filter: typeof filter === 'string' && filter !== '' ? filter : null, sortBy: null };
  return tenant.query(type, { ...selection, sortOrder: 'ascending' }).length;
}

/** Past the end comes the first page again, for ever. */
export const endlessPaging = misbehaviour('endlessPaging', {}, (_options, world) => ({
  concerns: asksForList,
  ask(exchange) {
    const start = Number(listParameter(exchange, 'startIndex') ?? 1);
    return start > lengthOf(world, exchange) ? withListParameters(exchange, { startIndex: 1 }) : exchange;
  },
}));

/** Where a page begins, as a text that means nothing to a client. */
function cursorFor(startIndex: number, madeAt: number): string {
  return Buffer.from(JSON.stringify([startIndex, madeAt])).toString('base64url');
}

/** @throws ScimError 400 */
function readCursor(cursor: string): { startIndex: number; madeAt: number } {
  try {
    const [startIndex, madeAt] = z
      .tuple([z.int(), z.number()])
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { startIndex, madeAt };
  } catch {
    // Whatever is wrong with it, the client is told the same (RFC 9865 section 2.1).
    throw new ScimError(400, 'invalidCursor', 'the cursor is not one of this tenant');
  }
}

/** Pages go by cursors only (RFC 9865); an index is refused. */
export const cursorOnly = misbehaviour(
  'cursorOnly',
  {
    /** Milliseconds after which a cursor is no longer good; never if left out. */
    expiresAfter: z.number().min(1).optional(),
  },
  ({ expiresAfter = Number.POSITIVE_INFINITY }, { now }) => ({
    concerns: (exchange) => asksForList(exchange) || exchange.path === '/ServiceProviderConfig',
    ask(exchange) {
      if (!asksForList(exchange)) return exchange;
      if (listParameter(exchange, 'startIndex') !== undefined) {
        throw badRequest('invalidValue', 'startIndex is not supported; use cursor');
      }
      const cursor = String(listParameter(exchange, 'cursor') ?? '');
      if (cursor === '') return withListParameters(exchange, { cursor: null });
      const { startIndex, madeAt } = readCursor(cursor);
      if (now() - madeAt > expiresAfter) throw badRequest('expiredCursor', 'the cursor has expired; begin anew');
      return withListParameters(exchange, { cursor: null, startIndex });
    },
    after(answer, exchange) {
      if (exchange.path === '/ServiceProviderConfig') {
        const config = readDocument(answer);
        if (config === null) return { kind: 'goOn' };
        const pagination = { cursor: true, index: false, defaultPaginationMethod: 'cursor' };
        return documentAnswer(answer, { ...config, pagination });
      }
      return withList(answer, exchange, ({ startIndex, ...list }) => {
        const next = Number(startIndex) + Number(list.itemsPerPage);
        const isLast = next > Number(list.totalResults) || list.itemsPerPage === 0;
        return isLast ? list : { ...list, nextCursor: cursorFor(next, now()) };
      });
    },
  }),
);

/** A list that nobody filtered shows one user whom the tenant made up. */
export const syntheticUser = misbehaviour('syntheticUser', {}, (_options, { baseUrl }) => ({
  concerns: (exchange) =>
    asksForList(exchange) && exchange.path.startsWith('/Users') && !listParameter(exchange, 'filter'),
  after(answer, exchange) {
    return withList(answer, exchange, (list) => {
      const id = 'synthetic';
      const meta = { resourceType: 'User', location: `${baseUrl()}/Users/${id}` };
      const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
      const user = { schemas, id, userName: 'synthetic@tenant.example', active: true, meta };
      return { ...list, totalResults: 1, itemsPerPage: 1, startIndex: 1, Resources: [user] };
    });
  },
}));
