/** One request and its whole answer over HTTP. */
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { Json } from '../scim/resource';
import { hostOf } from './base-url';
import { type Answer, answerFailure, bodyFailure, type Hearing, type Purpose, transportFailure } from './errors';

/** A tenant that can be asked. */
export interface Connection {
  /** As `normaliseBaseUrl` gives it. */
  baseUrl: string;
  token: string;
  fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  userAgent: string;
  /** For a whole request and its answer, in milliseconds. */
  timeout: number;
}

export interface Request {
  /** Below the base URL, with its query. */
  path: string;
  purpose: Purpose;
  method?: 'GET' | 'PATCH';
  body?: Json;
  /** The version that the resource must still have (RFC 7644 section 3.14). */
  ifMatch?: string | null;
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
  const sent = await send(connection, request, signal);
  if (!sent.ok) return sent;
  const answer = sent.value;
  const hearing: Hearing = { host: hostOf(connection.baseUrl), now: connection.now(), token: connection.token };
  const refused = answerFailure(answer, request.purpose, hearing);
  if (refused) return { ok: false, failure: refused };
  if (answer.body.trim() === '') return succeeded({ json: null, headers: answer.headers });
  if (answer.json === undefined) return { ok: false, failure: bodyFailure(answer, hearing) };
  return succeeded({ json: answer.json, headers: answer.headers });
}

function parse(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

async function send(connection: Connection, request: Request, signal: AbortSignal): Promise<Result<Answer>> {
  const host = hostOf(connection.baseUrl);
  if (signal.aborted) return failed('cancelled');
  // What no header can carry is no token that any tenant has given out.
  if (!/^[\x21-\x7e]+$/.test(connection.token)) return failed('unauthorized', { host });
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, connection.timeout);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const response = await connection.fetch(connection.baseUrl + request.path, {
      method: request.method ?? 'GET',
      headers: headersOf(connection, request),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      signal: limit.signal,
    });
    const body = await response.text();
    return succeeded({ status: response.status, headers: response.headers, body, json: parse(body) });
  } catch (error) {
    if (signal.aborted) return failed('cancelled');
    if (limit.signal.aborted) return failed('timeout', { host, seconds: Math.round(connection.timeout / 1000) });
    return { ok: false, failure: transportFailure(error, host) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function headersOf(connection: Connection, request: Request): Record<string, string> {
  return {
    Accept: 'application/scim+json, application/json',
    Authorization: `Bearer ${connection.token}`,
    'User-Agent': connection.userAgent,
    ...(request.body === undefined ? {} : { 'Content-Type': 'application/scim+json' }),
    ...(request.ifMatch ? { 'If-Match': request.ifMatch } : {}),
  };
}
