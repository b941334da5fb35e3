/** Starts a reference tenant: a SCIM 2.0 server on this machine only. */
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { basePath, type Severing } from './http/context';
import type { Tls } from './self-signed';
import { openService, type TenantOptions } from './service';
import type { TenantHandle } from './tenant/handle';

export type { FaultInput } from './faults';
export { selfSigned } from './self-signed';
export type { TenantHandle } from './tenant/handle';

export interface DemoOptions extends TenantOptions {
  /** 0 takes any free port. */
  port?: number;
  /** Serves https with this key and certificate. */
  tls?: Tls | null;
}

export interface DemoTenant {
  /** The SCIM base URL. */
  baseUrl: string;
  token: string;
  tenant: TenantHandle;
  /** Stops serving; connections are closed at once. */
  close(): Promise<void>;
}

/** How a connection over a socket ends too early. */
const socketSevering: Severing = {
  drop(reply) {
    reply.raw.destroy();
  },
  tear(reply, body, keep) {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    reply.header('content-length', bytes.length);
    async function* part() {
      yield bytes.subarray(0, Math.floor(bytes.length * keep));
      // Lets the bytes leave before the connection goes.
      await new Promise((resolve) => setImmediate(resolve));
      reply.raw.destroy();
    }
    return Readable.from(part());
  },
};

/**
 * Makes (or reads) the tenant and serves it on 127.0.0.1.
 * @throws Error if the file cannot be used or the port is taken
 */
export async function startDemoTenant(options: DemoOptions): Promise<DemoTenant> {
  const { token, port = 0, tls = null } = options;
  let baseUrl = '';
  const reach = { baseUrl: () => baseUrl, severing: socketSevering, tls };
  const { app, tenant, close } = await openService(options, reach);
  try {
    // The addresses in answers need the port, and no answer is given before the port is known.
    app.server.once('listening', () => {
      const { port: taken } = app.server.address() as AddressInfo;
      baseUrl = `${tls === null ? 'http' : 'https'}://127.0.0.1:${taken}${basePath}`;
    });
    await app.listen({ host: '127.0.0.1', port });
    return { baseUrl, token, tenant, close };
  } catch (error) {
    await close();
    throw error;
  }
}
