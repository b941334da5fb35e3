/** A look into a page from within: how late its timers are, and how long the engine takes to answer it. */
import type { Page } from '@playwright/test';
import { type Lateness, resolution } from './watched';

/** Milliseconds between two questions of ours for rows, beside those that the window asks itself. */
const questionInterval = 50;

/** Milliseconds between two looks whether something has come to pass. */
const glance = 100;

/** What the functions below leave in the page. */
interface Probe {
  late: number[];
  answers: number[];
  status: { pull: unknown; complete: boolean; pending: number; sending: number; users: number } | null;
  ask(channel: string, input: object): Promise<unknown>;
  viewId(): number | null;
}

declare global {
  var benchProbe: Probe;
}

/** Begins to time the page's timers. */
export async function watchTimers(page: Page): Promise<void> {
  // The loader that runs these programs has every named function below call this.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate((interval) => {
    const late: number[] = [];
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      globalThis.benchProbe.late.push(Math.max(0, now - last - interval));
      last = now;
      setTimeout(tick, interval);
    };
    setTimeout(tick, interval);
    globalThis.benchProbe = { late, answers: [], status: null, ask: () => Promise.reject(), viewId: () => null };
  }, resolution);
}

/** Begins to hear what the page and the engine say to each other. Resolves once the page has asked something. */
export async function watchEngine(page: Page): Promise<void> {
  await page.evaluate((interval) => {
    const probe = globalThis.benchProbe;
    const post = MessagePort.prototype.postMessage;
    const waiting = new Map<number, (output: unknown) => void>();
    const asked = new Map<number, number>();
    let port: MessagePort | null = null;
    let viewId: number | null = null;
    let id = 1e9;
    const hear = ({ data }: MessageEvent) => {
      if (data.kind === 'event' && data.channel === 'tenant.status') probe.status = data.payload;
      if (data.kind !== 'answer') return;
      const since = asked.get(data.id);
      if (since !== undefined) probe.answers.push(performance.now() - since);
      asked.delete(data.id);
      waiting.get(data.id)?.(data.output);
      waiting.delete(data.id);
    };
    MessagePort.prototype.postMessage = function (this: MessagePort, message: never, ...more: never[]) {
      const { kind, channel, id, input } = message as { kind?: string; channel: string; id: number; input: never };
      if (kind === 'call') {
        if (port !== this) this.addEventListener('message', hear);
        port = this;
        if (channel === 'users.window') {
          asked.set(id, performance.now());
          viewId = (input as { viewId: number }).viewId;
        }
      }
      post.call(this, message, ...more);
    };
    probe.viewId = () => viewId;
    probe.ask = (channel, input) => {
      id += 1;
      const own = id;
      return new Promise((resolve) => {
        waiting.set(own, resolve);
        port?.postMessage({ kind: 'call', id: own, channel, input });
      });
    };
    setInterval(() => {
      const start = Math.floor(Math.random() * (probe.status?.users ?? 0));
      if (viewId !== null) void probe.ask('users.window', { viewId, start, count: 50 });
    }, interval);
  }, questionInterval);
  await page.waitForFunction(() => globalThis.benchProbe.viewId() !== null, null, { polling: glance });
}

function latenessOf(times: number[]): Lateness {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;
  return { p99: at(0.99), longest: at(1) };
}

/** What was seen since the last time. */
export async function seenBy(page: Page): Promise<{ timers: Lateness; answers: Lateness }> {
  const { late, answers } = await page.evaluate(() => {
    const probe = globalThis.benchProbe;
    return { late: probe.late.splice(0), answers: probe.answers.splice(0) };
  });
  return { timers: latenessOf(late), answers: latenessOf(answers) };
}

/** Resolves when a complete pull has ended. */
export async function pullEndedIn(page: Page): Promise<void> {
  const isOver = () => {
    const status = globalThis.benchProbe.status;
    return status?.complete === true && status.pull === null;
  };
  await page.waitForFunction(isOver, null, { polling: glance, timeout: 0 });
}

/** Has the engine change so many users by one attribute. Resolves when it has taken the edits, with how long that took. */
export function editIn(page: Page, tenantId: string, changes: number): Promise<number> {
  return page.evaluate(
    async ({ tenantId, changes }) => {
      const probe = globalThis.benchProbe;
      const viewId = probe.viewId();
      const edits: object[] = [];
      while (edits.length < changes) {
        const input = { viewId, start: edits.length, count: Math.min(1000, changes - edits.length) };
        const { value } = (await probe.ask('users.window', input)) as { value: { rows: { id: number }[] } };
        for (const { id } of value.rows) edits.push({ row: id, column: 'title', value: `Inspector ${id}` });
      }
      const gesture = { tenantId, batchId: crypto.randomUUID(), label: { key: 'edit', params: {} }, edits };
      const began = performance.now();
      const applied = (await probe.ask('changes.apply', gesture)) as { ok: boolean };
      if (!applied.ok) throw new Error(JSON.stringify(applied));
      const taken = performance.now() - began;
      // What was asked meanwhile is answered before this.
      await probe.ask('users.window', { viewId, start: 0, count: 1 });
      return taken;
    },
    { tenantId, changes },
  );
}

/** Resolves when the tenant has confirmed all edits. */
export async function pushEndedIn(page: Page): Promise<void> {
  const isOver = () => {
    const status = globalThis.benchProbe.status;
    return status !== null && status.pending + status.sending === 0;
  };
  await page.waitForFunction(isOver, null, { polling: glance, timeout: 0 });
}
