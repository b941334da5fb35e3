/** Lets the faults that were asked for strike, and be asked for over HTTP. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Fault } from '../faults/catalogue';
import type { Answer, Exchange, Outcome, Strike } from '../faults/misbehaviour';
import { readMessage } from '../scim/message';
import type { View } from '../tenant/tenant';
import { answer, bodyOf, type Context, pathOf } from './context';
import { isPage } from './mailbox';
import { isRepeated, repeat } from './repeat';

export const faultsPath = '/_faults';

interface Struck {
  /** The request as it came. */
  exchange: Exchange;
  strikes: Strike[];
}
const struck = new WeakMap<FastifyRequest, Struck>();

/** The tenant as a request is shown it. */
export function viewFor(request: FastifyRequest, { tenant }: Context): View {
  const strikes = struck.get(request)?.strikes ?? [];
  return strikes.reduce((view: View, strike) => strike.view?.(view) ?? view, tenant);
}

function exchangeOf(request: FastifyRequest): Exchange {
  return {
    method: request.method,
    path: pathOf(request),
    query: request.query as Exchange['query'],
    headers: request.headers,
    body: bodyOf(request),
  };
}

/** Lets the handlers see the request that faults made of the one that came. */
function replaceRequest(request: FastifyRequest, { query, headers, body }: Exchange): void {
  request.query = query;
  request.body = body;
  for (const name of Object.keys(request.headers)) {
    if (headers[name] === undefined) delete request.headers[name];
  }
}

/** The answer that is about to be sent. */
function readAnswer(reply: FastifyReply, body: string): Answer {
  const headers: Answer['headers'] = {};
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (name !== 'content-length' && value !== undefined) headers[name] = String(value);
  }
  return { status: reply.statusCode, headers, body };
}

function putAnswer(reply: FastifyReply, { status, headers, body }: Answer): string | null {
  for (const name of Object.keys(reply.getHeaders())) {
    if (headers[name] === undefined) reply.removeHeader(name);
  }
  reply.code(status).headers(headers);
  return body === '' ? null : body;
}

/** What is sent once all faults have struck a finished answer. */
async function spoil(context: Context, reply: FastifyReply, { exchange, strikes }: Struck, whole: string | Buffer) {
  // Faults see text; one character for each byte of a file.
  const text = typeof whole === 'string' ? whole : whole.toString('latin1');
  let sent = readAnswer(reply, text);
  let severed: Outcome | null = null;
  for (const strike of strikes) {
    const outcome = (await strike.after?.(sent, exchange)) ?? { kind: 'goOn' };
    if (outcome.kind === 'answer') sent = outcome.answer;
    else if (outcome.kind !== 'goOn') severed = outcome;
  }
  const changed = putAnswer(reply, sent);
  const body: string | Buffer | null = sent.body === text && typeof whole !== 'string' ? whole : changed;
  if (severed?.kind === 'truncate') return context.severing.tear(reply, body ?? '', severed.keep);
  if (severed?.kind === 'drop') context.severing.drop(reply);
  return body;
}

/** Lets faults strike before the tenant does anything; true if that was the end of the exchange. */
async function strikeBefore(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { exchange, strikes }: Struck,
): Promise<boolean> {
  let asked = exchange;
  for (const strike of strikes) {
    asked = strike.ask?.(asked) ?? asked;
    const outcome = (await strike.before?.(exchange)) ?? { kind: 'goOn' };
    if (outcome.kind === 'answer') {
      await reply.send(putAnswer(reply, outcome.answer));
      return true;
    }
    if (outcome.kind === 'drop') {
      reply.hijack();
      reply.raw.destroy();
      return true;
    }
  }
  replaceRequest(request, asked);
  if (strikes.some(({ repeats }) => repeats)) await repeat(app, request);
  return false;
}

export function registerFaults(app: FastifyInstance, context: Context): void {
  const { faults } = context;

  app.addHook('preHandler', async (request, reply) => {
    if (pathOf(request) === faultsPath || isPage(request) || isRepeated(request)) return undefined;
    const exchange = exchangeOf(request);
    const strikes = faults.strike(exchange);
    if (strikes.length === 0) return undefined;
    const now = { exchange, strikes };
    struck.set(request, now);
    return (await strikeBefore(app, request, reply, now)) ? reply : undefined;
  });

  app.addHook<unknown>('onSend', async (request, reply, payload) => {
    const now = struck.get(request);
    const body = payload ?? '';
    if (now === undefined || !(typeof body === 'string' || Buffer.isBuffer(body))) return payload;
    return spoil(context, reply, now, body);
  });

  const list = () => JSON.stringify({ faults: faults.list() });
  const FaultSetting = z.strictObject({ faults: z.array(Fault), seed: z.int().optional() });
  app.get(faultsPath, async (_request, reply) => answer(reply, 200, list()));
  app.put(faultsPath, async (request, reply) => {
    const { faults: wanted, seed } = readMessage(FaultSetting, bodyOf(request));
    faults.set(wanted, seed);
    return answer(reply, 200, list());
  });
}
