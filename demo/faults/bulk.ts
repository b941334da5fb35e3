/** Faults of bulk requests and their answers (RFC 7644 section 3.7). */
import { z } from 'zod';
import { ScimError } from '../scim/error';
import { isObject, type Json, type JsonObject } from '../scim/resource';
import { documentAnswer, errorAnswer, readDocument, withOperations } from './document';
import { type Exchange, misbehaviour } from './misbehaviour';

const isBulk = ({ method, path }: Exchange) => method === 'POST' && path === '/Bulk';

function operationsOf({ body }: Exchange): JsonObject[] {
  return isObject(body) && Array.isArray(body.Operations) ? body.Operations.filter(isObject) : [];
}

function withRequested(exchange: Exchange, operations: JsonObject[]): Exchange {
  return { ...exchange, body: { ...(isObject(exchange.body) ? exchange.body : {}), Operations: operations } };
}

/** There is no endpoint for bulk requests. */
export const bulkAbsent = misbehaviour(
  'bulkAbsent',
  {
    status: z.int().min(400).max(599).default(404),
    /** Whether discovery says there were one. */
    advertised: z.boolean().default(false),
  },
  ({ status, advertised }) => ({
    concerns: (exchange) => isBulk(exchange) || exchange.path === '/ServiceProviderConfig',
    before(exchange) {
      if (!isBulk(exchange)) return { kind: 'goOn' };
      return errorAnswer({ status, scimType: null, detail: 'bulk requests are not supported' });
    },
    after(answer, exchange) {
      const config = isBulk(exchange) || advertised ? null : readDocument(answer);
      if (config === null) return { kind: 'goOn' };
      return documentAnswer(answer, { ...config, bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 } });
    },
  }),
);

/** Fewer operations are taken than discovery says; 413 for more. */
export const bulkTooLarge = misbehaviour('bulkTooLarge', { most: z.int().min(1).default(10) }, ({ most }) => ({
  concerns: (exchange) => isBulk(exchange) && operationsOf(exchange).length > most,
  before: () => {
    throw new ScimError(413, null, `a bulk request may have ${most} operations`);
  },
}));

/** The results come in another order than the operations. */
export const bulkReordered = misbehaviour('bulkReordered', {}, () => ({
  concerns: isBulk,
  after: (answer, exchange) => withOperations(answer, exchange, (operations) => operations.toReversed()),
}));

const statuses = {
  string: (status: number): Json => String(status),
  number: (status: number): Json => status,
  object: (status: number): Json => ({ code: String(status) }),
};

/** The status of a result is a text, a number, or `{"code":"201"}`. */
export const bulkStatus = misbehaviour(
  'bulkStatus',
  { form: z.enum(['string', 'number', 'object']).default('object') },
  ({ form }) => ({
    concerns: isBulk,
    after: (answer, exchange) =>
      withOperations(answer, exchange, (operations) =>
        operations.map((operation) => ({ ...operation, status: statuses[form](Number(operation.status)) })),
      ),
  }),
);

/** The result of one operation, drawn by chance, is missing. */
export const bulkMissing = misbehaviour(
  'bulkMissing',
  {
    /** Whether the operation was carried out all the same. */
    carriedOut: z.boolean().default(true),
  },
  ({ carriedOut }, { draw }) => {
    const withoutOne = (operations: JsonObject[]) => operations.toSpliced(draw.below(operations.length), 1);
    return {
      concerns: (exchange) => isBulk(exchange) && operationsOf(exchange).length > 0,
      ask: (exchange) => (carriedOut ? exchange : withRequested(exchange, withoutOne(operationsOf(exchange)))),
      after: (answer, exchange) => (carriedOut ? withOperations(answer, exchange, withoutOne) : { kind: 'goOn' }),
    };
  },
);

/** Results have a status and a version, but no `response`, not even where an operation was refused. */
export const bulkNoResponse = misbehaviour('bulkNoResponse', {}, () => ({
  concerns: isBulk,
  after: (answer, exchange) =>
    withOperations(answer, exchange, (operations) => operations.map(({ response: _, ...operation }) => operation)),
}));

/** A value without the references to what is created only later in the request. */
function withoutReferences(value: Json, later: ReadonlySet<string>): Json {
  const refers = (one: Json) => isObject(one) && typeof one.value === 'string' && later.has(one.value);
  if (Array.isArray(value)) return value.filter((one) => !refers(one)).map((one) => withoutReferences(one, later));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutReferences(one, later)]));
}

/** A creation that refers to what comes later in the request is refused, but leaves its resource behind. */
export const bulkStrays = misbehaviour('bulkStrays', {}, () => {
  const strays = new Set<Json>();
  return {
    concerns: isBulk,
    ask(exchange) {
      const operations = operationsOf(exchange);
      const changed = operations.map((operation, place) => {
        const later = new Set(operations.slice(place + 1).map(({ bulkId }) => `bulkId:${bulkId}`));
        const { method, bulkId, data = null } = operation;
        const kept = withoutReferences(data, later);
        if (method !== 'POST' || bulkId === undefined || JSON.stringify(kept) === JSON.stringify(data))
          return operation;
        strays.add(bulkId);
        return { ...operation, data: kept };
      });
      return withRequested(exchange, changed);
    },
    after: (answer, exchange) =>
      withOperations(answer, exchange, (operations) =>
        operations.map((operation) => {
          const { method, bulkId } = operation;
          if (bulkId === undefined || !strays.delete(bulkId)) return operation;
          return { method: method ?? 'POST', bulkId, status: '400' };
        }),
      ),
  };
});
