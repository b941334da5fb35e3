/** For tests of faults: a tenant over HTTP whose clock stands still until it is told to go on. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { JsonObject } from '../scim/resource';
import { type DemoOptions, type DemoTenant, startDemoTenant } from '../server';
import { coreUser, patchOp, type TestClient, testClient } from '../test-client';
import type { FaultInput } from './catalogue';

export interface Scene {
  readonly demo: DemoTenant;
  readonly client: TestClient;
  /** Milliseconds. */
  pass(milliseconds: number): void;
  set(...faults: FaultInput[]): void;
  /** A user of the tenant, not the one whose the token is; another one in each test. */
  readonly id: string;
  readonly path: string;
  /** The user as the tenant holds them. */
  held(): JsonObject;
  patch(operations: JsonObject[], headers?: Record<string, string>): ReturnType<TestClient['patch']>;
  create(more?: JsonObject): ReturnType<TestClient['send']>;
  bulk(operations: JsonObject[]): ReturnType<TestClient['send']>;
}

/** Starts a tenant for the tests of a file; each begins without faults. */
export function scene(options: Partial<DemoOptions> = {}): Scene {
  let demo: DemoTenant;
  let client: TestClient;
  let time = Date.UTC(2030, 0, 1);
  let turn = 0;
  let others: string[] = [];
  const idNow = () => String(others[turn % 40]);

  beforeAll(async () => {
    demo = await startDemoTenant({ kind: 'trackunit', users: 60, token: 'secret', now: () => time, ...options });
    client = testClient(demo);
    const { users, me } = demo.tenant;
    others = users().flatMap(({ id }) => (id === me()?.id ? [] : [id]));
  });
  afterAll(() => demo.close());
  beforeEach(() => {
    demo.tenant.faults.clear();
    turn += 1;
  });

  return {
    get demo() {
      return demo;
    },
    get client() {
      return client;
    },
    get id() {
      return idNow();
    },
    get path() {
      return `/Users/${idNow()}`;
    },
    pass(milliseconds) {
      time += milliseconds;
    },
    set: (...faults) => demo.tenant.faults.set(faults),
    held: () => demo.tenant.user(idNow()) ?? {},
    patch: (operations, headers) => client.patch(`/Users/${idNow()}`, operations, headers),
    create(more = {}) {
      const userName = `newcomer.${demo.tenant.users().length}.${turn}`;
      const emails = [{ value: `${userName}@fleet.example` }];
      return client.send('POST', '/Users', { schemas: [coreUser], userName, emails, ...more });
    },
    bulk: (Operations) =>
      client.send('POST', '/Bulk', {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
        Operations: Operations,
      }),
  };
}

/** The body of a PATCH that gives one attribute a value. */
export function replacing(path: string, value: JsonObject[string]): JsonObject {
  return { schemas: [patchOp], Operations: [{ op: 'replace', path, value }] };
}
