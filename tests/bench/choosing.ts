/** Muster with nobody before its dialogs: they choose the same files again and again. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../../build/root';

export interface Chosen {
  toWrite: string;
  toRead: string;
}

const main = ({ toWrite, toRead }: Chosen) => `
import { dialog } from 'electron';
dialog.showSaveDialog = async () => ({ canceled: false, filePath: ${JSON.stringify(toWrite)} });
dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [${JSON.stringify(toRead)}] });
await import(${JSON.stringify(pathToFileURL(inRoot('out/main/index.js')).href)});
`;

/** Writes an app that does what the built Muster does. Returns its folder. */
export async function writeChoosing(folder: string, chosen: Chosen): Promise<string> {
  const about = { name: 'muster', version: '1.0.0', type: 'module', main: 'main.mjs' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(about));
  await writeFile(join(folder, 'main.mjs'), main(chosen));
  return folder;
}
