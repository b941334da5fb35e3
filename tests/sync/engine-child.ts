/**
 * An engine in a process of its own, to be killed by a test: takes one order a line on standard input, and says
 * `applied` once the edit is on the disk, as the window would be told.
 */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { createEngine } from '../../main/engine/engine';
import type { CellValue } from '../../preload/contract';
import { environment, tenantId, until, value } from './world';

const [directory = '', baseUrl = '', token = ''] = process.argv.slice(2);

export interface Order {
  search: string;
  column: string;
  value: CellValue;
}

async function main(): Promise<void> {
  const { control, calls } = createEngine(environment());
  value(await control['tenant.open']({ tenantId, directory, baseUrl, token: token === '' ? null : token }));
  const find = async ({ search, column }: Order) => {
    const query = { search, status: null, equal: [], group: null, filter: null, open: null, sort: [] };
    const { viewId } = value(await calls['users.open']({ tenantId, columns: [column], query }));
    return value(await calls['users.window']({ viewId, start: 0, count: 1 })).rows[0]?.id ?? null;
  };
  await until('the pull is complete', async () => value(await calls['tenant.status']({ tenantId })).complete);
  process.stdout.write('ready\n');
  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line) as Order;
    const row = await until(`${order.search} is found`, () => find(order));
    const edits = [{ row, column: order.column, value: order.value }];
    const label = { key: 'batch.edit', params: {} };
    value(await calls['changes.apply']({ tenantId, batchId: randomUUID(), label, edits }));
    process.stdout.write('applied\n');
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
