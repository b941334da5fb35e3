/** Tables read to their end, from files in a folder of their own. */
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unreadable } from '../../main/engine/workbook/reading/broken';
import { type ReadingLimits, readingLimits } from '../../main/engine/workbook/reading/limits';
import { openTable } from '../../main/engine/workbook/reading/open';
import type { FileLine, Table } from '../../main/engine/workbook/reading/table';
import type { ImportFormat, Result } from '../../preload/contract';

type Asked = Omit<ImportFormat, 'headerLine'>;

export const foundOut: Asked = { sheet: null, encoding: null, separator: null };

export interface ReadTable extends Pick<Table, 'kind' | 'sheets' | 'format'> {
  lines: FileLine[];
}

/** Everything that the table holds, or why it cannot be read; closed in either case. */
export async function readTable(
  path: string,
  asked: Partial<Asked> = {},
  limits: Partial<ReadingLimits> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Result<ReadTable>> {
  const opened = await openTable(path, { ...foundOut, ...asked }, signal, { ...readingLimits, ...limits });
  if (!opened.ok) return opened;
  const table = opened.value;
  const lines: FileLine[] = [];
  try {
    for await (const piece of table.lines()) lines.push(...piece.lines);
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, failure: error.failure };
    throw error;
  } finally {
    await table.close();
  }
  const { kind, sheets, format } = table;
  return { ok: true, value: { kind, sheets, format, lines } };
}

/** A folder for files that are read, gone after `close`. */
export function openTableFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'muster-tables-'));
  let count = 0;
  const put = (content: string | Buffer, name = `table-${++count}`): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return {
    folder,
    put,
    /** What a file of this content holds. */
    async read(content: string | Buffer, asked: Partial<Asked> = {}, limits: Partial<ReadingLimits> = {}) {
      const answer = await readTable(put(content), asked, limits);
      if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
      return answer.value;
    },
    /** Descriptors of this process on files of the folder; null where the system does not tell. */
    descriptors(): number | null {
      if (process.platform !== 'linux') return null;
      return readdirSync('/proc/self/fd').filter((descriptor) => {
        try {
          return readlinkSync(`/proc/self/fd/${descriptor}`).startsWith(folder);
        } catch {
          // Closed between the two calls.
          return false;
        }
      }).length;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The texts of the cells, line by line; empty cells are empty. */
export function texts(lines: readonly FileLine[]): string[][] {
  return lines.map(({ cells }) => cells.map((cell) => cell?.text ?? ''));
}
