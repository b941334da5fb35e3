/** What benchmarks share: a tenant that is served by a process of its own, and a mirror of it. */
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FaultInput } from '../../demo/server';
import { ask, start } from './child';

export interface TenantAddress {
  baseUrl: string;
  token: string;
}

/** The same users for the same number of them. */
export interface TenantOrder {
  users: number;
  faults?: readonly FaultInput[];
}

export interface OwnTenant extends TenantAddress {
  end(): Promise<void>;
}

export interface Setting {
  /** How many users the tenant has. */
  users: number;
  /** The command line of Electron; empty for benchmarks that open no windows. */
  electron: readonly string[];
  /** Makes a folder, which is gone in the end. */
  newFolder(name: string): Promise<string>;
  /** The demo tenant, once it listens. Nobody changes it. */
  tenant(): Promise<TenantAddress>;
  /** The folder of a complete mirror of that tenant. One process at a time may open it. */
  mirror(): Promise<string>;
  /** The folder of the same mirror with `timesLarger` as many users. One process at a time may open it. */
  largeMirror(): Promise<string>;
  /** Starts a tenant that may be changed. */
  ownTenant(order: TenantOrder): Promise<OwnTenant>;
  /** Makes a complete mirror of a tenant in a folder of this name. Returns the folder. */
  mirrorOf(tenant: TenantAddress, name: string): Promise<string>;
  /** Copies a mirror that no process has open. Returns the new folder. */
  copyOf(mirror: string, name: string): Promise<string>;
  /** Tells whoever waits what is being done. */
  say(text: string): void;
  /** Ends what was started. */
  end(): Promise<void>;
}

export interface MirrorOrder extends TenantAddress {
  folder: string;
}

/** How many times the tenant's users a large mirror has. */
export const timesLarger = 10;

export interface StretchOrder {
  mirror: string;
  times: number;
}

/** A mirror whose full-text index is to know everybody, as it does when the app has been left alone for a while. */
export interface IndexOrder {
  mirror: string;
}

/** @param folder to be used for everything that is written */
export function createSetting(users: number, electron: readonly string[], folder: string): Setting {
  const tenants: OwnTenant[] = [];
  let shared: Promise<TenantAddress> | null = null;
  let mirror: Promise<string> | null = null;
  let large: Promise<string> | null = null;
  let copies = 0;

  async function makeMirror(): Promise<string> {
    const made = await setting.mirrorOf(await setting.tenant(), 'mirror');
    await ask<IndexOrder, null>('mirror-indexer.ts', { mirror: made });
    return made;
  }

  async function makeLarge(): Promise<string> {
    const path = await setting.copyOf(await setting.mirror(), 'large');
    setting.say(`  making a mirror of ${users * timesLarger} users of it`);
    await ask<StretchOrder, null>('mirror-stretcher.ts', { mirror: path, times: timesLarger });
    await ask<IndexOrder, null>('mirror-indexer.ts', { mirror: path });
    return path;
  }

  const setting: Setting = {
    users,
    electron,
    async newFolder(name) {
      const path = join(folder, name);
      await mkdir(path);
      return path;
    },
    tenant() {
      if (!shared) setting.say(`  starting a tenant of ${users} users`);
      shared ??= setting.ownTenant({ users });
      return shared;
    },
    mirror() {
      mirror ??= makeMirror();
      return mirror;
    },
    largeMirror() {
      large ??= makeLarge();
      return large;
    },
    async ownTenant(order) {
      const server = start<TenantOrder, TenantAddress>('tenant-server.ts');
      const tenant = { ...(await server.ask(order)), end: server.end };
      tenants.push(tenant);
      return tenant;
    },
    async mirrorOf({ baseUrl, token }, name) {
      setting.say('  making a mirror');
      const path = await setting.newFolder(name);
      await ask<MirrorOrder, null>('mirror-maker.ts', { baseUrl, token, folder: path });
      return path;
    },
    async copyOf(original, name) {
      copies += 1;
      const path = join(folder, `${name}-${copies}`);
      await cp(original, path, { recursive: true });
      return path;
    },
    say: (text) => console.log(text),
    async end() {
      for (const tenant of tenants) await tenant.end();
    },
  };
  return setting;
}
