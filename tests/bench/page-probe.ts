/** A look into a page from within: how late its timers are, and how long the engine takes to answer it. */
import type { Page } from '@playwright/test';
import { type Lateness, resolution } from './watched';
import { glance, nameFunctions, rowsAskedIn, watchWire } from './wire-probe';

/** Milliseconds between two questions of ours for rows, beside those that the window asks itself. */
const questionInterval = 50;

declare global {
  /** Lateness of each of the page's timers, in milliseconds. */
  var benchLate: number[];
}

/** Begins to time the page's timers. */
export async function watchTimers(page: Page): Promise<void> {
  await nameFunctions(page);
  await page.evaluate((interval) => {
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      globalThis.benchLate.push(Math.max(0, now - last - interval));
      last = now;
      setTimeout(tick, interval);
    };
    setTimeout(tick, interval);
    globalThis.benchLate = [];
  }, resolution);
}

/** Begins to hear what the page and the engine say to each other about a tenant. */
export async function watchEngine(page: Page, tenantId: string): Promise<void> {
  await watchWire(page);
  await page.evaluate((interval) => {
    const wire = globalThis.benchWire;
    setInterval(() => {
      const viewId = wire.viewId();
      const start = Math.floor(Math.random() * (wire.status?.users ?? 0));
      if (viewId !== null) void wire.ask('users.window', { viewId, start, count: 50 });
    }, interval);
  }, questionInterval);
  await rowsAskedIn(page);
  // Of a small tenant everybody may have been pulled by now, and then nothing more is said of it.
  await page.evaluate(async (id) => {
    const { value } = (await globalThis.benchWire.ask('tenant.status', { tenantId: id })) as {
      value: typeof globalThis.benchWire.status;
    };
    globalThis.benchWire.status ??= value;
  }, tenantId);
}

function latenessOf(times: number[]): Lateness {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;
  return { p99: at(0.99), longest: at(1) };
}

/** What was seen since the last time; nothing was answered where nothing is listened to. */
export async function seenBy(page: Page): Promise<{ timers: Lateness; answers: Lateness }> {
  const { late, answers } = await page.evaluate(() => {
    const wire: typeof globalThis.benchWire | undefined = globalThis.benchWire;
    const answers: number[] = [];
    const unanswered = wire?.calls.filter(({ channel, askedAt, answeredAt }) => {
      if (channel === 'users.window' && answeredAt !== null) answers.push(answeredAt - askedAt);
      return answeredAt === null;
    });
    if (wire && unanswered) wire.calls = unanswered;
    return { late: globalThis.benchLate.splice(0), answers };
  });
  return { timers: latenessOf(late), answers: latenessOf(answers) };
}

/** Resolves when a complete pull has ended. */
export async function pullEndedIn(page: Page): Promise<void> {
  const isOver = () => {
    const status = globalThis.benchWire.status;
    return status?.complete === true && status.pull === null;
  };
  await page.waitForFunction(isOver, null, { polling: glance, timeout: 0 });
}

/** Has the engine change so many users by one attribute. Resolves when it has taken the edits, with how long that took. */
export function editIn(page: Page, tenantId: string, changes: number): Promise<number> {
  return page.evaluate(
    async ({ tenantId, changes }) => {
      const wire = globalThis.benchWire;
      const viewId = wire.viewId();
      const edits: object[] = [];
      while (edits.length < changes) {
        const input = { viewId, start: edits.length, count: Math.min(1000, changes - edits.length) };
        const { value } = (await wire.ask('users.window', input)) as { value: { rows: { id: number }[] } };
        for (const { id } of value.rows) edits.push({ row: id, column: 'title', value: `Inspector ${id}` });
      }
      const gesture = { tenantId, batchId: crypto.randomUUID(), label: { key: 'edit', params: {} }, edits };
      const began = performance.now();
      const applied = (await wire.ask('changes.apply', gesture)) as { ok: boolean };
      if (!applied.ok) throw new Error(JSON.stringify(applied));
      const taken = performance.now() - began;
      // What was asked meanwhile is answered before this.
      await wire.ask('users.window', { viewId, start: 0, count: 1 });
      return taken;
    },
    { tenantId, changes },
  );
}

/** Resolves when the tenant has confirmed all edits. */
export async function pushEndedIn(page: Page): Promise<void> {
  const isOver = () => {
    const status = globalThis.benchWire.status;
    return status !== null && status.pending + status.sending === 0;
  };
  await page.waitForFunction(isOver, null, { polling: glance, timeout: 0 });
}
