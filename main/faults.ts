import { dialog } from 'electron';
import type { Log } from './log';

/** Logs every bug of the desktop process, and says so once in a box of its own if there is somebody to read it. */
export function reportFaults(log: Log, hasReader: boolean): void {
  let said = false;
  const report = (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log('error', text);
    process.stderr.write(`${text}\n`);
    if (said || !hasReader) return;
    said = true;
    dialog.showErrorBox('Muster', text);
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}
