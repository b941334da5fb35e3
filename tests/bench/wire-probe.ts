/** What a page and its engine say to each other, heard within the page. */
import type { Page } from '@playwright/test';

/** A call that was made; times in milliseconds of the page's clock. */
export interface WireCall {
  channel: string;
  /** The view that it is about, where it is about one. */
  viewId: number | null;
  askedAt: number;
  /** Null as long as nothing was heard of it. */
  answeredAt: number | null;
  /** Made by the benchmark, not by the page itself. */
  isOurs: boolean;
}

interface WireProbe {
  /** In the order in which they were made. Whoever looks through them may take them away. */
  calls: WireCall[];
  status: { pull: unknown; complete: boolean; pending: number; sending: number; users: number } | null;
  /** Asks as the page does. */
  ask(channel: string, input: object): Promise<unknown>;
  /** The view out of which the page last asked for rows. */
  viewId(): number | null;
}

declare global {
  var benchWire: WireProbe;
}

/** Milliseconds between two looks whether something has come to pass. */
export const glance = 100;

/** The loader that runs these programs has every named function within a page's program call this. */
export async function nameFunctions(page: Page): Promise<void> {
  await page.evaluate('globalThis.__name = (named) => named');
}

/** Begins to listen; `window.benchWire` knows what was heard. It is connected once the page has asked something. */
export async function watchWire(page: Page): Promise<void> {
  await nameFunctions(page);
  await page.evaluate(() => {
    const post = MessagePort.prototype.postMessage;
    const waiting = new Map<number, (output: unknown) => void>();
    const unanswered = new Map<number, WireCall>();
    const own = new Set<number>();
    let port: MessagePort | null = null;
    let viewId: number | null = null;
    let lastOwn = 1e9;
    const hear = ({ data, timeStamp }: MessageEvent) => {
      if (data.kind === 'event' && data.channel === 'tenant.status') globalThis.benchWire.status = data.payload;
      if (data.kind !== 'answer') return;
      const call = unanswered.get(data.id);
      // Not now: the page has heard of it before, and may have drawn what it brought.
      if (call) call.answeredAt = timeStamp;
      unanswered.delete(data.id);
      waiting.get(data.id)?.(data.output);
      waiting.delete(data.id);
    };
    MessagePort.prototype.postMessage = function (this: MessagePort, message: never, ...more: never[]) {
      // React passes nothing at all over a port of its own, to come back later.
      const call = message as { kind?: string; channel: string; id: number; input: unknown } | null | undefined;
      if (call?.kind === 'call') {
        const { channel, id, input } = call;
        if (port !== this) this.addEventListener('message', hear);
        port = this;
        const about = (input as { viewId?: number } | undefined)?.viewId ?? null;
        const isOurs = own.delete(id);
        if (channel === 'users.window' && !isOurs) viewId = about;
        const made = { channel, viewId: about, askedAt: performance.now(), answeredAt: null, isOurs };
        unanswered.set(id, made);
        globalThis.benchWire.calls.push(made);
      }
      post.call(this, message, ...more);
    };
    globalThis.benchWire = {
      calls: [],
      status: null,
      viewId: () => viewId,
      ask(channel, input) {
        lastOwn += 1;
        const id = lastOwn;
        own.add(id);
        return new Promise((resolve) => {
          waiting.set(id, resolve);
          port?.postMessage({ kind: 'call', id, channel, input });
        });
      },
    };
  });
}

/** Has Muster's page ask for rows, which it does when it is scrolled; otherwise it may have all that it shows. */
export async function rowsAskedIn(page: Page): Promise<void> {
  const scrollTo = (row: number) =>
    page.evaluate((top) => document.querySelector('.dvn-scroller')?.scrollTo({ top }), 32 * row);
  await scrollTo(500);
  await page.waitForFunction(() => globalThis.benchWire.viewId() !== null, null, { polling: glance });
  await scrollTo(0);
}

/** Questions in a row that an engine at rest answers in so few milliseconds, one each so often (ms); for how long that is hoped for (ms). */
const calm = { answers: 20, within: 30, interval: 50, patience: 60_000 };

/**
 * Resolves once the engine has nothing else to do than to answer: after a start it counts whatever the window lists. On a
 * machine that is never at rest it gives up waiting.
 */
export async function engineRests(page: Page): Promise<void> {
  await page.evaluate(async ({ answers, within, interval, patience }) => {
    const wire = globalThis.benchWire;
    const end = performance.now() + patience;
    let inRow = 0;
    while (inRow < answers && performance.now() < end) {
      const began = performance.now();
      await wire.ask('users.window', { viewId: wire.viewId(), start: 0, count: 1 });
      inRow = performance.now() - began < within ? inRow + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, interval));
    }
    wire.calls = [];
  }, calm);
}
