/** Lets the faults that were asked for strike, and be asked for over HTTP. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Fault } from '../faults/catalogue';
import type { Answer, Outcome, Strike } from '../faults/misbehaviour';
import { readMessage } from '../scim/message';
import { answer, bodyOf, type Context, pathOf } from './context';

export const faultsPath = '/_faults';

function send(reply: FastifyReply, { status, headers, body }: Answer): string {
  reply.code(status).headers(headers);
  return body;
}

/** Sends the first bytes of an answer that promises all of them, then closes the connection. */
function torn(reply: FastifyReply, body: string, keep: number): Readable {
  const bytes = Buffer.from(body);
  reply.header('content-length', bytes.length);
  async function* part() {
    yield bytes.subarray(0, Math.floor(bytes.length * keep));
    // Lets the bytes leave before the connection goes.
    await new Promise((resolve) => setImmediate(resolve));
    reply.raw.destroy();
  }
  return Readable.from(part());
}

/** What is sent after a fault has struck a finished answer. */
function spoil(reply: FastifyReply, outcome: Outcome, body: string): string | Readable {
  switch (outcome.kind) {
    case 'goOn':
      return body;
    case 'answer':
      return send(reply, outcome.answer);
    case 'truncate':
      return torn(reply, body, outcome.keep);
    case 'drop':
      reply.raw.destroy();
      return body;
  }
}

export function registerFaults(app: FastifyInstance, { faults }: Context): void {
  const striking = new WeakMap<FastifyRequest, Strike[]>();

  app.addHook('preHandler', async (request, reply) => {
    if (pathOf(request) === faultsPath) return undefined;
    const exchange = { method: request.method, path: pathOf(request), body: bodyOf(request) };
    const strikes = faults.strike(exchange);
    for (const strike of strikes) {
      const outcome = (await strike.before?.()) ?? { kind: 'goOn' };
      if (outcome.kind === 'answer') return reply.send(send(reply, outcome.answer));
      if (outcome.kind === 'drop') {
        reply.hijack();
        reply.raw.destroy();
        return reply;
      }
    }
    striking.set(request, strikes);
    return undefined;
  });

  app.addHook<unknown>('onSend', async (request, reply, payload) => {
    let sent: unknown = payload;
    for (const strike of striking.get(request) ?? []) {
      if (strike.after === undefined || (sent != null && typeof sent !== 'string')) continue;
      const body = sent ?? '';
      const contentType = String(reply.getHeader('content-type') ?? '');
      const outcome = strike.after({ status: reply.statusCode, headers: { 'content-type': contentType }, body });
      if (outcome.kind !== 'goOn') sent = spoil(reply, outcome, body);
    }
    return sent;
  });

  const list = () => JSON.stringify({ faults: faults.list() });
  app.get(faultsPath, async (_request, reply) => answer(reply, 200, list()));
  app.put(faultsPath, async (request, reply) => {
    faults.set(readMessage(z.strictObject({ faults: z.array(Fault) }), bodyOf(request)).faults);
    return answer(reply, 200, list());
  });
}
