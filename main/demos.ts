import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoKind, Result, Tenant } from '../preload/contract';
import { succeeded } from '../preload/failure';
import { type DemoProcess, startDemo } from './demo-process';
import type { Log } from './log';
import type { TenantDesk } from './tenant-desk';
import { asShown, demoTenantId, freeColour, freeName, type KnownTenant, type Tenants } from './tenants';
import type { Tokens } from './tokens';

/** The demo tenants: servers of our own, which end with the app and come back with their tenant. */
export interface Demos {
  /** Makes a demo tenant, or starts the one of the same kind and size again. Fails with `demo-failed`. */
  start(kind: DemoKind, users: number): Promise<Result<Tenant>>;
  stop(tenantId: string): void;
  stopAll(): void;
  /** Ends a demo tenant and deletes its people. */
  forget(tenant: KnownTenant): Promise<void>;
  /** The page that shows what a demo tenant has mailed; null while it does not run. */
  mailbox(tenantId: string): Promise<string | null>;
}

export function openDemos(given: {
  script: string;
  /** Keeps the demo tenants' own files. */
  folder: string;
  tenants: Tenants;
  tokens: Tokens;
  desk: TenantDesk;
  /** Milliseconds between the edits of the demo tenants' own admins; null: they rest. */
  colleagueEvery: number | null;
  /** Hears of the making of a tenant that there was not before. */
  progress(done: number, total: number): void;
  log: Log;
}): Demos {
  const { script, folder, tenants, tokens, desk, colleagueEvery, progress, log } = given;
  const running = new Map<string, { server: DemoProcess; made: Promise<Result<Tenant>> }>();
  const fileOf = (kind: DemoKind, users: number) => join(folder, `${kind}-${users}.sqlite`);

  async function make(id: string, kind: DemoKind, users: number, token: string, server: DemoProcess) {
    const ready = await server.ready;
    await tokens.keep(id, token, 'run');
    const known = tenants.find(id);
    if (!ready.ok) {
      end(id, server);
      // One that is known is offline now: it can be read and edited.
      if (known) await desk.renew(known);
      return ready;
    }
    const { baseUrl, title } = ready.value;
    const tenant: KnownTenant = {
      id,
      name: known?.name ?? freeName(title, tenants.list()),
      baseUrl,
      kind: 'demo',
      colour: known?.colour ?? freeColour(tenants.list()),
      keep: 'run',
      demo: { kind, users },
    };
    tenants.put(tenant);
    const opened = await desk.renew(tenant);
    return opened.ok ? succeeded(asShown(tenant)) : opened;
  }

  function begin(id: string, kind: DemoKind, users: number): Promise<Result<Tenant>> {
    mkdirSync(folder, { recursive: true });
    const token = randomBytes(32).toString('hex');
    const known = tenants.find(id);
    const port = known ? Number(new URL(known.baseUrl).port) : 0;
    const server = startDemo(
      script,
      { kind, users, file: fileOf(kind, users), token, port, colleagueEvery },
      {
        progress: (done, total) => known || progress(done, total),
        ended() {
          log('info', `${id} has ended`);
          end(id, server);
        },
      },
    );
    const made = make(id, kind, users, token, server);
    running.set(id, { server, made });
    return made;
  }

  function end(id: string, server: DemoProcess): void {
    void server.stop();
    if (running.get(id)?.server === server) running.delete(id);
  }

  return {
    start(kind, users) {
      const id = demoTenantId(kind, users);
      return running.get(id)?.made ?? begin(id, kind, users);
    },
    stop(tenantId) {
      const started = running.get(tenantId);
      if (started) end(tenantId, started.server);
    },
    stopAll() {
      for (const { server } of running.values()) void server.stop();
    },
    async forget({ id, demo }) {
      if (!demo) return;
      await running.get(id)?.server.stop();
      const file = fileOf(demo.kind, demo.users);
      for (const name of [file, `${file}-wal`, `${file}-shm`]) await rm(name, { force: true });
    },
    async mailbox(tenantId) {
      const made = await running.get(tenantId)?.made;
      if (!made?.ok) return null;
      const { protocol, hostname, origin } = new URL(made.value.baseUrl);
      return protocol === 'http:' && hostname === '127.0.0.1' ? `${origin}/mailbox` : null;
    },
  };
}
