/** One request and its whole answer over HTTP. */
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { Json } from '../scim/resource';
import { hostOf } from './base-url';
import {
  type Answer,
  answerFailure,
  bodyFailure,
  type Hearing,
  isWrite,
  type Purpose,
  transportFailure,
} from './errors';
import { parseJson } from './json';
import { withOwnAbort } from './own-abort';

/** A tenant that can be asked. */
export interface Connection {
  /** As `normaliseBaseUrl` gives it. */
  baseUrl: string;
  token: string;
  fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Waits; ends early, without an error, when the signal is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  userAgent: string;
  /** For a whole request and its answer, in milliseconds. */
  timeout: number;
}

export interface Request {
  /** Below the base URL, with its query. */
  path: string;
  purpose: Purpose;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: Json;
  /** The version that the resource must still have (RFC 7644 section 3.14). */
  ifMatch?: string | null;
  /** Media types; those of SCIM unless told. */
  accept?: string;
}

/** A successful answer; `json` is null where the body is empty. */
export interface JsonAnswer {
  json: Json;
  headers: Headers;
}

/**
 * Sends a request and reads its answer as JSON. All failures are those of errors.ts, or `cancelled`.
 * Redirections are never followed: the token would go where the admin did not send it.
 */
export async function exchange(
  connection: Connection,
  request: Request,
  signal: AbortSignal,
): Promise<Result<JsonAnswer>> {
  const sent = await send(connection, request, readAnswer, signal);
  if (!sent.ok) return sent;
  const answer = sent.value;
  const hearing = hearingOf(connection);
  const refused = answerFailure(answer, request.purpose, hearing);
  if (refused) return { ok: false, failure: refused };
  if (answer.body.trim() === '') return succeeded({ json: null, headers: answer.headers });
  if (answer.json !== undefined) return succeeded({ json: answer.json, headers: answer.headers });
  const unread = bodyFailure(answer, hearing);
  // "Created", says the plain text: what a write made of the resource has to be read anyway.
  if (unread.code === 'not-scim' && isWrite(request.purpose)) return succeeded({ json: null, headers: answer.headers });
  return { ok: false, failure: unread };
}

/** What explains an answer that comes now. */
export function hearingOf({ baseUrl, now, token }: Connection): Hearing {
  return { host: hostOf(baseUrl), now: now(), token };
}

async function readAnswer(response: Response): Promise<Answer> {
  const body = await response.text();
  return { status: response.status, headers: response.headers, body, json: parseJson(body) };
}

/**
 * Sends a request and reads its answer, of any status, within the time that there is for both. Fails with the codes of
 * `transportFailure`, `cancelled`, or `unauthorized` where the token cannot be sent at all.
 */
export async function send<T>(
  connection: Connection,
  request: Request,
  read: (response: Response) => Promise<T>,
  signal: AbortSignal,
): Promise<Result<T>> {
  const host = hostOf(connection.baseUrl);
  if (signal.aborted) return failed('cancelled');
  // What no header can carry is no token that any tenant has given out.
  if (!/^[\x21-\x7e]+$/.test(connection.token)) return failed('unauthorized', { host });
  const seconds = Math.round(connection.timeout / 1000);
  return withOwnAbort(signal, async (own) => {
    const over = new AbortController();
    void connection.wait(connection.timeout, over.signal).then(() => over.signal.aborted || own.abort());
    try {
      const response = await connection.fetch(connection.baseUrl + request.path, {
        method: request.method ?? 'GET',
        headers: headersOf(connection, request),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        signal: own.signal,
      });
      return succeeded(await read(response));
    } catch (error) {
      if (signal.aborted) return failed('cancelled');
      if (own.signal.aborted) return failed('timeout', { host, seconds });
      return { ok: false, failure: transportFailure(error, host) };
    } finally {
      over.abort();
    }
  });
}

function headersOf(connection: Connection, request: Request): Record<string, string> {
  return {
    Accept: request.accept ?? 'application/scim+json, application/json',
    Authorization: `Bearer ${connection.token}`,
    'User-Agent': connection.userAgent,
    ...(request.body === undefined ? {} : { 'Content-Type': 'application/scim+json' }),
    ...(request.ifMatch ? { 'If-Match': request.ifMatch } : {}),
  };
}
