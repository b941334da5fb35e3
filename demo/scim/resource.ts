/** The words of RFC 7643 that the whole server shares. */

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

/** RFC 7643 section 3.1, without `location`, which depends on where the server listens and is added on the way out. */
export type Meta = { resourceType: string; created: string; lastModified: string; version: string };

/** A resource as the tenant keeps it, with attribute names in the case of its schema. Never changed in place. */
export interface Resource extends JsonObject {
  schemas: string[];
  id: string;
  meta: Meta;
}

export type ResourceTypeName = 'User' | 'Group';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
