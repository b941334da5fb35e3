/**
 * The desktop process. Until the window and the engine have been started it does as little as it can, and loads as little:
 * the rest (`desktop.ts`, the contract's schemas) comes while they start.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, ipcMain, Notification, nativeTheme, session } from 'electron';
import { wires } from '../preload/channels';
import { type Arguments, parseArguments } from './arguments';
import { startEngine } from './engine-process';
import { reportFaults } from './faults';
import { openKept } from './kept-file';
import { openLog } from './log';
import { declareScheme, pageOrigin, servePage } from './protocol';
import { denyPermissions, denyWanderings } from './security';
import { acceptSettings, systemTheme, usualSettings } from './settings';
import { openMainWindow } from './window';
import { words } from './words';

/** The folder of the built programs: `main/`, `preload/` and `renderer/`. */
const built = dirname(import.meta.dirname);
const screenshotSize = { width: 1440, height: 900 };

const asked = parseArguments(process.argv, process.cwd());
const problem = 'problem' in asked ? asked.problem : 'help' in asked ? null : chooseFolder(asked);
if ('help' in asked) {
  process.stdout.write(asked.help);
  app.exit(0);
} else if ('problem' in asked || problem !== null) {
  process.stderr.write(`${problem}\n`);
  app.exit(2);
} else if (!app.requestSingleInstanceLock()) {
  // One app for one folder: a second start only brings the first one's window to the front.
  process.stderr.write('Muster is open already; its window comes to the front.\n');
  app.exit(asked.screenshot ? 1 : 0);
} else {
  declareScheme();
  denyWanderings();
  app.whenReady().then(() => run(asked));
}

/** Keeps everything in the folder that was asked for. Returns what is wrong with it, or null. */
function chooseFolder({ userData }: Arguments): string | null {
  if (userData === null) return null;
  try {
    mkdirSync(userData, { recursive: true });
  } catch (error) {
    return `--user-data: ${error}`;
  }
  app.setPath('userData', userData);
  return null;
}

function run(asked: Arguments): void {
  let exitCode = 0;
  const userData = app.getPath('userData');
  const log = openLog(join(userData, 'logs'));
  reportFaults(log, asked.screenshot === null);
  const engineProcess = startEngine(join(built, 'main', 'engine.js'), log);

  const settings = openKept(join(userData, 'settings.json'), acceptSettings, usualSettings(app.getLocale()), (text) =>
    log('warn', text),
  );
  nativeTheme.themeSource = systemTheme(settings.get());
  servePage(join(built, 'renderer'));
  denyPermissions(session.defaultSession);
  // The development server of electron-vite, which a packaged app never asks.
  const developed = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  const window = openMainWindow({
    url: developed ?? `${pageOrigin}/`,
    preload: join(built, 'preload', 'index.cjs'),
    folder: userData,
    fixedSize: asked.screenshot ? screenshotSize : null,
    log,
    cameBack() {
      const body = words[settings.get().language].windowCameBack;
      if (Notification.isSupported()) new Notification({ title: app.name, body }).show();
    },
  });

  const desktop = import('./desktop').then(({ startDesktop }) =>
    startDesktop({
      asked,
      window,
      engineProcess,
      settings,
      folders: { programs: join(built, 'main'), userData },
      pageOrigin: developed ? new URL(developed).origin : pageOrigin,
      log,
    }),
  );
  ipcMain.handle(wires.call, async (event, message) => (await desktop).answer(event, message));
  ipcMain.on(wires.engine, async (event) => (await desktop).joinEngine(event));

  app.on('second-instance', () => window.show());
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    desktop
      .then((running) => running.stop())
      .catch((error: unknown) => log('error', `Muster could not end well: ${error}`))
      .finally(() => app.exit(exitCode));
  });

  const { screenshot } = asked;
  if (screenshot) {
    Promise.all([desktop, import('./screenshot')])
      .then(([{ standing }, { takeScreenshot }]) => takeScreenshot(window, standing, screenshot))
      .then(
        (problem) => {
          if (problem !== null) process.stderr.write(`${problem}\n`);
          exitCode = problem === null ? 0 : 1;
        },
        (error: unknown) => {
          process.stderr.write(`${error}\n`);
          exitCode = 1;
        },
      )
      .finally(() => app.quit());
  }
}
