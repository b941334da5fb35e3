/** LibreOffice without a window: it opens files and saves them under another name, as people do. */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import { temporaryFolder } from '../support/tenant-model';

/** Where it is installed. The first is looked for on the PATH. */
const places: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['soffice'],
  darwin: ['soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  win32: ['soffice.com', 'C:\\Program Files\\LibreOffice\\program\\soffice.com'],
};

/** Milliseconds for all files of one call. */
const patience = 60_000;

const utf8 = 76;
const quote = 34;
const english = 1033;
/** Of a column: take everything for text. */
const asText = 2;

/** Filters, with the numbers that their options consist of (LibreOffice's help, "Filter Options for CSV"). */
const saving = {
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
  csv: `csv:Text - txt - csv (StarCalc):44,${quote},${utf8},1,,0,false,true,false`,
};

export interface TextFormat {
  separator: string;
  /** Takes so many columns for text; otherwise it makes of each cell what it likes, formulas among it. */
  textColumns?: number;
}

function reading({ separator, textColumns = 0 }: TextFormat): string {
  const columns = Array.from({ length: textColumns }, (_, index) => `${index + 1}/${asText}`).join('/');
  const detects = textColumns === 0;
  // After the separator, the quote and the letters: from line 1 on. The last one lets formulas run.
  return `--infilter=CSV:${separator.charCodeAt(0)},${quote},${utf8},1,${columns},${english},false,${detects},false,false,false,-1,true`;
}

let profile: string | null = null;

/** Settings of its own: whoever has it open goes on working, and nothing is left of it. */
function ownProfile(): string {
  profile ??= mkdtempSync(join(tmpdir(), 'muster-libreoffice-'));
  return pathToFileURL(profile).href;
}

afterAll(() => {
  if (profile) rmSync(profile, { recursive: true, force: true });
});

/**
 * Opens files and saves each again, in one go. Returns where, in the same order.
 *
 * @param text how the files are to be taken, if they are texts with separators
 */
export async function resavedByOffice(
  files: readonly string[],
  to: keyof typeof saving = 'xlsx',
  text?: TextFormat,
): Promise<string[]> {
  const [given, saved] = [temporaryFolder(), temporaryFolder()];
  const copies = files.map((file, index) => {
    const copy = join(given, `file-${index}${extname(file)}`);
    copyFileSync(file, copy);
    return copy;
  });
  const said = await runOffice([
    ...(text ? [reading(text)] : []),
    ...['--convert-to', saving[to], '--outdir', saved],
    ...copies,
  ]);
  return copies.map((copy) => {
    const path = join(saved, `${basename(copy, extname(copy))}.${to}`);
    if (!existsSync(path)) throw new Error(`LibreOffice did not save ${basename(copy)}:\n${said}`);
    return path;
  });
}

async function runOffice(args: readonly string[]): Promise<string> {
  for (const program of places[process.platform] ?? ['soffice']) {
    const said = await run(program, ['--headless', '--norestore', `-env:UserInstallation=${ownProfile()}`, ...args]);
    if (said !== null) return said;
  }
  throw new Error(
    'These tests need LibreOffice Calc, of which no `soffice` was found. `npm test` installs it on Debian (package libreoffice-calc-nogui); elsewhere see https://www.libreoffice.org',
  );
}

/** What it says; null where there is no such program. Whatever it has started ends with it. */
function run(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve, reject) => {
    // A process group of its own, because the program is but a script that starts another.
    const child = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const output of [child.stdout, child.stderr]) output.on('data', (piece: Buffer) => said.push(piece));
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, patience);
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.code === 'ENOENT') resolve(null);
      else reject(error);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const text = Buffer.concat(said).toString('utf8');
      if (code === 0) resolve(text);
      else reject(new Error(`LibreOffice ended with ${signal ?? code}:\n${text}`));
    });
  });
}
