import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { z } from 'zod';
import { wires } from '../preload/channels';
import type { desktopEvents } from '../preload/contract';
import { openKept } from './kept-file';
import type { Log } from './log';
import { restartDelay } from './restart-delay';
import { confined } from './security';
import { acceptPlace, correctPlace, type Place, smallest } from './window-place';

/** The app's one window; on macOS it may be closed while the app goes on. */
export interface MainWindow {
  /** The window, or null while it is closed. */
  current(): BrowserWindow | null;
  /** Brings the window to the front, opening it if it is closed. */
  show(): void;
  /** Has every closing of the window asked about; it is called off where the answer is no. */
  guard(mayClose: () => boolean): void;
  /** Tells the page. While the window is closed there is nobody to tell. */
  tell<K extends keyof typeof desktopEvents>(channel: K, payload: z.input<(typeof desktopEvents)[K]>): void;
}

/** What the page paints first, so that nothing flashes before it. */
const background = { light: '#f6f6f7', dark: '#111214' };

/** Milliseconds after the last move before the place is written down. */
const settled = 400;

export function openMainWindow(given: {
  /** The page's address. */
  url: string;
  preload: string;
  /** The folder that keeps the window's place. */
  folder: string;
  /** The size of the page itself, instead of the remembered place. */
  fixedSize: { width: number; height: number } | null;
  log: Log;
  /** The page had died and was loaded again. */
  cameBack(): void;
}): MainWindow {
  const { url, fixedSize, log } = given;
  const kept = openKept<Place | null>(join(given.folder, 'window.json'), acceptPlace, null, (text) =>
    log('warn', text),
  );
  let window: BrowserWindow | null = null;
  let mayClose = () => true;

  function open(): BrowserWindow {
    const primary = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
    const { maximised, ...bounds } = correctPlace(
      kept.get(),
      [primary, ...others].map((display) => display.workArea),
    );
    const opened = new BrowserWindow({
      ...(fixedSize ? { ...fixedSize, useContentSize: true } : bounds),
      minWidth: smallest.width,
      minHeight: smallest.height,
      title: 'Muster',
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      webPreferences: { ...confined, preload: given.preload },
    });
    opened.once('ready-to-show', () => {
      if (maximised && !fixedSize) opened.maximize();
      opened.show();
    });
    if (!fixedSize) rememberPlace(opened, kept.set, log);
    reloadWhenDead(opened, log, given.cameBack);
    let isClosing = false;
    opened.on('close', (event) => {
      isClosing = mayClose();
      if (!isClosing) event.preventDefault();
    });
    opened.once('closed', () => {
      window = null;
    });
    opened.loadURL(url).catch((error: unknown) => {
      // A window that is closed while its page still loads needs no page.
      if (isClosing) return;
      log('error', `the page could not be loaded: ${error}`);
      opened.show();
    });
    return opened;
  }
  window = open();

  return {
    current: () => window,
    show() {
      window ??= open();
      if (window.isMinimized()) window.restore();
      if (window.isVisible()) window.focus();
    },
    guard(asked) {
      mayClose = asked;
    },
    tell: (channel, payload) => window?.webContents.send(wires.event, channel, payload),
  };
}

function rememberPlace(window: BrowserWindow, set: (place: Place) => void, log: Log): void {
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    try {
      set({ ...window.getNormalBounds(), maximised: window.isMaximized() });
    } catch (error) {
      // Where the window stands is not worth more than a line in the log.
      log('warn', `the window's place could not be kept: ${error}`);
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(write, settled);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  window.on('close', write);
}

function reloadWhenDead(window: BrowserWindow, log: Log, cameBack: () => void): void {
  let waited: number | null = null;
  let born = Date.now();
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    waited = restartDelay(waited, Date.now() - born);
    log('error', `the page died (${reason}); it is loaded again in ${waited} ms`);
    setTimeout(() => {
      if (window.isDestroyed()) return;
      born = Date.now();
      window.webContents.reload();
      cameBack();
    }, waited);
  });
}
