/** The packaged app. Its fuses let nobody into its desktop process; its page is driven as any browser's is. */
import { type ChildProcess, spawn } from 'node:child_process';
import { type Browser, chromium, type Page } from '@playwright/test';
import { environment } from './muster';

export interface Packaged {
  page: Page;
  /** Ends it as the end of a desktop session would. */
  close(): Promise<void>;
}

/** The executable of the packaged app, as the runner of the tests names it. */
export function packagedExecutable(): string {
  const executable = process.env.MUSTER_PACKAGED;
  if (!executable) throw new Error('MUSTER_PACKAGED is not set: run the tests by `npm run e2e`');
  return executable;
}

function devToolsAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (data) => {
      said += data;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the packaged app ended with code ${code}: ${said}`)));
  });
}

export async function startPackaged(userData: string, env: NodeJS.ProcessEnv): Promise<Packaged> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, '--remote-debugging-port=0', '--user-data', userData];
  const child = spawn(packagedExecutable(), args, { env: environment(env), stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let browser: Browser | null = null;
  const close = async () => {
    await browser?.close();
    child.kill('SIGTERM');
    await exited;
  };
  try {
    browser = await chromium.connectOverCDP(await devToolsAddress(child));
    const [context] = browser.contexts();
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (!page) throw new Error('the packaged app has no page');
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}
