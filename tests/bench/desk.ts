/** A tenant in a real engine in this very process, with a list open on it, as a window has one. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createEngine, type Engine } from '../../main/engine/engine';
import type { Environment } from '../../main/engine/environment';
import type { Column, Result, TenantStatus, ViewState } from '../../preload/contract';

const tenantId = 'bench';

/** The address of a tenant that is not asked for anything. */
export const unreachable = 'http://127.0.0.1:1';

/** Rows that a window of ordinary height asks for. */
const onScreen = 50;
const everyone = { search: '', status: null, sort: [] };

const environment: Environment = {
  now: Date.now,
  fetch: globalThis.fetch,
  async wait(milliseconds, signal) {
    try {
      await wait(milliseconds, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  },
  random: Math.random,
  uuid: randomUUID,
  author: 'Ada Admin',
  log: (level, text) => console.error(`${level}: ${text}`),
};

/** What was asked for; a failure is an error here. */
export function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code} ${result.failure.detail ?? ''}`);
  return result.value;
}

/** Opens a tenant whose mirror is in the folder, or will be; null is no token: signed out. */
export async function openDesk(directory: string, baseUrl: string, token: string | null): Promise<Engine> {
  const engine = createEngine(environment);
  got(await engine.control['tenant.open']({ tenantId, directory, baseUrl, token }));
  return engine;
}

export async function closeDesk(engine: Engine): Promise<void> {
  got(await engine.control['engine.stop'](undefined));
}

/** Resolves once a complete pull has ended. Rejects when the tenant does not let us in. */
export function pullEnded(engine: Engine): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = engine.subscribe((channel, payload) => {
      if (channel !== 'tenant.status') return;
      const { complete, pull, connection, notice } = payload as TenantStatus;
      if (notice) reject(new Error(`${connection}: ${notice.code} ${notice.detail ?? ''}`));
      else if (!complete || pull !== null) return;
      else resolve();
      leave();
    });
  });
}

export async function signIn(engine: Engine, token: string): Promise<void> {
  got(await engine.control['tenant.token']({ tenantId, token }));
}

export async function statusOf(engine: Engine): Promise<TenantStatus> {
  return got(await engine.calls['tenant.status']({ tenantId }));
}

export async function columnsOf(engine: Engine): Promise<Column[]> {
  return got(await engine.calls['tenant.columns']({ tenantId }));
}

export async function openView(engine: Engine, columns: readonly string[]): Promise<ViewState> {
  return got(await engine.calls['users.open']({ tenantId, columns: [...columns], query: everyone }));
}

/** Keeps the first screen of all users up to date from now on, as the grid does. */
export function watchFirstScreen(engine: Engine): void {
  async function show(): Promise<void> {
    const columns = (await columnsOf(engine)).filter(({ shown }) => shown);
    const { viewId } = await openView(
      engine,
      columns.map(({ key }) => key),
    );
    const read = async () => got(await engine.calls['users.window']({ viewId, start: 0, count: onScreen }));
    engine.subscribe((channel) => channel === 'users.changed' && read());
    await read();
  }
  const leave = engine.subscribe((channel) => {
    if (channel !== 'tenant.columns') return;
    leave();
    return show();
  });
}
