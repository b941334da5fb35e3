/** A real engine in this very process, with one tenant, for tests against real servers. */
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createEngine, type Engine } from '../../main/engine/engine';
import type { Environment } from '../../main/engine/environment';
import type { CellValue, ChangeEntry, ChangeSelection, Edit, GridRow, TenantStatus } from '../../preload/contract';
import { temporaryFolder } from '../support/tenant-model';
import { environment, tenantId, until, value } from './world';

export interface TestDesk {
  engine: Engine;
  directory: string;
  status(): Promise<TenantStatus>;
  /** Waits until the first pull is complete and nothing is under way. */
  settled(): Promise<TenantStatus>;
  rows(columns: string[], search?: string): Promise<GridRow[]>;
  /** Edits a cell of the person with this username, or else of the only one whom the search finds. */
  edit(search: string, column: string, given: CellValue): Promise<void>;
  /** One gesture; fails if anything of it is refused. */
  apply(...edits: Edit[]): Promise<{ batchId: string; created: number[] }>;
  /** The changes of a selection, newest first; the open ones if nothing is asked for. */
  changes(selection?: ChangeSelection): Promise<ChangeEntry[]>;
  /** The number of the person with this username. */
  row(userName: string): Promise<number>;
  stop(): Promise<void>;
}

/** Opens a tenant in an engine of its own; an earlier one's folder may be handed over. */
export async function openTestDesk(
  server: { baseUrl: string; token: string | null },
  given: { directory?: string; environment?: Environment } = {},
): Promise<TestDesk> {
  const engine = createEngine(given.environment ?? environment());
  const directory = given.directory ?? temporaryFolder();
  let stopped = false;
  const stop = async () => {
    if (!stopped) await engine.control['engine.stop'](undefined);
    stopped = true;
  };
  onTestFinished(stop);
  value(await engine.control['tenant.open']({ tenantId, directory, baseUrl: server.baseUrl, token: server.token }));

  const desk: TestDesk = {
    engine,
    directory,
    stop,
    status: async () => value(await engine.calls['tenant.status']({ tenantId })),
    settled: () =>
      until('everything is pulled and sent', async () => {
        const status = await desk.status();
        const idle = status.complete && status.pull === null && status.pending + status.sending === 0;
        return status.connection === 'online' && idle ? status : null;
      }),
    async rows(columns, search = '') {
      const query = { search, status: null, equal: [], group: null, filter: null, open: null, sort: [] };
      const view = value(await engine.calls['users.open']({ tenantId, columns, query }));
      const rows: GridRow[] = [];
      for (let start = 0; start < view.count; start += 1000) {
        const piece = await engine.calls['users.window']({ viewId: view.viewId, start, count: 1000 });
        rows.push(...value(piece).rows);
      }
      engine.calls['users.close']({ viewId: view.viewId });
      return rows;
    },
    async edit(search, column, cell) {
      const rows = await desk.rows(['userName'], search);
      const row = rows.find(({ cells }) => cells[0] === search) ?? rows[0];
      if (!row || (rows.length !== 1 && row.cells[0] !== search))
        throw new Error(`${rows.length} people for ${search}`);
      await desk.apply({ row: row.id, column, value: cell });
    },
    async apply(...edits) {
      const batchId = randomUUID();
      const label = { key: 'batch.edit', params: {} };
      const answer = value(await engine.calls['changes.apply']({ tenantId, batchId, label, edits }));
      if (answer.refused[0]) throw new Error(`refused: ${answer.refused[0].failure.code}`);
      return { batchId, created: answer.created };
    },
    async changes(selection = {}) {
      const listed = await engine.calls['changes.list']({ tenantId, selection, before: null, limit: 10_000 });
      return value(listed).entries;
    },
    async row(userName) {
      const rows = await desk.rows(['userName'], userName);
      const row = rows.find(({ cells }) => cells[0] === userName);
      if (!row) throw new Error(`nobody is called ${userName}`);
      return row.id;
    },
  };
  return desk;
}
