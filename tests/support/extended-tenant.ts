/** A tenant that says of itself whatever a test wants, for what the administration extension adds (demo/TENANT-API.md). */
import type { ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { createTenantClient } from '../../main/engine/tenant/client';
import { coreUser } from '../../main/engine/tenant/core-schemas';
import { sendJson, startScripted } from '../sync/servers/scripted';
import { waitInRealTime } from '../sync/servers/waiting';

export type Respond = (response: ServerResponse, query: URLSearchParams) => void;

/** Answers by path; a path that is missing is not found. */
export type Answers = Record<string, Respond | object>;

const signal = new AbortController().signal;
export const urn = 'urn:muster:params:scim:schemas';

export const en = (value: string) => [{ language: 'en', value }];
export const listOf = (Resources: unknown[]) => ({ totalResults: Resources.length, Resources });
export const action = (id: string, more: object = {}) => ({ schemas: [`${urn}:admin:1.0:Action`], id, ...more });

/** The configuration of a tenant that has the extension. */
export const config = (extension: object = {}) => ({
  [`${urn}:extension:admin:1.0:ServiceProviderConfig`]: extension,
});

/** The resource types of users and of what the extension adds. */
export const types = (...names: string[]) => [
  { endpoint: '/Users', schema: coreUser.id },
  ...names.map((name) => ({ id: name, endpoint: `/${name}s`, schema: `${urn}:admin:1.0:${name}` })),
];

/** What comes of a discovery, and the paths that it asked for. */
export async function discoverAt(given: Answers) {
  const answers: Answers = {
    '/ServiceProviderConfig': {},
    '/ResourceTypes': types(),
    '/Schemas': [{ id: coreUser.id, attributes: [{ name: 'userName' }] }],
    ...given,
  };
  const server = await startScripted(({ url }, response) => {
    const found = answers[decodeURIComponent(url.pathname)];
    if (typeof found === 'function') (found as Respond)(response, url.searchParams);
    else sendJson(response, found ? 200 : 404, found ?? {});
  });
  onTestFinished(() => server.close());
  const { baseUrl, received } = server;
  const client = createTenantClient({ baseUrl, token: 'token', fetch, now: Date.now, wait: waitInRealTime });
  const found = await client.discover(signal);
  return { found, asked: received.map(({ url }) => url.pathname) };
}

/** The same, of a discovery that succeeds. */
export async function describedBy(given: Answers) {
  const { found, asked } = await discoverAt(given);
  if (!found.ok) throw new Error(`discovery failed: ${found.failure.code}`);
  return { ...found.value, asked };
}
