/** For tests of actions: how one is asked for, and tenants without sockets that are closed after each test. */
import { afterEach } from 'vitest';
import { type InProcessOptions, type InProcessTenant, openDemoTenant } from '../in-process';
import type { Json } from '../scim/resource';
import { adminUser, type TestClient, testClient } from '../test-client';
import { requestUrn } from './document';

export interface ActionScene {
  demo: InProcessTenant;
  client: TestClient;
  /** Asks for an action. */
  act: Act;
  /** The id of some user who has this status. */
  someone(status: 'active' | 'inactive' | 'activationPending'): string;
}

type Act = (
  user: string,
  action: string,
  requestId: string,
  inputs?: Record<string, Json>,
) => ReturnType<TestClient['send']>;

/** The tokens of two who may not do everything. */
export const admins = [
  { token: 'manager', role: 'Manager' },
  { token: 'member', role: 'Member' },
];

export function actor(client: TestClient): Act {
  return (user, action, requestId, inputs) =>
    client.send('POST', `/Users/${user}/Actions/${action}`, {
      schemas: [requestUrn],
      requestId,
      ...(inputs === undefined ? {} : { inputs }),
    });
}

/** Opens tenants; they are closed after the test. */
export function actionScenes(): (options?: Partial<InProcessOptions>) => Promise<ActionScene> {
  const open: InProcessTenant[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((demo) => demo.close()));
  });
  return async (options = {}) => {
    const demo = await openDemoTenant({ kind: 'justtrack', users: 60, token: 'secret', ...options });
    open.push(demo);
    const client = testClient(demo);
    return {
      demo,
      client,
      act: actor(client),
      someone(status) {
        const wanted = demo.tenant.users().slice(1);
        const found = wanted.find((user) => JSON.stringify(user[adminUser]).includes(`"status":"${status}"`));
        if (found === undefined) throw new Error(`nobody is ${status}`);
        return found.id;
      },
    };
  };
}
