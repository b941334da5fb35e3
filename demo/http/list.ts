/** Endpoints of a few documents that only the server writes: always listed whole, never filtered. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notFound, ScimError } from '../scim/error';
import { listResponse } from '../scim/list';
import type { JsonObject } from '../scim/resource';
import { answer } from './context';

function refuseFilter({ query }: FastifyRequest): void {
  if (typeof query === 'object' && query !== null && 'filter' in query) {
    throw new ScimError(403, null, 'these resources cannot be filtered');
  }
}

/** Answers with all of the documents, and with each of them by its id. */
export function registerList(
  app: FastifyInstance,
  endpoint: string,
  documents: (request: FastifyRequest) => JsonObject[],
): void {
  app.get(endpoint, async (request, reply) => {
    refuseFilter(request);
    const resources = documents(request).map((document) => JSON.stringify(document));
    return answer(reply, 200, listResponse({ totalResults: resources.length, startIndex: 1, resources }));
  });
  app.get<{ Params: { id: string } }>(`${endpoint}/:id`, async (request, reply) => {
    const wanted = request.params.id.toLowerCase();
    const document = documents(request).find(({ id }) => typeof id === 'string' && id.toLowerCase() === wanted);
    if (document === undefined) throw notFound(`${endpoint}/${request.params.id}`);
    return answer(reply, 200, JSON.stringify(document));
  });
}
