/** Faults of answers to a POST that made a resource. */

import { isObject } from '../scim/resource';
import { documentAnswer, readDocument, withOperations } from './document';
import { type Answer, type Exchange, misbehaviour } from './misbehaviour';

const creates = ({ method, path }: Exchange) => method === 'POST' && (path === '/Users' || path === '/Groups');

/** The new resource is shown without its id. */
export const createWithoutId = misbehaviour('createWithoutId', {}, () => ({
  concerns: creates,
  after(answer) {
    const document = answer.status === 201 ? readDocument(answer) : null;
    if (document === null) return { kind: 'goOn' };
    const { id: _, ...others } = document;
    return documentAnswer(answer, others);
  },
}));

/** The address of the new resource ends in `undefined`, also in bulk answers. */
export const createBadLocation = misbehaviour('createBadLocation', {}, (_options, { baseUrl }) => ({
  concerns: (exchange) => creates(exchange) || exchange.path === '/Bulk',
  after(answer, exchange) {
    if (exchange.path === '/Bulk') {
      return withOperations(answer, exchange, (operations) =>
        operations.map((operation) => {
          const { method, location } = operation;
          if (method !== 'POST' || typeof location !== 'string') return operation;
          return { ...operation, location: location.replace(/[^/]+$/, 'undefined') };
        }),
      );
    }
    if (answer.status !== 201) return { kind: 'goOn' };
    const location = `${baseUrl()}${exchange.path}/undefined`;
    const located: Answer = { ...answer, headers: { ...answer.headers, location } };
    const document = readDocument(located);
    if (document === null) return { kind: 'answer', answer: located };
    const meta = isObject(document.meta) ? document.meta : {};
    return documentAnswer(located, { ...document, meta: { ...meta, location } });
  },
}));

/** 201, and nothing more but the headers. */
export const createEmptyBody = misbehaviour('createEmptyBody', {}, () => ({
  concerns: creates,
  after(answer) {
    if (answer.status !== 201) return { kind: 'goOn' };
    const { 'content-type': _, ...headers } = answer.headers;
    return { kind: 'answer', answer: { ...answer, headers, body: '' } };
  },
}));
