import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failed, succeeded } from '../preload/failure';
import { createEngine, type Engine } from './engine/engine';
import type { EngineCall } from './engine-call';
import type { SecretStore } from './keychain';
import { openTenantDesk, type TenantDesk } from './tenant-desk';
import { emptyBook, openTenants, type TenantBook, type Tenants } from './tenants';
import { openTokens } from './tokens';

const secret = 'open-sesame';

/** A tenant with one user, who may be asked for with the one token. */
function startTenant(): Promise<Server> {
  const user = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], id: 'u1', userName: 'ann' };
  const list = { schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: 1, Resources: [user] };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://tenant').pathname;
    const isLetIn = request.headers.authorization === `Bearer ${secret}`;
    const answer = path === '/scim/Users' ? list : path === '/scim/Users/u1' ? user : null;
    response.writeHead(isLetIn ? (answer ? 200 : 404) : 401, { 'content-type': 'application/scim+json' });
    response.end(JSON.stringify(isLetIn ? (answer ?? {}) : {}));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

let folder: string;
let server: Server;
let baseUrl: string;
let engine: Engine;
let book: TenantBook;
let tenants: Tenants;
let secrets: Map<string, string>;
let hasKeychain: boolean;
let desk: TenantDesk;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-desk-'));
  server = await startTenant();
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim`;
  engine = createEngine({
    now: Date.now,
    fetch,
    wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }).catch(() => undefined),
    random: Math.random,
    uuid: () => crypto.randomUUID(),
    author: 'Ada Admin',
    log: () => {},
  });
  book = emptyBook;
  tenants = openTenants(
    {
      get: () => book,
      set: (next) => {
        book = next;
      },
    },
    () => {},
  );
  secrets = new Map();
  hasKeychain = true;
  const chest = <T>(work: () => T) => (hasKeychain ? succeeded(work()) : failed('no-keychain'));
  const keychain: SecretStore = {
    get: async (account) => chest(() => secrets.get(account) ?? null),
    set: async (account, token) =>
      chest(() => {
        secrets.set(account, token);
        return null;
      }),
    remove: async (account) =>
      chest(() => {
        secrets.delete(account);
        return null;
      }),
  };
  const ask = ((channel, input) => Promise.resolve(engine.control[channel](input as never))) as EngineCall;
  desk = openTenantDesk({ ask, tenants, tokens: openTokens(keychain), folder, log: () => {} });
});

afterEach(async () => {
  await engine.control['engine.stop'](undefined);
  await new Promise((resolve) => server.close(resolve).closeAllConnections());
  rmSync(folder, { recursive: true });
});

async function connect(keep: 'keychain' | 'run' = 'keychain') {
  const connected = await desk.connect({ baseUrl: `${baseUrl}/`, token: secret, keep });
  if (!connected.ok) throw new Error(connected.failure.code);
  const known = tenants.find(connected.value.id);
  if (!known) throw new Error('the tenant was not kept');
  return known;
}

async function connection(tenantId: string) {
  const status = await engine.calls['tenant.status']({ tenantId });
  return status.ok ? status.value.connection : status.failure.code;
}

describe('connecting', () => {
  test('keeps the token in the keychain and nowhere else, shows the tenant and opens its mirror', async () => {
    const tenant = await connect();
    expect(secrets).toEqual(new Map([[tenant.id, secret]]));
    expect(JSON.stringify(book)).not.toContain(secret);
    expect(tenants.current()).toBe(tenant.id);
    expect(existsSync(join(folder, tenant.id))).toBe(true);
    await expect.poll(() => connection(tenant.id)).toBe('online');
  });

  test('leaves nothing behind where there is no keychain, and can keep the token for the run', async () => {
    hasKeychain = false;
    expect(await desk.connect({ baseUrl, token: secret, keep: 'keychain' })).toEqual(failed('no-keychain'));
    expect(book).toEqual(emptyBook);
    expect(readdirSync(folder)).toEqual([]);
    const tenant = await connect('run');
    await expect.poll(() => connection(tenant.id)).toBe('online');
  });

  test('refuses a wrong token and a tenant that is connected already', async () => {
    expect(await desk.connect({ baseUrl, token: 'wrong', keep: 'keychain' })).toMatchObject({
      failure: { code: 'unauthorized' },
    });
    expect(book).toEqual(emptyBook);
    expect(secrets.size).toBe(0);
    await connect();
    expect(await desk.connect({ baseUrl, token: secret, keep: 'run' })).toMatchObject({
      failure: { code: 'already-connected' },
    });
    expect(book.tenants).toHaveLength(1);
  });
});

describe('signing out', () => {
  test('forgets the token but keeps the mirror, until the admin signs in again', async () => {
    const tenant = await connect();
    expect(await desk.signOut(tenant, false)).toEqual(succeeded(null));
    expect(secrets.size).toBe(0);
    await expect.poll(() => connection(tenant.id)).toBe('signed-out');
    expect(existsSync(join(folder, tenant.id))).toBe(true);

    const again = { tenantId: tenant.id, keep: 'keychain' as const };
    expect(await desk.signIn({ ...again, token: 'wrong' })).toMatchObject({ failure: { code: 'unauthorized' } });
    expect(secrets.size).toBe(0);
    expect(await desk.signIn({ ...again, token: secret })).toMatchObject({ ok: true, value: { id: tenant.id } });
    expect(secrets).toEqual(new Map([[tenant.id, secret]]));
    await expect.poll(() => connection(tenant.id)).toBe('online');
  });

  test('wipes the mirror when asked to', async () => {
    const tenant = await connect();
    expect(await desk.signOut(tenant, true)).toEqual(succeeded(null));
    expect(readdirSync(folder)).toEqual([]);
    expect(secrets.size).toBe(0);
    expect(book).toEqual(emptyBook);
  });

  test('does nothing while the token cannot be taken out of the keychain', async () => {
    const tenant = await connect();
    hasKeychain = false;
    expect(await desk.signOut(tenant, true)).toEqual(failed('no-keychain'));
    expect(existsSync(join(folder, tenant.id))).toBe(true);
    expect(tenants.find(tenant.id)?.keep).toBe('keychain');
  });
});

test('a tenant gets another name and colour, and keeps them when the admin signs in again', async () => {
  const { id } = await connect();
  const changed = desk.change({ tenantId: id, name: 'Acme', colour: 5 });
  expect(changed).toMatchObject({ ok: true, value: { id, name: 'Acme', colour: 5 } });
  await desk.signIn({ tenantId: id, token: secret, keep: 'run' });
  expect(tenants.list()).toMatchObject([{ id, name: 'Acme', colour: 5 }]);
  expect(desk.change({ tenantId: 'ghost', name: 'Acme', colour: 5 })).toEqual(failed('unknown-tenant'));
});

test('signing in for the run takes the former token out of the keychain', async () => {
  const tenant = await connect();
  await desk.signIn({ tenantId: tenant.id, token: secret, keep: 'run' });
  expect(secrets.size).toBe(0);
  expect(tenants.find(tenant.id)?.keep).toBe('run');
});

test('an engine that has just started is told of the open tenants, and signs in to them', async () => {
  const tenant = await connect();
  await engine.control['tenant.close']({ tenantId: tenant.id, wipe: false });
  desk.bringAll();
  await expect.poll(() => connection(tenant.id)).toBe('online');
});

test('a keychain that does not open leaves the tenant to be read, signed out', async () => {
  const tenant = await connect();
  hasKeychain = false;
  desk.bringAll();
  await expect.poll(() => connection(tenant.id)).toBe('signed-out');
});
