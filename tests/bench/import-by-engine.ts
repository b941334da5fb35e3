/** A program: the import of a file by the real engine, as a window would ask for it. */
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { answer } from './child';
import { closeDesk, collectEdits, got, openDesk, undoLast, unreachable } from './desk';
import { exportColumns, exportColumnsById } from './export';
import type { Imported, ImportOrder } from './import';
import { planOf } from './import-plan';
import { peakMemory } from './memory';
import { benchTenant as tenantId } from './tenant-id';

const unknownFormat = { sheet: null, headerLine: null, encoding: null, separator: null };

/** Milliseconds between two looks at whether anybody is heard. */
const resolution = 10;

/** The longest time in which nobody was heard, while something was done. */
async function silenceDuring(work: () => Promise<void>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  await wait(2 * resolution);
  await work();
  await wait(2 * resolution);
  delays.disable();
  return delays.max / 1e6 - resolution;
}

answer(async ({ mirror, file, isApplied = false, isById = false }: ImportOrder): Promise<Imported> => {
  const engine = await openDesk(mirror, unreachable, null);
  await collectEdits(engine);
  const [handle, importId] = [randomUUID(), randomUUID()];
  got(await engine.control['file.grant']({ handle, path: file, use: 'read' }));
  const about = () => ({ tenantId, importId, jobId: randomUUID() });

  const plan = isById ? { ...planOf(exportColumnsById), match: ['id'] } : planOf(exportColumns);
  const began = performance.now();
  const table = got(await engine.calls['import.read']({ ...about(), handle, format: unknownFormat }));
  const read = performance.now();
  const { changing } = got(await engine.calls['import.judge']({ ...about(), plan }));
  const judged = performance.now();
  const peak = await peakMemory();

  async function apply(): Promise<number> {
    const order = { batchId: randomUUID(), label: { key: 'import', params: {} }, actions: [] };
    const start = performance.now();
    const { changed } = got(await engine.calls['import.apply']({ ...about(), ...order }));
    if (changed !== changing) throw new Error(`${changed} of ${changing} people were changed`);
    return performance.now() - start;
  }

  let applying: Imported['applying'] = null;
  if (isApplied) {
    let milliseconds = 0;
    const silence = await silenceDuring(async () => {
      milliseconds = await apply();
    });
    applying = { milliseconds, silence };
    await undoLast(engine);
  }
  got(await engine.calls['import.close']({ tenantId, importId }));
  await closeDesk(engine);
  const times = { reading: read - began, judging: judged - read };
  return { lines: table.lines, changing, ...times, applying, peakMemory: peak };
});
