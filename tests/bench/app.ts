/** Starting Electron apps, and looking into their windows without disturbing what is measured. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';

export interface RunningApp {
  /** Milliseconds since 1970, when its process was started. */
  startedAt: number;
  /** Its window's page, once that has made the mark. */
  page(mark: string): Promise<Page>;
  /** Asks its desktop process, where that was written to answer (`watched.ts`). */
  ask(question: string): Promise<unknown>;
  /** Has it end as it ends for a user. */
  quit(): Promise<void>;
}

/** Milliseconds in which nobody looks into a starting app: looking costs it time. */
const undisturbed = 4000;
const patience = 60_000;

/**
 * Starts an app.
 * @param electron the runtime's command line
 * @param args the folder of the app, and what the app is told
 */
export async function startApp(electron: readonly string[], args: readonly string[]): Promise<RunningApp> {
  const [command = '', ...switches] = electron;
  const startedAt = Date.now();
  const child = spawn(command, [...switches, '--remote-debugging-port=0', ...args], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  if (!child.stderr) throw new Error('nothing can be heard of the app');
  const ended = once(child, 'exit');
  const address = addressIn(child.stderr);
  // Told at the end of `page`, where it is waited for.
  address.catch(() => undefined);
  return {
    startedAt,
    async page(mark) {
      await wait(startedAt + undisturbed - Date.now());
      const browser = await chromium.connectOverCDP(await address);
      const page = browser.contexts()[0]?.pages()[0];
      if (!page) throw new Error(`${args.join(' ')} opened no window`);
      await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, { timeout: patience });
      return page;
    },
    async ask(question) {
      const answered = once(child, 'message');
      child.send(question);
      const [answer] = await Promise.race([answered, ended.then(() => Promise.reject(new Error('the app ended')))]);
      return answer;
    },
    async quit() {
      child.kill();
      await ended;
    },
  };
}

/** Starts an app, looks into its window once that has made its mark, and ends it. */
export async function within<T>(
  electron: readonly string[],
  args: readonly string[],
  mark: string,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const app = await startApp(electron, args);
  try {
    return await look(await app.page(mark));
  } finally {
    await app.quit();
  }
}

/** Where Chromium says that it can be looked into. Rejects, with all else that was said, when the app ends first. */
function addressIn(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stream.on('data', (chunk: Buffer) => {
      said += chunk;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    stream.on('end', () => reject(new Error(`the app ended: ${said}`)));
  });
}
