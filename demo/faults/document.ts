/** Answers as the documents of SCIM that they hold, for faults that change what is in them. */
import { errorDocument, type ScimError } from '../scim/error';
import { isObject, type Json, type JsonObject } from '../scim/resource';
import type { Answer, Exchange, Outcome } from './misbehaviour';

/** The document in an answer; null if it holds something else, or nothing. */
export function readDocument({ headers, body }: Answer): JsonObject | null {
  if (body === '' || !headers['content-type']?.startsWith('application/scim+json')) return null;
  const document: Json = JSON.parse(body);
  return isObject(document) ? document : null;
}

/** An answer with another document in it. */
export function documentAnswer(answer: Answer, document: JsonObject): Outcome {
  return { kind: 'answer', answer: { ...answer, body: JSON.stringify(document) } };
}

/** An error instead of what was asked for. */
export function errorAnswer(
  error: Pick<ScimError, 'status' | 'scimType' | 'detail'>,
  headers: Answer['headers'] = {},
): Outcome {
  const body = JSON.stringify(errorDocument(error));
  return {
    kind: 'answer',
    answer: { status: error.status, headers: { 'content-type': 'application/scim+json', ...headers }, body },
  };
}

/** Whether the exchange asks for a list of resources. */
export function asksForList({ method, path }: Exchange): boolean {
  if (method === 'GET') return path === '/Users' || path === '/Groups';
  return method === 'POST' && /^\/(Users|Groups)\/\.search$/.test(path);
}

/** Whether the exchange has to do with users and groups, rather than with discovery, actions, or many writes at once. */
function concernsResources({ path }: Exchange): boolean {
  return /^\/(Users|Groups)(\/[^/]+)?$/.test(path);
}

/** What a list was asked for by, wherever the client put it. */
export function listParameter({ method, query, body }: Exchange, name: string): Json | undefined {
  if (method === 'GET') return query[name];
  return isObject(body) ? body[name] : undefined;
}

/** The same request for a list, asked for by something else; null takes it away. */
export function withListParameters(exchange: Exchange, parameters: Record<string, number | null>): Exchange {
  const entries = Object.entries(parameters);
  const kept = (given: JsonObject) => {
    return Object.entries(given).filter(([name]) => !(name in parameters));
  };
  const added = entries.filter((entry): entry is [string, number] => entry[1] !== null);
  if (exchange.method === 'GET') {
    const texts = [...kept(exchange.query), ...added].map(([name, value]) => [name, String(value)]);
    return { ...exchange, query: Object.fromEntries(texts) };
  }
  const body = isObject(exchange.body) ? exchange.body : {};
  return { ...exchange, body: Object.fromEntries([...kept(body), ...added]) };
}

/** The same request without some of its headers. */
export function withoutHeaders(exchange: Exchange, ...names: string[]): Exchange {
  const headers = Object.fromEntries(Object.entries(exchange.headers).filter(([name]) => !names.includes(name)));
  return { ...exchange, headers };
}

/** Changes each user and group that a successful answer shows. */
export function withResources(
  answer: Answer,
  exchange: Exchange,
  change: (resource: JsonObject) => JsonObject,
): Outcome {
  if (answer.status >= 300 || !concernsResources(exchange)) return { kind: 'goOn' };
  const document = readDocument(answer);
  if (document === null) return { kind: 'goOn' };
  if (!asksForList(exchange)) return documentAnswer(answer, change(document));
  const { Resources: resources } = document;
  if (!Array.isArray(resources)) return { kind: 'goOn' };
  const changed = resources.map((resource) => (isObject(resource) ? change(resource) : resource));
  return documentAnswer(answer, { ...document, Resources: changed });
}

/** Changes what a bulk answer says of each operation. */
export function withOperations(
  answer: Answer,
  { path }: Exchange,
  change: (operations: JsonObject[]) => JsonObject[],
): Outcome {
  const document = path === '/Bulk' && answer.status === 200 ? readDocument(answer) : null;
  const operations = document?.Operations;
  if (document === null || !Array.isArray(operations)) return { kind: 'goOn' };
  return documentAnswer(answer, { ...document, Operations: change(operations.filter(isObject)) });
}
