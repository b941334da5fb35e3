/** A tenant to whose people something can be done, an engine that is signed in there, and what can be seen of both. */
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { type DemoOptions, type DemoTenant, type FaultInput, startDemoTenant } from '../../../demo/server';
import type { Environment } from '../../../main/engine/environment';
import type { ActionEdit, ChangeAction, ChangeSelection, HistoryEntry } from '../../../preload/contract';
import { openTestDesk, type TestDesk } from '../desk';
import { environment, tenantId, until, value } from '../world';

/** Somebody as the tenant holds them. */
export interface Somebody {
  id: string;
  userName: string;
  email: string;
}

const account = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';
export const token = 'secret-token';

interface Held {
  id: string;
  userName?: string;
  emails?: { value: string }[];
  [account]?: { status?: string };
}

export interface ActionScene {
  server: DemoTenant;
  desk: TestDesk;
  /** People of a status, none of whom is the admin, nor bears a token. */
  people(status: 'active' | 'activationPending'): Somebody[];
  /** The edit that asks for an action. */
  wish(person: Somebody, action: string, inputs?: ActionEdit['inputs']): Promise<ActionEdit>;
  /** Asks for an action; nothing may be refused. */
  ask(person: Somebody, action: string, inputs?: ActionEdit['inputs']): Promise<string>;
  act(action: ChangeAction, selection?: ChangeSelection): Promise<void>;
  /** How many mails somebody was sent since the scene began; at this address, or by id. */
  mails(person: Pick<Somebody, 'email'>): string[];
  /** The actions that were done to somebody. */
  done(person: Pick<Somebody, 'id'>): string[];
  /** What the history says of the changes of a batch, oldest first. */
  history(batchId: string): Promise<HistoryEntry[]>;
  /** How often an action was asked for, and how often looked up. */
  requests(action: string): { asked: number; looked: number };
  /** Signs in with a token, or out. */
  sign(token: string | null): Promise<void>;
  /** Does something while nobody is signed in, so that all of it waits. */
  offline<T>(work: () => Promise<T>): Promise<T>;
  /** Nothing waits that would go by itself, and nothing is under way. */
  still(): Promise<void>;
}

/** What the tenant holds of somebody, as tests name them. */
export function somebody({ id, userName = '', emails }: Held): Somebody {
  return { id, userName, email: emails?.[0]?.value ?? '' };
}

export interface SceneOptions extends Partial<Omit<DemoOptions, 'token'>> {
  faults?: readonly FaultInput[];
  /** So many are there who have yet to activate their accounts. */
  invited?: number;
  /** Of the engine. */
  environment?: Environment;
}

/** Starts a tenant with an engine that has pulled everything; no faults strike before that. */
export async function actionScene(given: SceneOptions = {}): Promise<ActionScene> {
  const { faults = [], invited = 3, environment: world = environment(), ...options } = given;
  // The tenant's clock runs as fast as the engine's.
  const { now } = world;
  const server = await startDemoTenant({ kind: 'trackunit', users: 20, token, now, ...options });
  onTestFinished(() => server.close());
  for (let number = 1; number <= invited; number += 1) {
    server.tenant.colleague.create('User', {
      userName: `invited.${number}@tenant.example`,
      name: { givenName: 'Invited', familyName: `Number ${number}` },
      emails: [{ value: `invited.${number}@tenant.example`, type: 'work', primary: true }],
    });
  }
  const desk = await openTestDesk(server, { environment: world });
  await desk.settled();
  server.tenant.faults.set(faults);
  server.tenant.requests.clear();
  return sceneOf(server, desk);
}

/** The same of a tenant and an engine that run already. */
export function sceneOf(server: DemoTenant, desk: TestDesk): ActionScene {
  const { tenant } = server;
  const before = new Set(tenant.mailbox.all().map(({ id }) => id));
  const me = tenant.me()?.id;
  const held = () => tenant.users() as unknown as Held[];
  const scene: ActionScene = {
    server,
    desk,
    people: (status) =>
      held()
        .filter((user) => user.id !== me && user[account]?.status === status)
        .map(somebody),
    async wish({ userName }, action, inputs = {}) {
      return { kind: 'action', row: await desk.row(userName), action, inputs };
    },
    ask: async (person, action, inputs) => (await desk.apply(await scene.wish(person, action, inputs))).batchId,
    async act(action, selection = {}) {
      value(await desk.engine.calls['changes.act']({ tenantId, action, selection }));
    },
    mails: ({ email }) => tenant.mailbox.to(email).flatMap(({ id, kind }) => (before.has(id) ? [] : [kind])),
    done: ({ id }) => tenant.receipts.all().flatMap(({ user, action }) => (user === id ? [action] : [])),
    async history(batchId) {
      const nothing = { person: '', row: null, column: null, events: null, from: null, until: null };
      const query = { ...nothing, batchId };
      const listed = await desk.engine.calls['history.list']({ tenantId, query, before: null, limit: 1000 });
      return value(listed).entries.toReversed();
    },
    requests: (action) => ({
      asked: tenant.requests.count({ method: 'POST', path: new RegExp(`/Actions/${action}$`) }),
      looked: tenant.requests.count({ method: 'GET', path: new RegExp(`/Actions/${action}/`) }),
    }),
    async sign(given) {
      value(await desk.engine.control['tenant.token']({ tenantId, token: given }));
    },
    async offline(work) {
      await scene.sign(null);
      const done = await work();
      await scene.sign(server.token);
      return done;
    },
    async still() {
      await until('nothing waits any more', async () => {
        const { connection, pending, sending, collected } = await desk.status();
        return connection === 'online' && pending + sending - collected === 0;
      });
    },
  };
  return scene;
}

/** How the admin's window names a gesture. */
export const newBatch = () => ({ tenantId, batchId: randomUUID(), label: { key: 'batch.edit', params: {} } });
