/** The bodies of requests (RFC 7644 sections 3.5.2 and 3.7, and demo/TENANT-API.md for actions). */
import type { ActionInputs } from '../../../preload/contract';
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

/** A file comes as a `data:` URL and goes as plain base64. */
export function actionMessage(requestId: string, inputs: ActionInputs): JsonObject {
  const plain = Object.entries(inputs).map(([name, value]) => [name, typeof value === 'string' ? bare(value) : value]);
  return {
    schemas: ['urn:muster:params:scim:api:messages:admin:1.0:ActionRequest'],
    requestId,
    inputs: Object.fromEntries(plain),
  };
}

function bare(value: string): string {
  const prefix = /^data:[a-z]+\/[a-z0-9.+-]+(;[a-z]+=[a-z0-9.-]+)*;base64,/i.exec(value.slice(0, 200));
  return prefix ? value.slice(prefix[0].length) : value;
}
