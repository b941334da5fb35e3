/** The sheet by which an exported workbook is known again. It is a file's like any other: it may hold anything. */
import { cleanText } from '../workbook/likeness';
import {
  type OwnColumn,
  type OwnSheet,
  type OwnWorkbook,
  ownMark,
  ownRoles,
  ownSheetName,
  ownVersion,
  ownWords,
} from '../workbook/own-workbook';
import type { FileLine, Table } from '../workbook/reading/table';
import { type Scratch, together, write } from './scratch';

/** More than this no export writes; texts in UTF-16 units. */
const most = { sheets: 20, columns: 12_000, text: 1_000 };

type Drawn = Omit<OwnSheet, 'columns'> & { columns: OwnColumn[] };

/** The place of the sheet in a workbook; programs may show it, but none gives it another name. */
export function ownSheetOf({ sheets }: Table): number | null {
  const place = sheets.findIndex(({ name }) => name.toLowerCase() === ownSheetName);
  return place < 0 ? null : place;
}

/**
 * Reads the sheet, and keeps the ids of those who were exported in the scratch file. Null where it is somebody else's, or
 * nonsense; of a later version it tells the version alone.
 */
export async function readOwnSheet(
  scratch: Scratch,
  table: Table,
  place: number,
  onProgress: (read: number) => void,
): Promise<OwnWorkbook | null> {
  let own: (Omit<OwnWorkbook, 'sheets'> & { sheets: Drawn[] }) | null = null;
  let columns = 0;
  for await (const { lines, read } of table.lines(place)) {
    onProgress(read);
    const ids: string[] = [];
    for (const line of lines) {
      const [word, ...rest] = textsOf(line);
      if (!own) {
        own = word === ownMark ? beginning(rest) : null;
        if (!own || own.version > ownVersion) return own;
        continue;
      }
      if (rest.some((text) => text.length > most.text)) return null;
      const [first = '', second = '', third = ''] = rest;
      const sheet = own.sheets.at(-1);
      if (word === ownWords.exported && first !== '') ids.push(first);
      else if (word === ownWords.sheet) {
        const role = ownRoles.find((known) => known === first);
        if (!role || own.sheets.length === most.sheets) return null;
        own.sheets.push({ role, name: second, columns: [] });
      } else if (word === ownWords.column) {
        columns += 1;
        if (!sheet || columns > most.columns) return null;
        sheet.columns.push({ key: first || null, group: second || null, header: third });
      }
    }
    together(scratch, () => {
      for (const id of ids) write(scratch, 'insert or ignore into exported (id) values (?)', id);
    });
  }
  return own;
}

function textsOf({ cells }: FileLine): string[] {
  return cells.slice(0, 5).map((cell) => cleanText(cell?.text ?? ''));
}

function beginning([version = '', id = '', url = '', time = '']: string[]) {
  if (!/^[1-9]\d{0,5}$/.test(version)) return null;
  return { version: Number(version), tenant: { id, url }, time, sheets: [] };
}
