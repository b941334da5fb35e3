/** Faults of a server whose answers are not what a client expects. */
import { z } from 'zod';
import { isObject, type Json, type JsonObject } from '../scim/resource';
import { documentAnswer, readDocument, withResources } from './document';
import { misbehaviour } from './misbehaviour';

const page = '<!doctype html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>';

/** A web page, as a portal in front of the tenant would answer. */
export const html = misbehaviour('html', { status: z.int().min(200).max(599).default(200) }, ({ status }) => ({
  before() {
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    return { kind: 'answer', answer: { status, headers, body: page } };
  },
}));

export const noResources = misbehaviour('noResources', {}, () => ({
  concerns: ({ method, path }) => method === 'GET' || path.endsWith('/.search'),
  after(answer) {
    const document = readDocument(answer);
    if (document === null || !('Resources' in document)) return { kind: 'goOn' };
    const { Resources: _, ...others } = document;
    return documentAnswer(answer, others);
  },
}));

/** A PATCH is answered with 204, without the resource. */
export const noContent = misbehaviour('noContent', {}, () => ({
  concerns: ({ method }) => method === 'PATCH',
  after(answer) {
    if (answer.status !== 200) return { kind: 'goOn' };
    const { 'content-type': _, ...headers } = answer.headers;
    return { kind: 'answer', answer: { status: 204, headers, body: '' } };
  },
}));

const plainBodies = {
  text: { type: 'text/plain; charset=utf-8', body: 'Something went wrong' },
  html: { type: 'text/html; charset=utf-8', body: '<html><body><h1>Error</h1></body></html>' },
  empty: { type: 'application/json', body: '{}' },
} as const;

/** Errors say no more than their status. */
export const plainErrors = misbehaviour(
  'plainErrors',
  { form: z.enum(['text', 'html', 'empty']).default('text') },
  ({ form }) => ({
    after({ status, headers }) {
      if (status < 400) return { kind: 'goOn' };
      const { type, body } = plainBodies[form];
      return { kind: 'answer', answer: { status, headers: { ...headers, 'content-type': type }, body } };
    },
  }),
);

/** Groups are shown without their members. */
export const noMembersInAnswer = misbehaviour('noMembersInAnswer', {}, () => ({
  concerns: ({ path }) => path.startsWith('/Groups'),
  after: (answer, exchange) => withResources(answer, exchange, ({ members: _, ...group }) => group),
}));

const cases = {
  upper: (name: string) => name.toUpperCase(),
  lower: (name: string) => name.toLowerCase(),
  capital: (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1),
};

/** Attribute names and schema URNs are in another case; both mean the same in any. */
export const oddCase = misbehaviour(
  'oddCase',
  {
    form: z.enum(['upper', 'lower', 'capital']).default('capital'),
    /** Also `id`, `schemas` and `meta`. */
    frame: z.boolean().default(false),
  },
  ({ form, frame }) => {
    const odd = cases[form];
    const oddUrn = (urn: string) => (form === 'lower' ? urn.toLowerCase() : urn.toUpperCase());
    const rename = (name: string) => (name.startsWith('urn:') ? oddUrn(name) : odd(name));
    const renamed = (value: Json): Json => {
      if (Array.isArray(value)) return value.map(renamed);
      if (!isObject(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [rename(name), renamed(inner)]));
    };
    const change = ({ id, schemas, meta, ...attributes }: JsonObject): JsonObject => {
      const urns = Array.isArray(schemas) ? schemas.map((urn) => oddUrn(String(urn))) : [];
      const kept: [string, Json | undefined][] = [
        ['schemas', urns],
        ['id', id],
        ['meta', frame && meta !== undefined ? renamed(meta) : meta],
      ];
      const framed = kept.filter((entry): entry is [string, Json] => entry[1] !== undefined);
      const head = Object.fromEntries(framed.map(([name, value]) => [frame ? odd(name) : name, value]));
      return { ...head, ...(renamed(attributes) as JsonObject) };
    };
    return { after: (answer, exchange) => withResources(answer, exchange, change) };
  },
);
