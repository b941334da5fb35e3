/** Files that a window has written or read, again and again, as long as something else is looked at. */
import type { Page } from '@playwright/test';
import type { ImportPlan, Result } from '../../preload/contract';
import { exportColumns, words } from './export';

export type WorkKind = 'export' | 'import';

declare global {
  /** Ends the work; rejects where it did not go well. */
  var benchWork: { end(): Promise<void> };
}

/** Begins the work; a dialog must choose the file by itself. */
async function begin(page: Page, tenantId: string, kind: WorkKind, plan: ImportPlan): Promise<void> {
  const headers = exportColumns.map(([, header]) => header);
  const columns = exportColumns.map(([key]) => key);
  await page.evaluate(
    async ({ tenantId, kind, plan, order }) => {
      const wire = globalThis.benchWire;
      const { desktop } = window.muster;
      const asked = kind === 'export' ? { suggestedName: 'users', format: 'xlsx' as const } : undefined;
      const chosen = (await desktop.call(`${kind}.choose`, asked)) as Result<{ handle: string } | null>;
      const handle = chosen.ok ? chosen.value?.handle : undefined;
      if (handle === undefined) throw new Error('no file was chosen');
      let isOver = false;
      let jobId = '';
      const step = async (channel: string, input: object): Promise<void> => {
        if (isOver) return;
        jobId = crypto.randomUUID();
        const done = (await wire.ask(channel, { ...input, jobId })) as Result<unknown>;
        if (!done.ok && done.failure.code !== 'cancelled') throw new Error(`${channel}: ${done.failure.code}`);
      };
      const work = async (): Promise<void> => {
        if (kind === 'export') return step('workbook.export', { ...order, handle, viewId: wire.viewId() });
        const about = { tenantId, importId: crypto.randomUUID() };
        const format = { sheet: null, headerLine: null, encoding: null, separator: null };
        await step('import.read', { ...about, handle, format });
        await step('import.judge', { ...about, plan });
        await wire.ask('import.close', about);
      };
      const ended = (async () => {
        while (!isOver) await work();
      })();
      globalThis.benchWork = {
        async end() {
          isOver = true;
          await wire.ask('jobs.cancel', { jobId });
          await ended;
        },
      };
    },
    { tenantId, kind, plan, order: { columns, headers, sheetName: 'Users', words, choices: {} } },
  );
}

/** Looks at a window while it works. */
export async function whileWorking<T>(
  page: Page,
  tenantId: string,
  kind: WorkKind,
  plan: ImportPlan,
  look: () => Promise<T>,
): Promise<T> {
  await begin(page, tenantId, kind, plan);
  const seen = await look();
  await page.evaluate(() => globalThis.benchWork.end());
  return seen;
}
