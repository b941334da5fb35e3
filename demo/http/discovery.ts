/** The endpoints at which the server describes itself (RFC 7644 section 4). */
import type { FastifyInstance } from 'fastify';
import type { Kind } from '../kinds/kind';
import { textsDocument } from '../kinds/texts';
import { actionType } from '../scim/action';
import { apiKeyType } from '../scim/api-key';
import { resourceTypeDocument, schemaDocuments, serviceProviderConfig } from '../scim/discovery';
import { meSchema } from '../scim/me';
import { type ResourceType, withExtension } from '../scim/model';
import { providerSchema, providerUrn } from '../scim/provider';
import type { JsonObject } from '../scim/resource';
import { roleType } from '../scim/role';
import { answer, type Context } from './context';
import { registerList } from './list';

function providerDocument({ administration }: Kind): JsonObject {
  const { invitation, auditAttribute, moduleAttributes, labels } = administration;
  return {
    invitation,
    auditAttribute,
    moduleAttributes: [...moduleAttributes],
    labels: labels.map(({ attribute, value, texts }) => {
      return { attribute, ...(value === null ? {} : { value }), texts: textsDocument(texts) };
    }),
  };
}

function resourceTypesOf({ user, group, administration }: Kind): ResourceType[] {
  return [user, group, roleType, actionType, ...(administration.apiKeys ? [apiKeyType] : [])];
}

export function registerDiscovery(app: FastifyInstance, { tenant, limits, baseUrl }: Context): void {
  const { kind } = tenant;
  const types = resourceTypesOf(kind);
  app.get('/ServiceProviderConfig', async (_request, reply) => {
    const config = withExtension(serviceProviderConfig(limits, baseUrl()), providerUrn, providerDocument(kind));
    return answer(reply, 200, JSON.stringify(config));
  });
  registerList(app, '/ResourceTypes', () => types.map((type) => resourceTypeDocument(type, baseUrl())));
  registerList(app, '/Schemas', () => schemaDocuments(types, [meSchema, providerSchema], baseUrl()));
}
