/** What an admin may get wrong while connecting a tenant, and what a tenant may answer. */
import { createServer } from 'node:net';
import { selfSigned } from '../../demo/self-signed';
import type { DemoTenant } from '../../demo/server';
import { sendJson, startScripted } from '../sync/servers/scripted';
import { askToConnect, connect, pulled } from './support/connect';
import { gridOf } from './support/grid';
import { keptTokens } from './support/keychain';
import { synchronise } from './support/muster';
import { knownTenants } from './support/tenants';
import { expect, test } from './support/test';
import { failureWords } from './support/words';

interface BadInput {
  name: string;
  code: string;
  /** What the tenant's own words add. */
  detail?: string;
  credentials(servers: {
    tenant: DemoTenant;
    web: string;
    json: string;
    elsewhere: string;
    selfSigned: string;
    closed: string;
  }): { baseUrl: string; token: string };
}

const token = 'anything-goes';
const badInputs: BadInput[] = [
  { name: 'no address', code: 'url-invalid', credentials: () => ({ baseUrl: '', token }) },
  { name: 'no token', code: 'required', credentials: ({ tenant }) => ({ baseUrl: tenant.baseUrl, token: ' ' }) },
  { name: 'no web address', code: 'url-invalid', credentials: () => ({ baseUrl: 'my tenant', token }) },
  { name: 'ftp', code: 'url-invalid', credentials: () => ({ baseUrl: 'ftp://tenant.example/scim', token }) },
  {
    name: 'an address that is not encrypted',
    code: 'url-insecure',
    credentials: () => ({ baseUrl: 'http://tenant.example/scim/v2', token }),
  },
  { name: 'nobody there', code: 'offline', credentials: ({ closed }) => ({ baseUrl: closed, token }) },
  { name: 'a web page', code: 'html-answer', credentials: ({ web }) => ({ baseUrl: web, token }) },
  { name: 'JSON that is not SCIM', code: 'not-scim', credentials: ({ json }) => ({ baseUrl: json, token }) },
  {
    name: 'a wrong path',
    code: 'not-found',
    credentials: ({ tenant }) => ({ baseUrl: `${tenant.baseUrl}/nowhere`, token: tenant.token }),
  },
  {
    name: 'a redirection',
    code: 'redirected',
    credentials: ({ elsewhere }) => ({ baseUrl: elsewhere, token }),
  },
  {
    name: 'a certificate that nobody vouches for',
    code: 'certificate',
    credentials: ({ selfSigned: baseUrl }) => ({ baseUrl, token }),
  },
  {
    name: 'a wrong token',
    code: 'unauthorized',
    detail: 'the token is not valid',
    credentials: ({ tenant }) => ({ baseUrl: tenant.baseUrl, token: 'made-up' }),
  },
  {
    name: 'a token for another tenant',
    code: 'wrong-tenant',
    detail: 'this token belongs to another tenant',
    credentials: ({ tenant }) => ({ baseUrl: tenant.baseUrl, token: 'of-another-tenant' }),
  },
];

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

test('[S3] each kind of bad input gets its own message, and nothing of it is kept', async ({ start, serve }) => {
  const tenant = await serve({ otherTokens: ['of-another-tenant'] });
  const secure = await serve({ users: 1, tls: selfSigned() });
  const web = await startScripted((_received, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Welcome</title>');
  });
  const json = await startScripted((_received, response) => sendJson(response, 200, { hello: 'world' }));
  const elsewhere = await startScripted((_received, response) => {
    response.writeHead(302, { Location: 'https://login.tenant.example/' }).end();
  });
  const servers = {
    tenant,
    web: web.baseUrl,
    json: json.baseUrl,
    elsewhere: elsewhere.baseUrl,
    selfSigned: secure.baseUrl,
    closed: `http://127.0.0.1:${await closedPort()}`,
  };
  const { page, userData } = await start();
  const failure = page.getByTestId('failure');

  for (const { name, code, detail, credentials } of badInputs) {
    await test.step(name, async () => {
      const given = credentials(servers);
      await askToConnect(page, given);
      await expect(failure).toHaveAttribute('data-code', code, { timeout: 30_000 });
      const { what, remedy } = failureWords(code);
      await expect(failure).toContainText(what);
      await expect(failure).toContainText(remedy);
      if (detail) await expect(failure).toContainText(detail);
      await expect(page.getByTestId('connect-url')).toHaveValue(given.baseUrl);
      await expect(page.getByTestId('connect-token')).toHaveValue(given.token);
    });
  }
  expect(knownTenants(userData)).toEqual([]);
  const kept = await keptTokens();
  expect(badInputs.filter(({ credentials }) => kept.includes(credentials(servers).token))).toEqual([]);
  // The dialog is not spoilt by what went wrong before.
  await connect(page, tenant);

  await askToConnect(page, tenant);
  await expect(failure).toHaveAttribute('data-code', 'already-connected');
  await Promise.all([web, json, elsewhere].map((server) => server.close()));
});

test('[S3] a list without its users is an error, and changes nothing that is here', async ({ start, serve }) => {
  const server = await serve({ faults: [{ fault: 'noResources', path: '^/Users' }] });
  const muster = await start();
  const { page } = muster;
  await askToConnect(page, server);
  await expect(page.getByTestId('failure')).toHaveAttribute('data-code', 'list-without-resources');
  server.tenant.faults.clear();
  await connect(page, server);

  server.tenant.faults.set([{ fault: 'noResources', path: '^/Users' }]);
  await synchronise(muster);
  const { what } = failureWords('list-without-resources');
  await expect(page.getByTestId('notice')).toContainText(what, { timeout: 30_000 });
  await expect.poll(() => gridOf(page).rowCount()).toBe(300);
  server.tenant.faults.clear();
  await synchronise(muster);
  await pulled(page);
});
