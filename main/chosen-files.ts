import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { ExportFormat, FileUse, Result } from '../preload/contract';
import { failed, succeeded } from '../preload/failure';
import type { EngineCall } from './engine-call';
import type { Words } from './words';

/** A file as the window knows it. */
type ChosenFile = { handle: string; fileName: string };

/** The files that the admin has chosen to export to, or to import. The window knows them by handle, never by path. */
export interface ChosenFiles {
  /** Asks for a file to write; null if the admin thought better of it. */
  toWrite(window: BrowserWindow, suggested: SuggestedFile, words: Words): Promise<Result<ChosenFile | null>>;
  /** Asks for a file to read; null if the admin thought better of it. */
  toRead(window: BrowserWindow, words: Words): Promise<Result<ChosenFile | null>>;
  /** Opens a file that was chosen to be written with the system's program for it. */
  open(handle: string): Promise<Result<null>>;
  /** Shows such a file in the system's file manager. */
  reveal(handle: string): Result<null>;
}

interface SuggestedFile {
  suggestedName: string;
  format: ExportFormat;
}

/** What can be imported: workbooks, and texts with something between their cells. */
const workbookExtensions = ['xlsx', 'xlsm'];
const textExtensions = ['csv', 'tsv', 'txt'];

export function openChosenFiles(ask: EngineCall): ChosenFiles {
  /** Of the files to write: what somebody else has made is not opened from here. */
  const written = new Map<string, string>();
  let folder: string | null = null;

  async function grant(path: string, use: FileUse): Promise<Result<ChosenFile>> {
    const handle = randomUUID();
    const granted = await ask('file.grant', { handle, path, use });
    if (!granted.ok) return granted;
    folder = dirname(path);
    return succeeded({ handle, fileName: basename(path) });
  }

  return {
    async toWrite(window, { suggestedName, format }, words) {
      const named = withEnding(basename(suggestedName), format);
      let path = join(folder ?? app.getPath('documents'), named);
      for (;;) {
        const answer = await dialog.showSaveDialog(window, {
          title: words.saveExport,
          defaultPath: path,
          filters: [{ name: filterName(format, words), extensions: [format] }],
          properties: ['createDirectory', 'showOverwriteConfirmation'],
        });
        if (answer.canceled || !answer.filePath) return succeeded(null);
        path = withEnding(answer.filePath, format);
        // The dialog has not asked about a file that only the ending leads to: it does when it is shown with the whole name.
        if (path === answer.filePath || !existsSync(path)) break;
      }
      const chosen = await grant(path, 'write');
      if (chosen.ok) written.set(chosen.value.handle, path);
      return chosen;
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
      return answer.canceled || path === undefined ? succeeded(null) : grant(path, 'read');
    },
    async open(handle) {
      const path = written.get(handle);
      if (path === undefined) return failed('file-failed', {}, 'no such export');
      const problem = await shell.openPath(path);
      return problem === '' ? succeeded(null) : failed('file-not-opened', { file: basename(path) }, problem);
    },
    reveal(handle) {
      const path = written.get(handle);
      if (path === undefined) return failed('file-failed', {}, 'no such export');
      shell.showItemInFolder(path);
      return succeeded(null);
    },
  };
}

function filterName(format: ExportFormat, words: Words): string {
  if (format === 'xlsx') return words.excelWorkbook;
  return format === 'csv' ? words.commaText : words.tabText;
}

function withEnding(path: string, format: ExportFormat): string {
  return extname(path).toLowerCase() === `.${format}` ? path : `${path}.${format}`;
}
