/** Connects, opens, signs in to and signs out of tenants: it asks the engine, the keychain and the book in turn. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { desktopCalls, Handlers, Result } from '../preload/contract';
import { failed, succeeded } from '../preload/failure';
import { type EngineCall, EngineStopped } from './engine-call';
import type { Log } from './log';
import { asShown, freeColour, type KnownTenant, makeTenantId, type Tenants } from './tenants';
import type { Tokens } from './tokens';

type Calls = Handlers<typeof desktopCalls>;

export interface TenantDesk {
  connect: Calls['tenants.connect'];
  signIn: Calls['tenants.signIn'];
  signOut(tenant: KnownTenant, wipe: boolean): Promise<Result<null>>;
  /** Gives a tenant another name and colour; the tenant itself does not hear of it. */
  change: Calls['tenants.change'];
  /** Has the engine open a tenant unless it has; signs in by the token that is kept. */
  open(tenant: KnownTenant): Promise<Result<null>>;
  /** The same for a tenant whose base URL or token has changed. */
  renew(tenant: KnownTenant): Promise<Result<null>>;
  /** Tells an engine that has just started all that the one before it was told. */
  bringAll(): void;
}

export function openTenantDesk(given: {
  ask: EngineCall;
  tenants: Tenants;
  tokens: Tokens;
  /** The folder that holds a folder for each tenant. */
  folder: string;
  log: Log;
}): TenantDesk {
  const { ask, tenants, tokens, folder, log } = given;
  const brought = new Map<string, { baseUrl: string; opening: Promise<Result<null>> }>();

  /** The mirror opens at once; the token follows when the keychain has given it. */
  function bring(tenant: KnownTenant): Promise<Result<null>> {
    const { id, baseUrl } = tenant;
    const opening = ask('tenant.open', { tenantId: id, directory: join(folder, id), baseUrl, token: null });
    brought.set(id, { baseUrl, opening });
    opening
      .then((opened) => (opened.ok ? handToken(tenant) : opened))
      .catch((error: unknown) => {
        log(error instanceof EngineStopped ? 'warn' : 'error', `${id} could not be opened: ${error}`);
      });
    return opening;
  }

  async function handToken({ id, kind, keep }: KnownTenant): Promise<Result<null>> {
    const kept = await tokens.read(id, keep);
    if (!kept.ok) log('warn', `the token of ${id} could not be read: ${kept.failure.detail}`);
    const token = kept.ok ? kept.value : null;
    // A demo tenant whose server still starts has none yet, and is not signed out.
    if (kind === 'demo' && keep !== null && token === null) return succeeded(null);
    return ask('tenant.token', { tenantId: id, token });
  }

  /** Null where it has to be opened, perhaps again. */
  async function alreadyOpen({ id, baseUrl }: KnownTenant): Promise<Result<null> | null> {
    const earlier = brought.get(id);
    const opened = earlier?.baseUrl === baseUrl ? await earlier.opening.catch(() => null) : null;
    return opened?.ok ? opened : null;
  }

  async function open(tenant: KnownTenant): Promise<Result<null>> {
    return (await alreadyOpen(tenant)) ?? bring(tenant);
  }

  return {
    open,
    async renew(tenant) {
      return (await alreadyOpen(tenant)) ? handToken(tenant) : bring(tenant);
    },
    bringAll() {
      for (const id of brought.keys()) {
        const tenant = tenants.find(id);
        if (tenant) void bring(tenant);
      }
    },

    async connect({ baseUrl, token, keep }) {
      const probed = await ask('tenant.probe', { baseUrl, token });
      if (!probed.ok) return probed;
      const known = tenants.findUrl(probed.value.baseUrl);
      if (known) return failed('already-connected', { name: known.name });
      const tenant: KnownTenant = {
        ...probed.value,
        id: makeTenantId(probed.value.baseUrl),
        kind: 'connected',
        colour: freeColour(tenants.list()),
        keep,
        demo: null,
      };
      const kept = await tokens.keep(tenant.id, token, keep);
      if (!kept.ok) return kept;
      tenants.put(tenant);
      tenants.show(tenant.id);
      const opened = await open(tenant);
      return opened.ok ? succeeded(asShown(tenant)) : opened;
    },

    async signIn({ tenantId, token, keep }) {
      const tenant = tenants.find(tenantId);
      if (!tenant) return failed('unknown-tenant');
      const opened = await open(tenant);
      if (!opened.ok) return opened;
      const verified = await ask('tenant.verify', { tenantId, token });
      if (!verified.ok) return verified;
      if (tenant.keep === 'keychain' && keep === 'run') {
        const forgotten = await tokens.forget(tenantId, 'keychain');
        if (!forgotten.ok) log('warn', `the former token of ${tenantId} stays in the keychain`);
      }
      const kept = await tokens.keep(tenantId, token, keep);
      if (!kept.ok) return kept;
      tenants.put({ ...tenant, keep });
      const handed = await ask('tenant.token', { tenantId, token });
      return handed.ok ? succeeded(asShown(tenant)) : handed;
    },

    change({ tenantId, name, colour }) {
      const tenant = tenants.find(tenantId);
      if (!tenant) return failed('unknown-tenant');
      const changed = { ...tenant, name, colour };
      tenants.put(changed);
      return succeeded(asShown(changed));
    },

    async signOut(tenant, wipe) {
      const { id, keep } = tenant;
      const forgotten = await tokens.forget(id, keep);
      if (!forgotten.ok) return forgotten;
      if (!wipe) {
        tenants.put({ ...tenant, keep: null });
        // What is mirrored stays to be read, and to be edited for a later sign-in.
        return brought.has(id) ? ask('tenant.token', { tenantId: id, token: null }) : succeeded(null);
      }
      const closed = await ask('tenant.close', { tenantId: id, wipe });
      if (!closed.ok) return closed;
      brought.delete(id);
      // A mirror that was not open, or could not be, goes as well.
      await rm(join(folder, id), { recursive: true, force: true });
      tenants.remove(id);
      return succeeded(null);
    },
  };
}
