import { randomUUID } from 'node:crypto';
import { basename, dirname, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Result } from '../preload/contract';
import { failed, succeeded } from '../preload/failure';
import type { EngineCall } from './engine-call';
import type { Words } from './words';

/** The files that the admin has chosen to export to. The window knows them by handle, never by path. */
export interface ExportFiles {
  /** Asks for a file; null if the admin thought better of it. */
  choose(
    window: BrowserWindow,
    suggestedName: string,
    words: Words,
  ): Promise<Result<{ handle: string; fileName: string } | null>>;
  /** Shows the file in the system's file manager. */
  reveal(handle: string): Result<null>;
}

export function openExportFiles(ask: EngineCall): ExportFiles {
  const paths = new Map<string, string>();
  let folder: string | null = null;

  return {
    async choose(window, suggestedName, words) {
      const answer = await dialog.showSaveDialog(window, {
        title: words.saveExport,
        defaultPath: join(folder ?? app.getPath('documents'), asWorkbook(basename(suggestedName))),
        filters: [{ name: words.excelWorkbook, extensions: ['xlsx'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (answer.canceled || !answer.filePath) return succeeded(null);
      const path = asWorkbook(answer.filePath);
      const handle = randomUUID();
      const granted = await ask('file.grant', { handle, path });
      if (!granted.ok) return granted;
      paths.set(handle, path);
      folder = dirname(path);
      return succeeded({ handle, fileName: basename(path) });
    },
    reveal(handle) {
      const path = paths.get(handle);
      if (path === undefined) return failed('file-failed', {}, 'no such export');
      shell.showItemInFolder(path);
      return succeeded(null);
    },
  };
}

function asWorkbook(path: string): string {
  return extname(path).toLowerCase() === '.xlsx' ? path : `${path}.xlsx`;
}
