import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Received, type ScriptedServer, sendJson, startScripted } from '../../../tests/sync/servers/scripted';
import { waitInRealTime } from '../../../tests/sync/servers/waiting';
import { createTenantClient } from './client';

const signal = new AbortController().signal;
let server: ScriptedServer;
afterEach(() => server.close());

async function probe(answer: (received: Received, response: ServerResponse) => void, path = '') {
  server = await startScripted(answer);
  const client = createTenantClient({
    baseUrl: `${server.baseUrl}${path}`,
    token: 'token',
    fetch,
    now: Date.now,
    wait: waitInRealTime,
  });
  return client.probe(signal);
}

/** A tenant whose SCIM lies at `root`; everything else is for `otherwise`. */
function tenantAt(root: string, otherwise: (response: ServerResponse) => void, config: object = {}) {
  return ({ url }: Received, response: ServerResponse) => {
    if (url.pathname === `${root}/Users`) return sendJson(response, 200, { totalResults: 1, Resources: [{ id: '1' }] });
    if (url.pathname === `${root}/ServiceProviderConfig`) return sendJson(response, 200, config);
    otherwise(response);
  };
}

const frontPage = (response: ServerResponse) => response.end('<!doctype html><title>Welcome</title>');
const nothing = (response: ServerResponse) => sendJson(response, 404, {});

describe('probe', () => {
  it('finds a tenant, and asks for no more than one user', async () => {
    const found = await probe(tenantAt('/scim/v2', nothing), '/scim/v2/');
    const { host } = new URL(server.baseUrl);
    expect(found).toEqual({ ok: true, value: { baseUrl: `${server.baseUrl}/scim/v2`, name: host } });
    expect(server.received[0]?.url.search).toBe('?count=1');
  });

  it('takes the name that the tenant gives itself', async () => {
    expect(await probe(tenantAt('', nothing, { displayName: ' Acme ' }))).toMatchObject({ value: { name: 'Acme' } });
  });

  it.each([
    ['/scim/v2', frontPage],
    ['/scim/v2', nothing],
    ['/scim', frontPage],
    ['/app/scim', nothing],
  ])('finds a tenant at %s below the address that was given', async (root, otherwise) => {
    const given = root.replace(/\/scim.*/, '');
    expect(await probe(tenantAt(root, otherwise), given)).toMatchObject({
      ok: true,
      value: { baseUrl: `${server.baseUrl}${root}` },
    });
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['a web page', frontPage, 'html-answer'],
    ['nothing at all', nothing, 'not-found'],
    ['JSON of another kind', (response) => sendJson(response, 200, { status: 'up' }), 'not-scim'],
    ['a bare array', (response) => sendJson(response, 200, []), 'not-scim'],
    ['a refused token', (response) => sendJson(response, 401, {}), 'unauthorized'],
    ['a token without rights', (response) => sendJson(response, 403, {}), 'forbidden'],
    ['a list without Resources', (response) => sendJson(response, 200, { totalResults: 3 }), 'list-without-resources'],
  ])('says what it found: %s', async (_, respond, code) => {
    expect(await probe((__, response) => respond(response))).toMatchObject({ ok: false, failure: { code } });
  });

  it('does not go on elsewhere when SCIM answers but refuses', async () => {
    await probe((_, response) => sendJson(response, 401, {}));
    expect(server.received).toHaveLength(1);
  });

  it('tries a usual place only once', async () => {
    await probe((_, response) => frontPage(response), '/scim');
    expect(server.received.map(({ url }) => url.pathname)).toEqual(['/scim/Users', '/scim/scim/v2/Users']);
  });
});
