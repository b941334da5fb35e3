/**
 * A tenant served by SCIMMY, an independent SCIM 2.0 implementation: the proof that nothing here only works with
 * our own reference server.
 *
 * SCIMMY keeps its resource types and their handlers in a registry that the whole process shares. They are declared
 * once, and every handler works on the store that its request brings along; so any number of servers may run at once.
 */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import SCIMMY from 'scimmy';
import { SCIMMYRouters } from 'scimmy-routers';

/** A user as SCIMMY keeps it: attributes of extensions stand under the extension's URN. */
type StoredUser = Record<string, unknown> & { id: string; userName: string };
type StoredGroup = Record<string, unknown> & { id: string; displayName: string };

export interface ScimmyServer {
  baseUrl: string;
  token: string;
  /** What the tenant holds, by id; a test may look into it and change it behind the client's back. */
  users: Map<string, StoredUser>;
  groups: Map<string, StoredGroup>;
  close(): Promise<void>;
}

export const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

type Store = Pick<ScimmyServer, 'users' | 'groups'>;

function notFound(id: string | undefined): Error {
  return new SCIMMY.Types.Error(404, '', `${id} not found`);
}

/** Touches a resource as a tenant does when something changes. */
function stamp<T extends { id: string }>(resource: T, resourceType: 'User' | 'Group', created?: unknown): T {
  const now = new Date().toISOString();
  return { ...resource, meta: { resourceType, created: created ?? now, lastModified: now } };
}

function declareUsers(): void {
  if (SCIMMY.Resources.declared(SCIMMY.Resources.User)) return;
  SCIMMY.Resources.declare(SCIMMY.Resources.User)
    .extend(SCIMMY.Schemas.EnterpriseUser)
    .egress((resource, store: Store) => {
      if (resource.id === undefined) {
        const users = [...store.users.values()];
        return resource.filter ? resource.filter.match(users) : users;
      }
      const user = store.users.get(resource.id);
      if (!user) throw notFound(resource.id);
      return user;
    })
    .ingress((resource, data, store: Store) => {
      const sent = JSON.parse(JSON.stringify(data)) as StoredUser;
      const taken = [...store.users.values()].some(
        (user) => user.id !== resource.id && user.userName.toLowerCase() === sent.userName.toLowerCase(),
      );
      if (taken) throw new SCIMMY.Types.Error(409, 'uniqueness', `userName ${sent.userName} is taken`);
      const before = resource.id === undefined ? undefined : store.users.get(resource.id);
      if (resource.id !== undefined && !before) throw notFound(resource.id);
      const user = stamp({ ...sent, id: before?.id ?? randomUUID() }, 'User', createdOf(before));
      store.users.set(user.id, user);
      return user;
    })
    .degress((resource, store: Store) => {
      if (!store.users.delete(resource.id ?? '')) throw notFound(resource.id);
    });
}

function createdOf(before: Record<string, unknown> | undefined): string | undefined {
  return (before?.meta as { created?: string } | undefined)?.created;
}

function declareGroups(): void {
  if (SCIMMY.Resources.declared(SCIMMY.Resources.Group)) return;
  SCIMMY.Resources.declare(SCIMMY.Resources.Group)
    .egress((resource, store: Store) => {
      if (resource.id === undefined) {
        const groups = [...store.groups.values()];
        return resource.filter ? resource.filter.match(groups) : groups;
      }
      const group = store.groups.get(resource.id);
      if (!group) throw notFound(resource.id);
      return group;
    })
    .ingress((resource, data, store: Store) => {
      const sent = JSON.parse(JSON.stringify(data)) as StoredGroup;
      const before = resource.id === undefined ? undefined : store.groups.get(resource.id);
      if (resource.id !== undefined && !before) throw notFound(resource.id);
      const group = stamp({ ...sent, id: before?.id ?? randomUUID() }, 'Group', createdOf(before));
      store.groups.set(group.id, group);
      return group;
    })
    .degress((resource, store: Store) => {
      if (!store.groups.delete(resource.id ?? '')) throw notFound(resource.id);
    });
}

/** Starts a tenant that holds `users`; a user without an id gets one. */
export async function startScimmy({ users }: { users: Record<string, unknown>[] }): Promise<ScimmyServer> {
  declareUsers();
  declareGroups();
  const token = randomUUID();
  const store: Store = { users: new Map(), groups: new Map() };
  for (const user of users) {
    const id = typeof user.id === 'string' ? user.id : randomUUID();
    store.users.set(id, stamp({ userName: id, ...user, id }, 'User'));
  }
  const app = express();
  app.use(
    '/scim/v2',
    new SCIMMYRouters({
      type: 'bearer',
      baseUri: (request) => `${request.protocol}://${request.get('host')}`,
      context: () => store,
      handler: (request) => {
        if (request.get('authorization') !== `Bearer ${token}`) throw new Error('The token is not valid');
        return '';
      },
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/scim/v2`,
    token,
    ...store,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
