/** The endpoints at which the server describes itself (RFC 7644 section 4). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { resourceTypeDocument, schemaDocuments, serviceProviderConfig } from '../scim/discovery';
import { notFound, ScimError } from '../scim/error';
import { listResponse } from '../scim/list';
import type { JsonObject } from '../scim/resource';
import { answer, type Context } from './context';

function refuseFilter({ query }: FastifyRequest): void {
  if (typeof query === 'object' && query !== null && 'filter' in query) {
    throw new ScimError(403, null, 'these resources cannot be filtered');
  }
}

function registerList(app: FastifyInstance, endpoint: string, documents: () => JsonObject[]): void {
  app.get(endpoint, async (request, reply) => {
    refuseFilter(request);
    const resources = documents().map((document) => JSON.stringify(document));
    return answer(reply, 200, listResponse({ totalResults: resources.length, startIndex: 1, resources }));
  });
  app.get<{ Params: { id: string } }>(`${endpoint}/:id`, async (request, reply) => {
    const wanted = request.params.id.toLowerCase();
    const document = documents().find(({ id }) => typeof id === 'string' && id.toLowerCase() === wanted);
    if (document === undefined) throw notFound(`${endpoint}/${request.params.id}`);
    return answer(reply, 200, JSON.stringify(document));
  });
}

export function registerDiscovery(app: FastifyInstance, { tenant, limits, baseUrl }: Context): void {
  const models = [tenant.kind.user, tenant.kind.group];
  app.get('/ServiceProviderConfig', async (_request, reply) =>
    answer(reply, 200, JSON.stringify(serviceProviderConfig(limits, baseUrl()))),
  );
  registerList(app, '/ResourceTypes', () => models.map((model) => resourceTypeDocument(model, baseUrl())));
  registerList(app, '/Schemas', () => schemaDocuments(models, baseUrl()));
}
