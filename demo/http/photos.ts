/** The pictures of users: each below an address of its own, which never shows another one. */
import type { FastifyInstance } from 'fastify';
import { notFound } from '../scim/error';
import type { Context } from './context';

export function registerPhotos(app: FastifyInstance, { office, tenant }: Context): void {
  app.get<{ Params: { id: string } }>('/Photos/:id', async (request, reply) => {
    const { id } = request.params;
    const photo = office.photos.find(id);
    if (photo === null || tenant.store.users.get(photo.user) === null) throw notFound(`Photo ${id}`);
    const { contentType } = photo;
    reply.headers({
      'content-type': contentType,
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    return reply.send(office.photos.bytes(photo));
  });
}
