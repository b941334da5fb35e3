/** What benchmarks share: a tenant that is served by a process of its own, and a mirror of it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, type Running, start } from './child';

export interface TenantAddress {
  baseUrl: string;
  token: string;
}

export interface Setting {
  /** How many users the tenant has. */
  users: number;
  /** The command line of Electron; empty for benchmarks that open no windows. */
  electron: readonly string[];
  /** Makes a folder, which is gone in the end. */
  newFolder(name: string): Promise<string>;
  /** The demo tenant, once it listens. */
  tenant(): Promise<TenantAddress>;
  /** The folder of a complete mirror of that tenant. One process at a time may open it. */
  mirror(): Promise<string>;
  /** Tells whoever waits what is being done. */
  say(text: string): void;
  /** Ends what was started. */
  end(): Promise<void>;
}

export interface MirrorOrder extends TenantAddress {
  folder: string;
}

/** @param folder to be used for everything that is written */
export function createSetting(users: number, electron: readonly string[], folder: string): Setting {
  let server: Promise<Running<TenantAddress>> | null = null;
  let mirror: Promise<string> | null = null;

  const setting: Setting = {
    users,
    electron,
    async newFolder(name) {
      const path = join(folder, name);
      await mkdir(path);
      return path;
    },
    async tenant() {
      if (!server) setting.say(`  starting a tenant of ${users} users`);
      server ??= start<{ users: number }, TenantAddress>('tenant-server.ts', { users });
      return (await server).answer;
    },
    mirror() {
      mirror ??= makeMirror();
      return mirror;
    },
    say: (text) => console.log(text),
    async end() {
      await (await server)?.end();
    },
  };

  async function makeMirror(): Promise<string> {
    const tenant = await setting.tenant();
    setting.say('  making a mirror of it');
    const path = await setting.newFolder('mirror');
    await ask<MirrorOrder, null>('mirror-maker.ts', { ...tenant, folder: path });
    return path;
  }

  return setting;
}
