/** Whether a tenant answers at an address and accepts the token, for connecting to it. */
import type { Result } from '../../../preload/contract';
import { type FailureCode, failed, succeeded } from '../../../preload/failure';
import { hostOf } from './base-url';
import { type Connection, exchange } from './exchange';
import { isObject, member, textMember } from './json';
import { readList } from './list';

export interface Found {
  /** Where the tenant really answers. */
  baseUrl: string;
  /** What the tenant calls itself, else its host. */
  name: string;
}

/** Where SCIM usually lies on a host; only tried below the address that was given. */
const usualPlaces = ['/scim/v2', '/scim'];

/** What is heard where there is no SCIM, as opposed to SCIM that refuses. */
const elsewhere = new Set<FailureCode>(['not-found', 'html-answer', 'not-scim']);

/**
 * Fetches one user: only a list proves that the token is accepted. Where the address leads to something else, the
 * usual places below it are tried, on the same host. Fails as the first try did.
 */
export async function probe(connection: Connection, signal: AbortSignal): Promise<Result<Found>> {
  const first = await probeAt(connection, signal);
  if (first.ok || !elsewhere.has(first.failure.code)) return first;
  for (const place of usualPlaces) {
    if (connection.baseUrl.toLowerCase().endsWith(place)) return first;
    const next = await probeAt({ ...connection, baseUrl: connection.baseUrl + place }, signal);
    if (next.ok || !elsewhere.has(next.failure.code)) return next;
  }
  return first;
}

async function probeAt(connection: Connection, signal: AbortSignal): Promise<Result<Found>> {
  const host = hostOf(connection.baseUrl);
  // Without a start index: tenants that page by cursor would refuse it.
  const answer = await exchange(connection, { path: '/Users?count=1', purpose: 'list' }, signal);
  if (!answer.ok) return answer;
  const { json } = answer.value;
  const speaksScim = ['schemas', 'totalResults', 'Resources'].some((name) => member(json, name) !== undefined);
  if (!isObject(json) || !speaksScim) return failed('not-scim', { host });
  const list = readList(json, host, 0);
  if (!list.ok) return list;
  const config = await exchange(connection, { path: '/ServiceProviderConfig', purpose: 'discovery' }, signal);
  const described = config.ok ? config.value.json : null;
  const name = textMember(described, 'displayName') ?? textMember(described, 'name') ?? host;
  return succeeded({ baseUrl: connection.baseUrl, name: name.trim().slice(0, 100) });
}
