/** Reads the file that the admin has chosen. */
import type { ImportFormat, Result } from '../../../preload/contract';
import { Unreadable } from '../workbook/reading/broken';
import type { Table } from '../workbook/reading/table';
import { type ReadTable, readTable } from './read';
import type { Scratch } from './scratch';

export type OpenTable = (path: string, asked: Table['format'], signal: AbortSignal) => Promise<Result<Table>>;

/**
 * Reads it into the scratch file; fails as `openTable` and `readTable` do.
 *
 * @param onProgress is told how many bytes of how many are read
 */
export async function readFile(
  scratch: Scratch,
  open: OpenTable,
  path: string,
  { headerLine, ...asked }: ImportFormat,
  signal: AbortSignal,
  onProgress: (read: number, total: number) => void,
): Promise<Result<ReadTable>> {
  const opened = await open(path, asked, signal);
  if (!opened.ok) return opened;
  const table = opened.value;
  try {
    const { bytes } = table;
    return await readTable(scratch, table, { headerLine, ...asked }, signal, (read) => onProgress(read, bytes));
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, failure: error.failure };
    throw error;
  } finally {
    await table.close();
  }
}
