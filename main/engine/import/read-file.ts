/** Reads the file that the admin has chosen. */
import { groupColumn, type ImportFormat, type Result } from '../../../preload/contract';
import { failed } from '../../../preload/failure';
import { resourceByRemote } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type OwnWorkbook, ownGroupKey, ownVersion } from '../workbook/own-workbook';
import { Unreadable } from '../workbook/reading/broken';
import type { Table } from '../workbook/reading/table';
import { type FoundSheet, findSheets } from './own-layout';
import { readOwnTable, type TargetOf } from './own-read';
import { ownSheetOf, readOwnSheet } from './own-sheet';
import { type ReadTable, readTable } from './read';
import { type Scratch, write } from './scratch';

export type OpenTable = (path: string, asked: Table['format'], signal: AbortSignal) => Promise<Result<Table>>;

/** The tenant into which a file is imported. */
export interface Here {
  tenantId: string;
  baseUrl: string;
  store: Store;
}

/**
 * Reads it into the scratch file; fails as `openTable` and `readTable` do, and with `workbook-elsewhere` or
 * `workbook-newer` where the workbook was exported from another tenant, or by a later version.
 *
 * @param onProgress is told how many bytes of how many are read
 */
export async function readFile(
  scratch: Scratch,
  here: Here,
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
    // Something newer may have taken its place while it was opened, and the scratch file with it.
    if (signal.aborted) return failed('cancelled');
    let before = 0;
    const tell = (read: number, bytes: number) => onProgress(before + read, before + bytes);
    const place = ownSheetOf(table);
    if (place !== null) {
      const bytes = table.bytesOf([place]);
      const own = await readOwn(scratch, here, table, place, (read) => onProgress(read, bytes + table.bytesOf()));
      if (!own.ok) return own;
      before = bytes;
      if (own.value && isMeant(own.value.found, { headerLine, ...asked })) {
        const { workbook, found } = own.value;
        return await readOwnTable(scratch, table, workbook, found, targetIn(here.store), signal, tell);
      }
      write(scratch, 'delete from exported');
    }
    const bytes = table.bytesOf();
    return await readTable(scratch, table, { headerLine, ...asked }, signal, (read) => tell(read, bytes));
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, failure: error.failure };
    throw error;
  } finally {
    await table.close();
  }
}

interface Recognised {
  workbook: OwnWorkbook;
  found: FoundSheet[];
}

/** What the workbook says of itself, if it was exported to be edited and any of its sheets is left. */
async function readOwn(
  scratch: Scratch,
  here: Here,
  table: Table,
  place: number,
  onProgress: (read: number) => void,
): Promise<Result<Recognised | null>> {
  const workbook = await readOwnSheet(scratch, table, place, onProgress);
  if (!workbook) return { ok: true, value: null };
  const { version, tenant } = workbook;
  if (version > ownVersion) return failed('workbook-newer', { version });
  const isHere = tenant.id === here.tenantId || tenant.url === here.baseUrl;
  if (!isHere) return failed('workbook-elsewhere', { tenant: tenant.url });
  const found = await findSheets(table, workbook);
  return { ok: true, value: found.length === 0 ? null : { workbook, found } };
}

/** Whoever asks for another sheet, or another line of headers, wants the sheet and not the workbook. */
function isMeant(found: readonly FoundSheet[], { sheet, headerLine }: ImportFormat): boolean {
  const asked = sheet === null ? found[0] : found.find((one) => one.sheet === sheet);
  return asked !== undefined && (headerLine === null || headerLine === asked.header.line);
}

/** What its columns stand for at the tenant now. */
function targetIn({ mirror, model }: Store): TargetOf {
  return ({ key, group }) => {
    if (key !== ownGroupKey) return key !== null && model.byKey.has(key) ? key : null;
    const found = group === null ? null : resourceByRemote(mirror, 'Group', group);
    return found ? groupColumn(found.id) : null;
  };
}
