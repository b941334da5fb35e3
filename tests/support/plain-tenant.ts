/** A tenant in memory that does what it is asked, and answers according to its mood. */

import { memberIds } from '../../main/engine/mirror/resources';
import { parsePath, writePath } from '../../main/engine/scim/path';
import type { Json, JsonObject, PatchOperation, Resource, ResourceKind } from '../../main/engine/scim/resource';
import type { TenantClient } from '../../main/engine/tenant/client';
import type { Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { scripted } from './scripted-client';

export const moods = ['willing', 'refusing', 'stumbling', 'limiting', 'losing requests', 'losing answers'] as const;
export type Mood = (typeof moods)[number];

export interface PlainTenant {
  held: Record<ResourceKind, Map<string, Resource>>;
  mood: Mood;
  /** What happens elsewhere while a write is under way. */
  meanwhile(): void;
  client: TenantClient;
}

function patched(resource: Resource, operations: readonly PatchOperation[]): Resource {
  let next: JsonObject = resource;
  for (const { op, path = '', value = null } of operations) {
    if (path === 'members' && op === 'add') {
      const more = (value as { value: string }[]).map((member) => member.value);
      const ids = new Set([...memberIds(next), ...more]);
      next = { ...next, members: [...ids].map((id): Json => ({ value: id })) };
    } else if (path.startsWith('members[')) {
      const left = memberIds(next).filter((id) => path !== `members[value eq ${JSON.stringify(id)}]`);
      next = { ...next, members: left.map((id): Json => ({ value: id })) };
    } else next = writePath(next, parsePath(path), op === 'remove' ? null : value);
  }
  return next as Resource;
}

export function plainTenant(): PlainTenant {
  let made = 0;
  const tenant: PlainTenant = {
    held: { User: new Map(), Group: new Map() },
    mood: 'willing',
    meanwhile() {},
    client: scripted({
      get: async (kind, id) => reading(() => found(kind, id)),
      find: async (kind, attribute, text) =>
        reading(() => succeeded([...tenant.held[kind].values()].filter((resource) => resource[attribute] === text))),
      create: async (kind, resource) =>
        writing<Resource>(() => {
          made += 1;
          const created = { ...resource, id: `made-${made}` } as Resource;
          tenant.held[kind].set(created.id, created);
          return succeeded(created);
        }),
      patch: async (kind, id, operations) =>
        writing(() => {
          const before = found(kind, id);
          if (!before.ok) return before;
          const after = patched(before.value, operations);
          tenant.held[kind].set(id, after);
          return succeeded(after);
        }),
      remove: async (kind, id) =>
        writing(() => (tenant.held[kind].delete(id) ? succeeded(null) : failed('gone', { status: 404 }))),
    }),
  };

  function found(kind: ResourceKind, id: string): Result<Resource> {
    const resource = tenant.held[kind].get(id);
    return resource ? succeeded(resource) : failed('gone', { status: 404 });
  }

  function reading<T>(read: () => Result<T>): Result<T> {
    if (tenant.mood === 'limiting') return failed('rate-limited', {});
    return tenant.mood === 'losing requests' ? failed('offline', {}) : read();
  }

  function writing<T>(write: () => Result<T>): Result<T> {
    tenant.meanwhile();
    switch (tenant.mood) {
      case 'willing':
        return write();
      case 'refusing':
        return failed('rejected', { status: 400 });
      case 'stumbling':
        return failed('server-error', { status: 500 });
      case 'limiting':
        return failed('rate-limited', {});
      case 'losing requests':
        return failed('offline', {});
      case 'losing answers':
        write();
        return failed('offline', {});
    }
  }

  return tenant;
}
