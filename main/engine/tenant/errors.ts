/**
 * Every way in which a request can fail, as one failure value. Decided by what the transport reports and by the HTTP
 * status, never by `scimType`: servers disagree on it, or send plain text, HTML or nothing. Only an action that does not
 * apply is told by it.
 *
 * After `offline`, `timeout` and `server-error` it is unknown whether a write was done: read before repeating.
 */
import { type Failure, type FailureCode, failure } from '../../../preload/failure';
import type { Json } from '../scim/resource';
import { member } from './json';

/** What the request was for: the same status means different things. */
export type Purpose = 'discovery' | 'list' | 'resource' | 'create' | 'change' | 'remove' | 'bulk' | 'perform';

const writes = new Set<Purpose>(['create', 'change', 'remove', 'bulk', 'perform']);

/** Whether the request was to change something at the tenant. */
export function isWrite(purpose: Purpose): boolean {
  return writes.has(purpose);
}

/** What Node and Chromium say for each kind of trouble; the first that fits counts. */
const troubles: [FailureCode, RegExp][] = [
  ['certificate', /ERR_CERT_|_CERT\b|^CERT_|SELF_SIGNED|CERT_ALTNAME|HOSTNAME_MISMATCH|UNABLE_TO_(VERIFY|GET)/],
  ['timeout', /TIMEOUT|TIMED_?OUT/],
  ['redirected', /redirect/i],
  ['url-invalid', /^(bad port|net::ERR_(UNSAFE_PORT|INVALID_URL|DISALLOWED_URL_SCHEME|UNKNOWN_URL_SCHEME))$/],
];

/**
 * No answer, or only a part of one. Knows the errors of Node's fetch (a cause with a code) and of Chromium's
 * (`net::ERR_...` as the message). An answer that broke off is `offline`, like a connection that never stood.
 */
export function transportFailure(thrown: unknown, host: string): Failure {
  const { code, text } = reasonOf(thrown);
  const [found] = troubles.find(([, pattern]) => pattern.test(code) || pattern.test(text)) ?? ['offline' as const];
  // Chromium says no more than that it did not follow.
  if (found === 'redirected') return failure(found, { host, location: '' });
  return failure(found, { host }, plainText(text));
}

/** The innermost error says why; fetch itself only says that it failed. */
function reasonOf(thrown: unknown): { code: string; text: string } {
  let error = thrown;
  while (error instanceof Error && error.cause instanceof Error) error = error.cause;
  if (!(error instanceof Error)) return { code: '', text: String(error) };
  const code = 'code' in error ? String(error.code) : '';
  // A host with several addresses fails with one error for each, and no message of its own.
  if (error instanceof AggregateError && error.errors.length > 0) {
    const inner = reasonOf(error.errors[0]);
    return { code: code || inner.code, text: error.message || inner.text };
  }
  return { code, text: error.message || code };
}

/** A whole answer. */
export interface Answer {
  status: number;
  headers: Headers;
  body: string;
  /** What the body says; undefined where it is empty or not JSON. */
  json: Json | undefined;
}

/** Where and when an answer was heard, to explain it. */
export interface Hearing {
  host: string;
  /** Milliseconds since 1970, UTC. */
  now: number;
  /** Must not appear in any text, even where the server repeats it. */
  token: string;
}

/** Whether a resource that is not there is missed, rather than the endpoint. */
function namesResource(purpose: Purpose): boolean {
  return purpose === 'resource' || purpose === 'change' || purpose === 'remove' || purpose === 'perform';
}

/** 403 to an edit is said of that edit, to anything else of what the admin may do. */
function refusal(purpose: Purpose): FailureCode {
  return isWrite(purpose) && purpose !== 'perform' ? 'rejected' : 'forbidden';
}

/** What is in the way (409). */
function clash(purpose: Purpose, body: Json | undefined): FailureCode {
  if (purpose === 'create' || purpose === 'change') return 'taken';
  return purpose === 'perform' && member(body, 'scimType') === 'notApplicable' ? 'not-applicable' : 'rejected';
}

/** Why an answer is not what was asked for, or null for success (2xx). */
export function answerFailure(answer: Answer, purpose: Purpose, hearing: Hearing): Failure | null {
  const fine = answer.status >= 200 && answer.status < 300;
  const status = fine ? errorStatus(answer.json) : answer.status;
  if (status === null) return null;
  const detail = detailOf(answer, hearing.token);
  const { host } = hearing;
  if (status >= 300 && status < 400) {
    return failure('redirected', { host, location: originOf(answer.headers.get('location'), host) }, null);
  }
  if ((status === 401 || status === 403) && namesOtherTenant(detail)) return failure('wrong-tenant', { host }, detail);
  switch (status) {
    case 401:
      return failure('unauthorized', { host, status }, detail);
    case 403:
      return failure(refusal(purpose), { host, status }, detail);
    case 404:
    case 410:
      return failure(namesResource(purpose) ? 'gone' : 'not-found', { host, status }, detail);
    case 408:
      return failure('timeout', { host }, detail);
    case 409:
      return failure(clash(purpose, answer.json), { status }, detail);
    case 412:
      return failure('conflict', { status }, detail);
    case 413:
      return failure('too-large', { status }, detail);
    case 429:
      return failure('rate-limited', { host, status, ...retryAfter(answer.headers, hearing.now) }, detail);
    case 501:
      // "Not implemented" is final: repeating it would change nothing.
      return failure('rejected', { status }, detail);
    default:
      if (status < 500) return failure('rejected', { status }, detail);
      return failure('server-error', { host, status, ...retryAfter(answer.headers, hearing.now) }, detail);
  }
}

/** A success whose body is not JSON: a web page, JSON that was cut short, or something else. */
export function bodyFailure(answer: Answer, hearing: Hearing): Failure {
  const { host } = hearing;
  if (isHtml(answer)) return failure('html-answer', { host });
  // A proxy or a dying server cut it: worth another try, unlike a server that speaks something else.
  if (/^\s*[[{]/.test(answer.body)) return failure('server-error', { host, status: answer.status });
  return failure('not-scim', { host }, detailOf(answer, hearing.token));
}

function isHtml({ headers, body }: Answer): boolean {
  return /\bhtml\b/i.test(headers.get('content-type') ?? '') || /^\s*<(!doctype|html|head|body|!--|\?xml)/i.test(body);
}

/** How long to wait, in milliseconds: from seconds or from a date (RFC 9110 section 10.2.3). Empty if not said. */
function retryAfter(headers: Headers, now: number): { retryAfter?: number } {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return { retryAfter: Math.ceil(Number(text) * 1000) };
  const until = Date.parse(text);
  if (Number.isNaN(until)) return {};
  // Both dates come from the server, so that a wrong clock on this machine doesn't matter.
  const servers = Date.parse(headers.get('date') ?? '');
  return { retryAfter: Math.max(0, until - (Number.isNaN(servers) ? now : servers)) };
}

/** The status in a SCIM error body (RFC 7644 section 3.12): some servers send it with HTTP 200, and not as a string. */
function errorStatus(body: Json | undefined): number | null {
  const schemas = member(body, 'schemas');
  const isError = Array.isArray(schemas) && schemas.some((id) => /:api:messages:2\.0:error$/i.test(String(id)));
  const status = isError ? Number(member(body, 'status')) : Number.NaN;
  return status >= 300 && status < 600 ? status : null;
}

const otherTenant =
  /\b(another|other|different|wrong)\s+(tenant|organi[sz]ation|account|workspace|customer)\b|\bnot\b.{0,30}\bfor this tenant\b/i;

function namesOtherTenant(detail: string | null): boolean {
  return detail !== null && otherTenant.test(detail);
}

/** What the server says, as short plain text; null for HTML and for nothing. */
function detailOf(answer: Answer, token: string): string | null {
  const said = answer.json === undefined ? (isHtml(answer) ? '' : answer.body) : spoken(answer.json);
  return plainText(said.replaceAll(token, '…'));
}

/** SCIM says `detail`; the other names are those of common frameworks. */
function spoken(body: Json | undefined): string {
  if (typeof body === 'string') return body;
  for (const name of ['detail', 'message', 'error_description', 'description', 'error', 'title']) {
    const text = member(body, name);
    if (typeof text === 'string' && text.trim() !== '') return text;
  }
  const nested = member(body, 'errors');
  const first = Array.isArray(nested) ? nested[0] : nested;
  return first === undefined || first === null ? '' : spoken(first);
}

const longest = 500;

/** A text without line breaks, control characters and doubled spaces. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}

function plainText(text: string): string | null {
  const line = oneLine(text);
  if (line === '') return null;
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

function originOf(location: string | null, host: string): string {
  const base = `https://${host}`;
  return location !== null && URL.canParse(location, base) ? new URL(location, base).origin : '';
}
