/** Starts a reference tenant: a SCIM 2.0 server on this machine only. */
import type { AddressInfo } from 'node:net';
import { createFaults, type FaultInput } from './faults';
import { createApplication } from './http/application';
import { basePath } from './http/context';
import { createRequestLog } from './http/request-log';
import type { Kind, KindName } from './kinds/kind';
import { kinds } from './kinds/registry';
import type { Tls } from './self-signed';
import { openTenantFile } from './store/file';
import { createStore, noJournal, type Store } from './store/store';
import { type TenantHandle, tenantHandle } from './tenant/handle';
import { generate, type Progress, restore } from './tenant/populate';
import { createTenant } from './tenant/tenant';

export type { FaultInput } from './faults';
export type { KindName } from './kinds/kind';
export { selfSigned } from './self-signed';
export type { TenantHandle } from './tenant/handle';

export interface DemoOptions {
  kind: KindName;
  /** How many users to generate; a file that holds a tenant already keeps its own. */
  users: number;
  /** The same seed gives the same people. */
  seed?: number;
  /** What the client has to send as `Authorization: Bearer`. */
  token: string;
  /** Tokens that get 403: good ones, but for another tenant. */
  otherTokens?: readonly string[];
  /** 0 takes any free port. */
  port?: number;
  /** A SQLite file in which the tenant outlives the server; in memory only if null. */
  file?: string | null;
  /** The most resources of one page, up to 1,000. */
  pageCap?: number;
  faults?: readonly FaultInput[];
  /** Serves https with this key and certificate. */
  tls?: Tls | null;
  /** Told while users are made or read. */
  onProgress?: Progress;
}

export interface DemoTenant {
  /** The SCIM base URL. */
  baseUrl: string;
  token: string;
  tenant: TenantHandle;
  /** Stops serving; connections are closed at once. */
  close(): Promise<void>;
}

const usualSeed = 20_250_601;
const usualPageCap = 200;
const largestPageCap = 1_000;
const bulk = { bulkOperations: 1_000, bulkPayload: 1_048_576 };

async function fill(
  kind: Kind,
  { file, users, seed = usualSeed, onProgress = () => undefined }: DemoOptions,
): Promise<Store> {
  if (file == null) {
    const store = createStore(noJournal);
    await generate(kind, store, users, seed, onProgress);
    return store;
  }
  const tenantFile = openTenantFile(file);
  const store = createStore(tenantFile.journal);
  try {
    if (tenantFile.kind === null) {
      await tenantFile.fill(kind.name, () => generate(kind, store, users, seed, onProgress));
    } else if (tenantFile.kind === kind.name) {
      await restore(tenantFile, store, onProgress);
    } else {
      throw new Error(`${file} holds a tenant of the kind ${tenantFile.kind}, not ${kind.name}`);
    }
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/**
 * Makes (or reads) the tenant and serves it on 127.0.0.1.
 * @throws Error if the file cannot be used or the port is taken
 */
export async function startDemoTenant(options: DemoOptions): Promise<DemoTenant> {
  const { token, otherTokens = [], port = 0, pageCap = usualPageCap, tls = null } = options;
  if (pageCap < 1 || pageCap > largestPageCap) throw new Error(`pageCap must be 1 to ${largestPageCap}`);
  const kind = kinds[options.kind];
  const faults = createFaults();
  faults.set(options.faults ?? []);
  const requests = createRequestLog();
  const store = await fill(kind, options);
  const tenant = createTenant(kind, store, Date.now);

  let baseUrl = '';
  const context = { tenant, faults, limits: { pageCap, ...bulk }, baseUrl: () => baseUrl };
  const app = createApplication(context, { token, otherTokens }, requests.record, tls);
  let closed: Promise<void> | null = null;
  const close = () => {
    closed ??= app.close().then(() => store.close());
    return closed;
  };
  try {
    await app.ready();
    // The addresses in answers need the port, and no answer is given before the port is known.
    app.server.once('listening', () => {
      const { port: taken } = app.server.address() as AddressInfo;
      baseUrl = `${tls === null ? 'http' : 'https'}://127.0.0.1:${taken}${basePath}`;
    });
    await app.listen({ host: '127.0.0.1', port });
    return { baseUrl, token, tenant: tenantHandle(tenant, requests, faults), close };
  } catch (error) {
    await close();
    throw error;
  }
}
