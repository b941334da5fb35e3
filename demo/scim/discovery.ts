/** What the server says of itself (RFC 7643 sections 5 to 7). */
import type { ResourceType } from './model';
import type { JsonObject } from './resource';
import { type Schema, schemaDocument } from './schema';

export interface Limits {
  /** The most resources of one page. */
  pageCap: number;
  bulkOperations: number;
  /** Bytes. */
  bulkPayload: number;
}

export function serviceProviderConfig({ pageCap, bulkOperations, bulkPayload }: Limits, baseUrl: string): JsonObject {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: true, maxOperations: bulkOperations, maxPayloadSize: bulkPayload },
    filter: { supported: true, maxResults: pageCap },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token of the tenant in the Authorization header',
        specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
  };
}

export function resourceTypeDocument(model: ResourceType, baseUrl: string): JsonObject {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: model.name,
    name: model.name,
    description: model.description,
    endpoint: model.endpoint,
    schema: model.core.id,
    schemaExtensions: model.extensions.map(({ schema, required }) => ({ schema: schema.id, required })),
    meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${model.name}` },
  };
}

/** The schemas of all resource types, and others, each once. */
export function schemaDocuments(
  types: readonly ResourceType[],
  others: readonly Schema[],
  baseUrl: string,
): JsonObject[] {
  const schemas = new Map<string, Schema>();
  for (const { core, extensions } of types) {
    for (const schema of [core, ...extensions.map((extension) => extension.schema)]) schemas.set(schema.id, schema);
  }
  for (const schema of others) schemas.set(schema.id, schema);
  return [...schemas.values()].map((schema) => schemaDocument(schema, baseUrl));
}
