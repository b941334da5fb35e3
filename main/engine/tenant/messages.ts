/** The bodies of requests (RFC 7644 sections 3.5.2 and 3.7). */
import type { JsonObject, PatchOperation } from '../scim/resource';

export function patchMessage(operations: readonly PatchOperation[]): JsonObject {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: operations.map((operation) => ({ ...operation })),
  };
}

export function bulkMessage(operations: readonly JsonObject[]): JsonObject {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], Operations: [...operations] };
}
