/** Where resources stand below the base URL (RFC 7644 section 3.2). */
import type { ResourceKind } from '../scim/resource';

const endpoints: Record<ResourceKind, string> = { User: '/Users', Group: '/Groups' };

export function endpointOf(kind: ResourceKind): string {
  return endpoints[kind];
}

/** Where the administration extension stands (demo/TENANT-API.md). */
export const adminEndpoints = { me: '/Me', actions: '/Actions', roles: '/Roles', keys: '/ApiKeys' } as const;

/** Whether an id can stand in a path as it is: dots would lead elsewhere, even encoded. */
export function isSegment(id: string): boolean {
  return id !== '' && id !== '.' && id !== '..';
}

/** An action as it is done to somebody. */
export function actionPath(userId: string, action: string): string {
  return `${resourcePath('User', userId)}/Actions/${encodeURIComponent(action)}`;
}

export function keyPath(keyId: string): string {
  return `${adminEndpoints.keys}/${encodeURIComponent(keyId)}`;
}

export function resourcePath(kind: ResourceKind, id: string): string {
  return `${endpoints[kind]}/${encodeURIComponent(id)}`;
}

/** An endpoint with a query. */
export function searchPath(endpoint: string, query: Record<string, string>): string {
  // Not every server takes a plus sign for a space.
  return `${endpoint}?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`;
}

/** The id in a resource's location, absolute or relative; null where it names none, as in `/Users/undefined`. */
export function idInLocation(location: string): string | null {
  const [path = ''] = location.split(/[?#]/);
  const [, id] = /\/(?:users|groups)\/([^/]+)\/?$/i.exec(path) ?? [];
  if (id === undefined || id === 'undefined' || id === 'null') return null;
  try {
    return decodeURIComponent(id);
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return id;
  }
}
