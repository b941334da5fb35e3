import { randomUUID } from 'node:crypto';
import { basename, dirname, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Result } from '../preload/contract';
import { failed, succeeded } from '../preload/failure';
import type { EngineCall } from './engine-call';
import type { Words } from './words';

/** A file as the window knows it. */
type ChosenFile = { handle: string; fileName: string };

/** The files that the admin has chosen to export to, or to import. The window knows them by handle, never by path. */
export interface ChosenFiles {
  /** Asks for a file to write; null if the admin thought better of it. */
  toWrite(window: BrowserWindow, suggestedName: string, words: Words): Promise<Result<ChosenFile | null>>;
  /** Asks for a file to read; null if the admin thought better of it. */
  toRead(window: BrowserWindow, words: Words): Promise<Result<ChosenFile | null>>;
  /** Shows the file in the system's file manager. */
  reveal(handle: string): Result<null>;
}

/** What can be imported: workbooks, and texts with something between their cells. */
const workbookExtensions = ['xlsx', 'xlsm'];
const textExtensions = ['csv', 'tsv', 'txt'];

export function openChosenFiles(ask: EngineCall): ChosenFiles {
  const paths = new Map<string, string>();
  let folder: string | null = null;

  async function grant(path: string): Promise<Result<ChosenFile>> {
    const handle = randomUUID();
    const granted = await ask('file.grant', { handle, path });
    if (!granted.ok) return granted;
    paths.set(handle, path);
    folder = dirname(path);
    return succeeded({ handle, fileName: basename(path) });
  }

  return {
    async toWrite(window, suggestedName, words) {
      const answer = await dialog.showSaveDialog(window, {
        title: words.saveExport,
        defaultPath: join(folder ?? app.getPath('documents'), asWorkbook(basename(suggestedName))),
        filters: [{ name: words.excelWorkbook, extensions: ['xlsx'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (answer.canceled || !answer.filePath) return succeeded(null);
      return grant(asWorkbook(answer.filePath));
    },
    async toRead(window, words) {
      const answer = await dialog.showOpenDialog(window, {
        title: words.openImport,
        defaultPath: folder ?? app.getPath('documents'),
        filters: [
          { name: words.workbooksAndTexts, extensions: [...workbookExtensions, ...textExtensions] },
          { name: words.allFiles, extensions: ['*'] },
        ],
        properties: ['openFile'],
      });
      const [path] = answer.filePaths;
      return answer.canceled || path === undefined ? succeeded(null) : grant(path);
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
