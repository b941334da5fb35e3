/** Who the token belongs to (RFC 7644 section 3.11), and what they may do (TENANT-API.md, "Me"). */
import type { FastifyInstance } from 'fastify';
import type { Administration } from '../kinds/kind';
import { adminPermissions, permits } from '../kinds/role';
import { textsDocument } from '../kinds/texts';
import { ScimError } from '../scim/error';
import { meUrn } from '../scim/me';
import { withExtension } from '../scim/model';
import { presenter } from '../scim/present';
import { projection } from '../scim/project';
import { readShape } from '../scim/query';
import type { JsonObject } from '../scim/resource';
import type { Author } from '../tenant/author';
import { bearerOf } from './access';
import { answer, type Context } from './context';
import { viewFor } from './faulty';

/** What a bearer may do, as the wire has it. */
function rightsDocument({ readOnlyReason, ownReadOnly }: Administration, { role }: Author): JsonObject {
  const permissions = adminPermissions.filter((permission) => role === null || permits(role, permission));
  const isLimited = permissions.length < adminPermissions.length;
  return {
    permissions,
    ...(isLimited ? { readOnlyReason: textsDocument(readOnlyReason) } : {}),
    ownReadOnly: ownReadOnly.map(({ attribute, reason }) => ({ attribute, reason: textsDocument(reason) })),
  };
}

export function registerMe(app: FastifyInstance, context: Context): void {
  const { tenant, baseUrl } = context;
  const present = presenter(tenant.kind.user, baseUrl);
  app.get('/Me', async (request, reply) => {
    const bearer = bearerOf(request);
    if (bearer.userId === null) throw new ScimError(404, null, 'the token belongs to nobody');
    const { resource } = viewFor(request, context).find('User', bearer.userId);
    const show = projection(tenant.kind.user, readShape(request.query));
    const rights = rightsDocument(tenant.kind.administration, bearer);
    const me = withExtension(show(present(resource)), meUrn, rights);
    const { version } = resource.meta;
    reply.header('etag', version).header('content-location', `${baseUrl()}/Users/${resource.id}`);
    return answer(reply, 200, JSON.stringify(me));
  });
}
