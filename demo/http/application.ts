/** The server: Fastify with the protocol's content types, errors and access, and all endpoints. */
import http from 'node:http';
import https from 'node:https';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { runBulk } from '../scim/bulk';
import { errorDocument, ScimError } from '../scim/error';
import type { Tls } from '../self-signed';
import { type Access, bearerOf, challenge, checkAccess } from './access';
import { registerActions } from './actions';
import { answer, basePath, bodyOf, type Context, pathOf, performWrite } from './context';
import { registerDiscovery } from './discovery';
import { faultsPath, registerFaults } from './faulty';
import { registerKeys } from './keys';
import { isPage, registerPages } from './mailbox';
import { registerMe } from './me';
import { registerPhotos } from './photos';
import { isRepeated } from './repeat';
import { registerResources } from './resources';
import { registerRoles } from './roles';

/** Bytes; a group with tens of thousands of members fits. */
const bodyLimit = 8 * 1024 * 1024;
/** Milliseconds for which an idle connection stays open. */
const keepAliveTimeout = 72_000;

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ScimError(400, 'invalidSyntax', 'the body is not JSON');
  }
}

/** An error of Fastify itself, such as a body that is too large. */
function isRefusal(error: unknown): error is { statusCode: number; message: string } {
  return (
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500
  );
}

function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof ScimError) {
    if (error.status === 401) reply.header('www-authenticate', challenge);
    return answer(reply, error.status, JSON.stringify(errorDocument(error)));
  }
  if (isRefusal(error)) {
    const { statusCode: status, message: detail } = error;
    return answer(reply, status, JSON.stringify(errorDocument({ status, scimType: null, detail })));
  }
  console.error(error);
  const detail = 'the demo tenant has a bug; its own output says more';
  return answer(reply, 500, JSON.stringify(errorDocument({ status: 500, scimType: null, detail })));
}

function registerBulk(app: FastifyInstance, context: Context): void {
  const { bulkOperations, bulkPayload } = context.limits;
  app.post('/Bulk', { bodyLimit: bulkPayload }, async (request, reply) => {
    const author = bearerOf(request);
    const result = context.tenant.store.together(() =>
      runBulk(bodyOf(request), bulkOperations, (operation) => performWrite(context, author, operation)),
    );
    return answer(reply, 200, JSON.stringify(result));
  });
}

/** @param record told of every request, also of those that are refused */
export function createApplication(
  context: Context,
  access: Access,
  record: (method: string, path: string) => void,
  tls: Tls | null,
): FastifyInstance {
  const app = fastify({
    bodyLimit,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1_000 },
    serverFactory: (handler) =>
      tls === null
        ? http.createServer({ keepAliveTimeout }, handler)
        : https.createServer({ keepAliveTimeout, ...tls }, handler),
  });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>(
    ['application/scim+json', 'application/json'],
    { parseAs: 'string' },
    async (_request: unknown, text: string) => parseBody(text),
  );
  app.setErrorHandler((error, _request, reply) => answerError(error, reply));
  app.setNotFoundHandler((request, reply) =>
    answerError(new ScimError(404, null, `there is no ${request.method} ${pathOf(request)}`), reply),
  );
  app.addHook('onRequest', async (request) => {
    if (isPage(request)) return;
    if (pathOf(request) !== faultsPath && !isRepeated(request)) record(request.method, pathOf(request));
    checkAccess(request, access);
  });

  // Before the faults, which may leave it out.
  app.addHook('onSend', async (_request, reply) => {
    reply.header('date', new Date(context.now()).toUTCString());
  });
  registerFaults(app, context);
  app.register(
    async (scope) => {
      registerDiscovery(scope, context);
      registerMe(scope, context);
      registerRoles(scope, context);
      registerResources(scope, context, 'User');
      registerResources(scope, context, 'Group');
      registerBulk(scope, context);
      registerActions(scope, context);
      registerPhotos(scope, context);
      if (context.tenant.kind.administration.apiKeys) registerKeys(scope, context);
    },
    { prefix: basePath },
  );
  app.register(async (scope) => registerPages(scope, context));
  return app;
}
