/**
 * An engine that edits, sends and pulls, with every acknowledged edit noted in a file of the same folder, so that the
 * notes of what was written tell which acknowledgement came when. It is closed and opened a few times on the way.
 */
import { randomUUID } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '../../../main/engine/engine';
import { everyone } from '../../../preload/contract';
import { environment, tenantId, until, value } from '../world';

const [directory = '', baseUrl = '', token = ''] = process.argv.slice(2);
const lives = 3;
const editsOfALife = 12;
const label = { key: 'batch.edit', params: {} };

async function live(acknowledge: (batchId: string) => void): Promise<void> {
  const { control, calls } = createEngine(environment());
  value(await control['tenant.open']({ tenantId, directory, baseUrl, token }));
  await until('the first pull is complete', async () => value(await calls['tenant.status']({ tenantId })).complete);
  const view = value(await calls['users.open']({ tenantId, columns: ['title'], query: everyone }));
  const { rows } = value(await calls['users.window']({ viewId: view.viewId, start: 0, count: view.count }));
  for (let made = 0; made < editsOfALife; made += 1) {
    const row = rows[made % rows.length]?.id ?? 0;
    const batchId = randomUUID();
    const edits = [{ row, column: 'title', value: `Title ${batchId}` }];
    value(await calls['changes.apply']({ tenantId, batchId, label, edits }));
    acknowledge(batchId);
    if (made === 4) value(await calls['sync.now']({ tenantId }));
    // Requests, answers and pages come in between.
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  await control['engine.stop'](undefined);
}

async function main(): Promise<void> {
  const notes = openSync(join(directory, 'acknowledged'), 'a');
  for (let life = 0; life < lives; life += 1) await live((batchId) => writeSync(notes, `${batchId}\n`));
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
