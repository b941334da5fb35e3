/** Opens files of other people's making as tables. */
import type { ImportFormat, Result } from '../../../../preload/contract';
import { failed, succeeded } from '../../../../preload/failure';
import { encrypted, Unreadable, wrongType } from './broken';
import { type ReadingLimits, readingLimits } from './limits';
import { openSource, type Source } from './source';
import type { Table } from './table';

/** Archives begin so, and workbooks are archives (APPNOTE.TXT 4.3.7); an empty one has only its end. */
const archive = Buffer.from('PK\u0003\u0004');
const emptyArchive = Buffer.from('PK\u0005\u0006');
/** Compound files (MS-CFB 2.2): workbooks of Excel 97, and those with a password. */
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** A stream of every workbook with a password (MS-OFFCRYPTO 2.3). */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Opens a workbook (.xlsx, .xlsm) or a text with separators: which of them, the content says, not the name. What is null
 * in `asked` is found out. The table is to be closed.
 *
 * Fails with `file-not-found`, `file-denied`, `file-failed`, `file-type`, `file-encrypted`, `file-broken`,
 * `file-too-large` or `cancelled`. A table that holds nothing is none of these: it has no lines.
 */
export async function openTable(
  path: string,
  asked: Omit<ImportFormat, 'headerLine'>,
  signal: AbortSignal,
  limits: ReadingLimits = readingLimits,
): Promise<Result<Table>> {
  if (signal.aborted) return failed('cancelled');
  const opened = await openSource(path);
  if (!opened.ok) return opened;
  const source = opened.value;
  try {
    return succeeded(await openByContent(source, asked, signal, limits));
  } catch (error) {
    await source.close();
    if (error instanceof Unreadable) return { ok: false, failure: error.failure };
    throw error;
  }
}

async function openByContent(
  source: Source,
  asked: Omit<ImportFormat, 'headerLine'>,
  signal: AbortSignal,
  limits: ReadingLimits,
): Promise<Table> {
  const head = Buffer.alloc(Math.min(8, source.size));
  await source.fill(head, 0);
  if (startsWith(head, compound))
    throw (await holds(source, encryptedPackage, signal)) ? encrypted() : wrongType('xls');
  if (startsWith(head, emptyArchive)) throw wrongType('an empty archive');
  // Each is loaded when it is first needed.
  if (startsWith(head, archive)) {
    const { openWorkbook } = await import('./workbook');
    return openWorkbook(source, asked.sheet, signal, limits);
  }
  const { openText } = await import('./text');
  return openText(source, asked, signal, limits);
}

function startsWith(head: Buffer, magic: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic);
}

async function holds(source: Source, wanted: Buffer, signal: AbortSignal): Promise<boolean> {
  let before = Buffer.alloc(0);
  for await (const piece of source.pieces(0, source.size, signal)) {
    const joined = Buffer.concat([before, piece]);
    if (joined.includes(wanted)) return true;
    before = joined.subarray(-(wanted.length - 1));
  }
  return false;
}
