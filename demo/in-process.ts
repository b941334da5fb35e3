/** A reference tenant without sockets: the same application, reached by a `fetch` of its own. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { basePath, type Severing } from './http/context';
import { openService, type TenantOptions } from './service';
import type { TenantHandle } from './tenant/handle';

export interface InProcessOptions extends TenantOptions {
  /** Where the tenant pretends to be; `https://tenant.example` unless told. */
  origin?: string;
}

export interface InProcessTenant {
  /** The SCIM base URL; only `fetch` below knows it. */
  baseUrl: string;
  token: string;
  tenant: TenantHandle;
  /**
   * As the global one would answer: rejects with a TypeError where the connection breaks, and with the signal's reason
   * where it is aborted. The tenant may carry out what was aborted all the same. No timer runs but those of `wait`.
   */
  fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

/** How an exchange ended before its time: without an answer, or after a share of its bytes. */
type Break = { kind: 'drop' } | { kind: 'tear'; keep: number };
type Raw = ServerResponse<IncomingMessage>;

function failure(code: string, reason: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(reason), { code }) });
}

const reset = () => failure('ECONNRESET', 'read ECONNRESET');

/** A body that ends in an error after a share of its bytes. */
function tornBody(bytes: Uint8Array, keep: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.subarray(0, Math.floor(bytes.length * keep)));
    },
    pull(controller) {
      const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
      controller.error(new TypeError('terminated', { cause }));
    },
  });
}

function headersOf(given: Record<string, number | string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  return headers;
}

type Asked = Omit<InjectOptions, 'signal' | 'url'> & { signal: AbortSignal | null; url: URL };

async function read(input: string | URL | Request, init: RequestInit): Promise<Asked> {
  if (input instanceof Request || (init.body != null && typeof init.body !== 'string')) {
    const { url, method, headers, signal, body } = new Request(input, init);
    const payload = body === null ? {} : { payload: await new Response(body).text() };
    return { url: new URL(url), method: method as 'GET', headers: Object.fromEntries(headers), signal, ...payload };
  }
  return {
    url: new URL(input),
    method: (init.method ?? 'GET').toUpperCase() as 'GET',
    headers: { 'user-agent': 'node', ...Object.fromEntries(new Headers(init.headers)) },
    signal: init.signal ?? null,
    ...(init.body == null ? {} : { payload: init.body }),
  };
}

/** Rejects as soon as the signal is aborted; what is awaited goes on by itself. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | null): Promise<T> {
  if (signal === null) return work;
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function fetcher(
  app: FastifyInstance,
  origin: string,
  broken: WeakMap<Raw, Break>,
  isClosed: () => boolean,
): typeof globalThis.fetch {
  async function answer({ signal: _, url, ...request }: Asked): Promise<Response> {
    const target = `${url.pathname}${url.search}`;
    const answered = await app.inject({ ...request, url: target }).catch((error: NodeJS.ErrnoException) => {
      // So says the library that stands in for the socket when an answer is cut off before it began.
      throw error.code === 'LIGHT_ECONNRESET' ? reset() : error;
    });
    const { statusCode: status, headers, rawPayload } = answered;
    const early = broken.get(answered.raw.res);
    if (early?.kind === 'drop') throw reset();
    const torn = early === undefined ? null : tornBody(rawPayload, early.keep);
    const empty = rawPayload.length === 0;
    return new Response(torn ?? (empty ? null : new Uint8Array(rawPayload)), { status, headers: headersOf(headers) });
  }

  return async (input, init = {}) => {
    const asked = await read(input, init);
    const { signal, url } = asked;
    if (signal?.aborted) throw signal.reason;
    if (url.origin !== origin) throw failure('ENOTFOUND', `getaddrinfo ENOTFOUND ${url.hostname}`);
    if (isClosed()) throw failure('ECONNREFUSED', 'connect ECONNREFUSED');
    return unlessAborted(answer(asked), signal);
  };
}

/**
 * Makes (or reads) the tenant without serving it anywhere.
 * @throws Error if the file cannot be used
 */
export async function openDemoTenant(options: InProcessOptions): Promise<InProcessTenant> {
  const origin = new URL(options.origin ?? 'https://tenant.example').origin;
  const baseUrl = `${origin}${basePath}`;
  const broken = new WeakMap<Raw, Break>();
  const severing: Severing = {
    drop(reply) {
      broken.set(reply.raw, { kind: 'drop' });
    },
    tear(reply, body, keep) {
      broken.set(reply.raw, { kind: 'tear', keep });
      return body;
    },
  };
  const { app, tenant, close } = await openService(options, { baseUrl: () => baseUrl, severing, tls: null });
  let closed = false;
  return {
    baseUrl,
    token: options.token,
    tenant,
    fetch: fetcher(app, origin, broken, () => closed),
    close() {
      closed = true;
      return close();
    },
  };
}
