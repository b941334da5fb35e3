import { app, type BrowserWindow } from 'electron';
import type { DesktopCommand } from '../preload/contract';

/** By how much of a level the page grows or shrinks, as the menu has it; a level is a fifth. */
const zoomStep = 0.5;

/** What the commands of the desktop process do, as the native menu would. */
const deeds: Record<DesktopCommand, (window: BrowserWindow) => void> = {
  cut: ({ webContents }) => webContents.cut(),
  copy: ({ webContents }) => webContents.copy(),
  paste: ({ webContents }) => webContents.paste(),
  'zoom-in': ({ webContents }) => webContents.setZoomLevel(webContents.getZoomLevel() + zoomStep),
  'zoom-out': ({ webContents }) => webContents.setZoomLevel(webContents.getZoomLevel() - zoomStep),
  'zoom-reset': ({ webContents }) => webContents.setZoomLevel(0),
  'full-screen': (window) => window.setFullScreen(!window.isFullScreen()),
  about: () => app.showAboutPanel(),
  quit: () => app.quit(),
};

/** Carries out a command in a window. */
export function performCommand(command: DesktopCommand, window: BrowserWindow): void {
  deeds[command](window);
}
