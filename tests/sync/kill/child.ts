/**
 * An engine in a process of its own that makes a few gestures, says when each is acknowledged, brings them to the tenant
 * and ends; or kills itself at a given moment on the way.
 */
import { createEngine } from '../../../main/engine/engine';
import type { Edit } from '../../../preload/contract';
import { environment, tenantId, until, value } from '../world';
import { countSteps } from './steps';

export interface Task {
  directory: string;
  baseUrl: string;
  token: string;
  /** One gesture each. The number -1 stands for the first who was created, -2 for the second. */
  gestures: { batchId: string; edits: Edit[] }[];
  killAt: number;
}

function meaning<T extends Edit>(edit: T, created: readonly number[]): T {
  const named = (row: number) => (row < 0 ? (created[-row - 1] ?? row) : row);
  return {
    ...edit,
    ...('row' in edit ? { row: named(edit.row) } : {}),
    ...('group' in edit ? { group: named(edit.group) } : {}),
  };
}

const label = { key: 'batch.edit', params: {} };

async function main(task: Task): Promise<void> {
  const steps = countSteps();
  const { control, calls } = createEngine(environment({ fetch: steps.fetch }));
  const { directory, baseUrl, token } = task;
  value(await control['tenant.open']({ tenantId, directory, baseUrl, token }));
  const settled = () =>
    until('everything is settled', async () => {
      const status = value(await calls['tenant.status']({ tenantId }));
      const idle = status.complete && status.pull === null && status.pending + status.sending === 0;
      return status.connection === 'online' && idle;
    });
  await settled();
  steps.arm(task.killAt);
  const created: number[] = [];
  for (const { batchId, edits } of task.gestures) {
    const meant = edits.map((edit) => meaning(edit, created));
    const applied = value(await calls['changes.apply']({ tenantId, batchId, label, edits: meant }));
    if (applied.refused[0]) throw new Error(`refused: ${applied.refused[0].failure.code}`);
    created.push(...applied.created);
    process.stdout.write(`acknowledged ${batchId}\n`);
  }
  await settled();
  process.stdout.write(`settled ${steps.passed()}\n`);
  process.exit(0);
}

main(JSON.parse(process.argv[2] ?? '') as Task).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
