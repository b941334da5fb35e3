/** The endpoint of API keys: to list a user's, and to revoke one (TENANT-API.md). */
import type { FastifyInstance } from 'fastify';
import { apiKeyDocument } from '../keys/document';
import type { ApiKey, ApiKeys } from '../keys/keys';
import { badRequest, notFound } from '../scim/error';
import { parseFilter } from '../scim/filter';
import { listResponse } from '../scim/list';
import { readListQuery } from '../scim/query';
import { checkPermission } from '../tenant/author';
import { bearerOf } from './access';
import { answer, type Context } from './context';

/** The keys that a filter names: by their user, or all of them. @throws ScimError 400 invalidFilter */
function chosen(keys: ApiKeys, filter: string | null): ApiKey[] {
  if (filter === null) return keys.all();
  const parsed = parseFilter(filter);
  const isByUser = parsed.op === 'eq' && /^user(\.value)?$/i.test(parsed.attrPath);
  if (!isByUser || typeof parsed.compValue !== 'string') {
    throw badRequest('invalidFilter', 'API keys can be filtered by user.value eq "..." alone');
  }
  return keys.of(parsed.compValue);
}

export function registerKeys(app: FastifyInstance, { office, baseUrl }: Context): void {
  const { keys } = office;

  app.get('/ApiKeys', async (request, reply) => {
    const { filter, startIndex, count } = readListQuery(request.query);
    const all = chosen(keys, filter);
    const from = startIndex - 1;
    const shown = all.slice(from, count === null ? undefined : from + count);
    const resources = shown.map((key) => JSON.stringify(apiKeyDocument(key, baseUrl())));
    return answer(reply, 200, listResponse({ totalResults: all.length, startIndex, resources }));
  });

  app.delete<{ Params: { id: string } }>('/ApiKeys/:id', async (request, reply) => {
    const { id } = request.params;
    checkPermission(bearerOf(request), 'apiKeys.edit', 'revoke API keys');
    if (keys.find(id) === null) throw notFound(`ApiKey ${id}`);
    keys.revoke(id);
    return reply.code(204).send();
  });
}
