/** Where resources stand below the base URL (RFC 7644 section 3.2). */
import type { ResourceKind } from '../scim/resource';

const endpoints: Record<ResourceKind, string> = { User: '/Users', Group: '/Groups' };

export function endpointOf(kind: ResourceKind): string {
  return endpoints[kind];
}

export function resourcePath(kind: ResourceKind, id: string): string {
  return `${endpoints[kind]}/${encodeURIComponent(id)}`;
}

/** The endpoint with a query. */
export function searchPath(kind: ResourceKind, query: Record<string, string>): string {
  // Not every server takes a plus sign for a space.
  return `${endpoints[kind]}?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`;
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
