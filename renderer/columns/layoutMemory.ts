/** The layout that an admin has made of a tenant's list, as the engine keeps it for the next time. */
import { z } from 'zod';
import type { Column } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { type Layout, renewed, usualLayout } from '../state/layout';
import { reportFault, showFailure } from '../state/toasts';
import { keepLatest } from './keepLatest';

const Memory = z.object({
  columns: z.array(z.object({ key: z.string(), width: z.number().nullable() })),
  frozen: z.number(),
  /** Which columns the tenant had: what it has got since then is shown if it usually is. */
  known: z.array(z.string()),
});

export function memoryOf({ columns, frozen }: Layout, all: readonly Column[]): string {
  const memory: z.infer<typeof Memory> = { columns: [...columns], frozen, known: all.map(({ key }) => key) };
  return JSON.stringify(memory);
}

/** What was kept, for the columns that the tenant has now; the usual layout where nothing was, or nothing that can be read. */
export function layoutFrom(text: string | null, now: readonly Column[]): Layout {
  const read = Memory.safeParse(text === null ? null : parsed(text));
  if (!read.success) return usualLayout(now);
  const { known, ...layout } = read.data;
  return renewed(layout, known, now);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Another version may have written anything: it counts as nothing.
    return null;
  }
}

/** While a column is drawn wider or narrower, its layout changes with every pixel (ms). */
const calm = 250;

const keeper = keepLatest<{ tenantId: string; text: string }>(calm, async ({ tenantId, text }) => {
  const kept = await engine.call('window.keep', { tenantId, name: 'layout', text });
  // An engine that just stopped is started again, and what is kept next holds all of this.
  if (!kept.ok && kept.failure.code !== 'engine-stopped') showFailure(kept.failure);
});

export function keepLayout(tenantId: string, layout: Layout, all: readonly Column[]) {
  keeper.keep({ tenantId, text: memoryOf(layout, all) }).catch(reportFault);
}

/** Keeps at once what waits to be kept. */
export const flushLayout = keeper.flush;

/** The text that was kept the last time; null where there is none, or none can be had. */
export async function recallLayout(tenantId: string): Promise<string | null> {
  await keeper.flush();
  const recalled = await engine.call('window.recall', { tenantId, name: 'layout' });
  // Without it people are there all the same; that a tenant is not open is told by other answers.
  return recalled.ok ? recalled.value : null;
}
