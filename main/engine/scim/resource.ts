/** The words of RFC 7643 and RFC 7644 that the whole engine shares. Pure: no SQL, no HTTP. */

import type { AdminDescription } from './administration';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

/** A SCIM resource as a tenant returned it, with attribute names in the case of its schema. */
export interface Resource extends JsonObject {
  id: string;
}

/** An attribute of a schema (RFC 7643 section 7), with the defaults of section 2.2 filled in. */
export interface Attribute {
  name: string;
  type: 'string' | 'boolean' | 'decimal' | 'integer' | 'dateTime' | 'reference' | 'binary' | 'complex';
  multiValued: boolean;
  description: string;
  required: boolean;
  canonicalValues: string[];
  mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly';
  returned: 'always' | 'never' | 'default' | 'request';
  uniqueness: 'none' | 'server' | 'global';
  subAttributes: Attribute[];
}

export interface Schema {
  id: string;
  name: string;
  attributes: Attribute[];
}

/** What a tenant says of itself, with what could not be read filled in by RFC defaults. */
export interface Discovery {
  /** The core User schema first, then its extensions. */
  schemas: Schema[];
  patch: boolean;
  bulk: { maxOperations: number; maxPayloadSize: number } | null;
  filter: { maxResults: number } | null;
  sort: boolean;
  etag: boolean;
  /** Whether the tenant has groups (RFC 7643 section 4.2). */
  groups: boolean;
  /** Null where it has none. */
  groupSchema: Schema | null;
  admin: AdminDescription;
}

/** What the engine keeps of a tenant (RFC 7643 sections 4.1 and 4.2). */
export type ResourceKind = 'User' | 'Group';

/** One operation of a PATCH (RFC 7644 section 3.5.2). */
export interface PatchOperation {
  op: 'add' | 'replace' | 'remove';
  path: string;
  value?: Json;
}
