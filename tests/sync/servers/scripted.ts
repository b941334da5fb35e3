/** A real HTTP server on loopback that answers just as a test tells it to, however badly. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Tls } from '../../../demo/self-signed';

export interface Received {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface ScriptedServer {
  baseUrl: string;
  /** In the order in which they came. */
  received: Received[];
  close(): Promise<void>;
}

/** Starts the server; with a certificate it speaks HTTPS. */
export async function startScripted(
  answer: (received: Received, response: ServerResponse) => void,
  certificate?: Tls,
): Promise<ScriptedServer> {
  const received: Received[] = [];
  const server = certificate ? createSecureServer(certificate) : createServer();
  server.on('request', async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const entry: Received = {
      method: request.method ?? '',
      url: new URL(request.url ?? '', 'http://server'),
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    received.push(entry);
    answer(entry, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Sends a value as SCIM JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/scim+json', ...headers });
  response.end(JSON.stringify(body));
}
