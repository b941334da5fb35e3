/** The real app in real Electron, started as a user would start it. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { displayVariables } from './displays';

export const root = resolve(import.meta.dirname, '../../..');

export interface StartOptions {
  /** The folder in which the app keeps everything. */
  userData: string;
  /** Further arguments of the command line. */
  args?: string[];
  /** Changes to the environment; undefined takes a variable away. */
  env?: NodeJS.ProcessEnv;
  /** What runs instead of Electron; it is given Electron's arguments. */
  executable?: string;
}

export interface Muster {
  electron: ElectronApplication;
  page: Page;
  userData: string;
  /** What the app wrote to its output, and errors of its page. */
  said: string[];
  /** What counts as a bug wherever it turns up: uncaught errors, refused resources, lines of the log. */
  faults(): string[];
  /** Quits the app as its menu would, twice: where changes wait it asks at the first time. */
  close(): Promise<void>;
  /** `kill -9`: no goodbye, nothing flushed. */
  kill(): Promise<void>;
}

/** The executable of the runtime, as the runner of the tests names it. */
export function electronExecutable(): string {
  const executable = process.env.MUSTER_ELECTRON;
  if (!executable) throw new Error('MUSTER_ELECTRON is not set: run the tests by `npm run e2e`');
  return executable;
}

/** This process's environment, on the display of its tests, with some changes. */
export function environment(changes: NodeJS.ProcessEnv = {}): Record<string, string> {
  const entries = Object.entries({ ...process.env, ...displayVariables(), ...changes });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export async function startMuster({ userData, args = [], env, executable }: StartOptions): Promise<Muster> {
  const electron = await _electron.launch({
    executablePath: executable ?? electronExecutable(),
    // A colleague's edit would get in the way of tests that are not about colleagues.
    args: [root, '--user-data', userData, '--quiet-demo', ...args],
    cwd: root,
    env: environment(env),
    timeout: 60_000,
  });
  const said: string[] = [];
  const child = electron.process();
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => said.push(String(data)));
  const exited = new Promise<void>((done) => child.once('exit', () => done()));

  const pageFaults: string[] = [];
  const page = await electron.firstWindow();
  page.on('pageerror', (error) => pageFaults.push(`uncaught in the page: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    said.push(message.text());
    if (message.type() === 'error') pageFaults.push(`the page's console: ${message.text()}`);
  });

  return {
    electron,
    page,
    userData,
    said,
    faults: () => [...pageFaults, ...loggedErrors(userData)],
    async close() {
      const isRunning = child.exitCode === null && child.signalCode === null;
      // The answer may not come back any more.
      if (isRunning) await electron.evaluate(quitTwice).catch(() => undefined);
      await exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function quitTwice({ app }: typeof Electron.CrossProcessExports): void {
  app.quit();
  app.quit();
}

/** The app's log; empty before there is one. */
export function readLog(userData: string): string {
  try {
    return readFileSync(join(userData, 'logs', 'main.log'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function loggedErrors(userData: string): string[] {
  return readLog(userData)
    .split('\n')
    .filter((line) => / error /.test(line))
    .map((line) => `the log: ${line}`);
}

/** Chooses a command of the native menu, as a click on it does. */
export async function choose({ electron }: Muster, id: string): Promise<void> {
  const isChosen = await electron.evaluate(({ Menu }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    item?.click();
    return item?.enabled ?? false;
  }, id);
  if (!isChosen) throw new Error(`the menu has no command ${id} now`);
}

/** Presses a key together with Ctrl, for the native menu: what Playwright presses reaches the page alone. */
export async function pressAccelerator({ electron }: Muster, keyCode: string): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, keyCode) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const type of ['keyDown', 'keyUp'] as const) page?.sendInputEvent({ type, keyCode, modifiers: ['control'] });
  }, keyCode);
}

/** Tries the tenant at once. */
export const synchronise = (muster: Muster): Promise<void> => choose(muster, 'sync-now');

/** The id of the process in which the engine runs now; null while there is none. */
export async function enginePid({ electron }: Muster): Promise<number | null> {
  return electron.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'Muster engine')?.pid ?? null);
}
