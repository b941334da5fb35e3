/** Carries out a request a second time, as a proxy does that did not hear the answer to the first. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyOf } from './context';

/** Where a repeated request comes from; no request over a socket can come from there. */
const proxy = 'the repeating proxy';

export function isRepeated({ socket }: FastifyRequest): boolean {
  return socket.remoteAddress === proxy;
}

/** The answer is nobody's. */
export async function repeat(app: FastifyInstance, request: FastifyRequest): Promise<void> {
  const { method, url, headers } = request;
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...others } = headers;
  const body = bodyOf(request);
  await app.inject({
    method: method as 'PATCH',
    url,
    headers: others,
    remoteAddress: proxy,
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}
