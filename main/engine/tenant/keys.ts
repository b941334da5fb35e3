/** API keys of people (demo/TENANT-API.md). */
import { z } from 'zod';
import type { ApiKey, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { hostOf } from './base-url';
import { adminEndpoints, isSegment, keyPath } from './endpoint';
import { type Connection, exchange } from './exchange';
import { fewPages } from './few';
import { equals } from './filter';
import { member } from './json';

const mostKeys = 500;

/** So much of a key may be known; whoever sends all of it as its hint has not understood. */
const longestHint = 8;

const date = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .nullish()
  .catch(null);
const text = z.string().max(500).catch('');

const KeyShape = z.object({
  id: z.string().max(500).refine(isSegment),
  name: text,
  hint: text,
  created: date,
  lastUsed: date,
});

/** The keys of somebody; one that makes no sense is left out. Fails with `rejected` where keys of others come back. */
export async function listKeys(connection: Connection, userId: string, signal: AbortSignal): Promise<Result<ApiKey[]>> {
  const listing = { endpoint: adminEndpoints.keys, query: { filter: equals('user.value', userId) } };
  const keys: ApiKey[] = [];
  for await (const page of fewPages(connection, listing, mostKeys, signal)) {
    if (!page.ok) return page;
    for (const resource of page.value.resources) {
      const owner = member(member(resource, 'user'), 'value');
      if (String(owner) !== userId) return failed('rejected', { host: hostOf(connection.baseUrl) });
      const key = KeyShape.safeParse(resource);
      if (!key.success) continue;
      const { id, name, hint, created = null, lastUsed = null } = key.data;
      keys.push({ id, name, hint: hint.slice(-longestHint), created, lastUsed });
    }
  }
  return succeeded(keys.slice(0, mostKeys));
}

/** Revokes a key; `gone` if there is none (any more). */
export async function revokeKey(connection: Connection, keyId: string, signal: AbortSignal): Promise<Result<null>> {
  if (!isSegment(keyId)) return failed('gone');
  const request = { method: 'DELETE', path: keyPath(keyId), purpose: 'remove' } as const;
  const answer = await exchange(connection, request, signal);
  return answer.ok ? succeeded(null) : answer;
}
