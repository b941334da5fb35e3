/** The parts of a workbook as they are in the file: what no reader of cells tells. */
import { readFileSync } from 'node:fs';
import { read } from 'xlsx';

/** With the option `bookFiles`; its types do not know of it. */
interface WithFiles {
  files: Record<string, { content: Uint8Array } | undefined>;
}

/** The text of a part, by its path in the archive. */
function partOf(file: string, path: string): string {
  const { files } = read(readFileSync(file), { bookFiles: true }) as unknown as WithFiles;
  const part = files[path];
  if (!part) throw new Error(`${file} has no part ${path}`);
  return Buffer.from(part.content).toString('utf8');
}

/** What a sheet is like, by its place among all sheets, hidden ones too. */
export const sheetXml = (file: string, place: number): string => partOf(file, `xl/worksheets/sheet${place + 1}.xml`);
