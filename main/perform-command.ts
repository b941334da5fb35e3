import { app, type BrowserWindow } from 'electron';
import type { DesktopCommand } from '../preload/contract';

/** By how much of a level the page grows or shrinks, as the menu has it; a level is a fifth. */
const zoomStep = 0.5;

/** Carries out a command that belongs to the desktop process, as the native menu would. */
export function performCommand(command: DesktopCommand, window: BrowserWindow): void {
  const page = window.webContents;
  switch (command) {
    case 'cut':
      return page.cut();
    case 'copy':
      return page.copy();
    case 'paste':
      return page.paste();
    case 'zoom-in':
      return page.setZoomLevel(page.getZoomLevel() + zoomStep);
    case 'zoom-out':
      return page.setZoomLevel(page.getZoomLevel() - zoomStep);
    case 'zoom-reset':
      return page.setZoomLevel(0);
    case 'full-screen':
      return window.setFullScreen(!window.isFullScreen());
    case 'about':
      return app.showAboutPanel();
    case 'quit':
      return app.quit();
  }
}
