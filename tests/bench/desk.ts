/** A tenant in a real engine in this very process, with a list open on it, as a window has one. */
import { randomUUID } from 'node:crypto';
import { createEngine, type Engine } from '../../main/engine/engine';
import type { Environment } from '../../main/engine/environment';
import { countEdits } from '../../main/engine/queue/apply';
import {
  type Column,
  type Edit,
  everyone,
  type Result,
  type TenantStatus,
  type ViewState,
} from '../../preload/contract';
import { createClock } from './clock';
import { benchTenant } from './tenant-id';

const tenantId = benchTenant;

/** The address of a tenant that is not asked for anything. */
export const unreachable = 'http://127.0.0.1:1';

/** Rows that a window of ordinary height asks for. */
const onScreen = 50;
/** The world as it is. */
const ordinary: Environment = {
  ...createClock(),
  fetch: globalThis.fetch,
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

/**
 * Opens a tenant whose mirror is in the folder, or will be; null is no token: signed out.
 *
 * @param world what the engine is given instead of the world as it is
 */
export async function openDesk(
  directory: string,
  baseUrl: string,
  token: string | null,
  world: Partial<Environment> = {},
): Promise<Engine> {
  const engine = createEngine({ ...ordinary, ...world });
  got(await engine.control['tenant.open']({ tenantId, directory, baseUrl, token }));
  return engine;
}

export async function closeDesk(engine: Engine): Promise<void> {
  got(await engine.control['engine.stop'](undefined));
}

/** Resolves with the first status from now on that is as wanted. Rejects when the tenant does not let us in. */
export function statusWhere(engine: Engine, isWanted: (status: TenantStatus) => boolean): Promise<TenantStatus> {
  return new Promise((resolve, reject) => {
    const leave = engine.subscribe((channel, payload) => {
      if (channel !== 'tenant.status') return;
      const status = payload as TenantStatus;
      const { connection, notice } = status;
      if (notice) reject(new Error(`${connection}: ${notice.code} ${notice.detail ?? ''}`));
      else if (isWanted(status)) resolve(status);
      else return;
      leave();
    });
  });
}

/** Resolves once a pull of everything that begins from now on has ended. */
export function pullEnded(engine: Engine): Promise<TenantStatus> {
  let began = false;
  return statusWhere(engine, ({ pull, complete }) => {
    began ||= pull !== null;
    return began && pull === null && complete;
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

/** Makes edits in one gesture. */
export async function edit(engine: Engine, edits: Edit[]): Promise<void> {
  const gesture = { tenantId, batchId: randomUUID(), label: { key: 'edit', params: {} }, edits };
  const { applied, refused } = got(await engine.calls['changes.apply'](gesture));
  if (applied !== countEdits(edits))
    throw new Error(`${refused.length} edits were refused: ${refused[0]?.failure.code}`);
}

/** Takes the last gesture back. */
export async function undoLast(engine: Engine): Promise<void> {
  const undone = got(await engine.calls['batches.undo']({ tenantId, batchId: null }));
  if (!undone?.undone) throw new Error('there was nothing to undo');
}

/** The mirror's numbers of the first so many users. */
export async function firstRows(engine: Engine, count: number): Promise<number[]> {
  const { viewId } = await openView(engine, ['userName']);
  const rows: number[] = [];
  while (rows.length < count) {
    const asked = { viewId, start: rows.length, count: Math.min(1000, count - rows.length) };
    const piece = got(await engine.calls['users.window'](asked));
    if (piece.rows.length === 0) throw new Error(`the mirror has ${rows.length} users only`);
    rows.push(...piece.rows.map(({ id }) => id));
  }
  got(await engine.calls['users.close']({ viewId }));
  return rows;
}

/** From now on edits wait until they are sent. */
export async function collectEdits(engine: Engine): Promise<void> {
  got(await engine.calls['sync.mode']({ tenantId, mode: 'collected' }));
}

/** Lets all edits go that wait. */
export async function sendEdits(engine: Engine): Promise<void> {
  got(await engine.calls['changes.act']({ tenantId, action: 'send', selection: {} }));
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
