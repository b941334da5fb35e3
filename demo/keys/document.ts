/** API keys as the wire has them (TENANT-API.md): without the key. */
import { apiKeyType, apiKeyUrn } from '../scim/api-key';
import type { JsonObject } from '../scim/resource';
import type { ApiKey } from './keys';

export function apiKeyDocument({ id, user, name, hint, created, lastUsed }: ApiKey, baseUrl: string): JsonObject {
  return {
    schemas: [apiKeyUrn],
    id,
    user: { value: user, $ref: `${baseUrl}/Users/${user}` },
    name,
    hint,
    created,
    ...(lastUsed === null ? {} : { lastUsed }),
    meta: { resourceType: apiKeyType.name, location: `${baseUrl}${apiKeyType.endpoint}/${id}` },
  };
}
