/** Where the sheets and columns of an exported workbook have got to since. */
import type { ImportedTable } from '../../../preload/contract';
import { cleanText } from '../workbook/likeness';
import { idHeader, type OwnSheet, type OwnWorkbook, printsHeader } from '../workbook/own-workbook';
import type { FileLine, Table } from '../workbook/reading/table';
import { shownTop, topLines } from './read';
import { foldWord } from './text';

export interface FoundSheet {
  own: OwnSheet;
  /** Its place in the workbook. */
  sheet: number;
  /** The first lines, as they are shown. */
  top: ImportedTable['top'];
  header: FileLine;
  /** By column of the file: the place of the exported column; -1 for one that was not. */
  columns: readonly number[];
  /** Of the hidden columns in the file; -1 where they are gone. */
  id: number;
  prints: number;
}

/** Of more sheets the others are not looked at. */
const mostLooked = 20;

/** Finds the sheets by their names, or by what heads their columns; those that are gone are left out. */
export async function findSheets(table: Table, own: OwnWorkbook): Promise<FoundSheet[]> {
  const taken = new Set<number>();
  const found = new Map<OwnSheet, FoundSheet>();
  const take = async (wanted: OwnSheet, sheet: number, isSure: boolean) => {
    if (taken.has(sheet)) return;
    const fit = fitOf(wanted, await readTop(table, sheet));
    if (!fit || !(isSure || looksLike(wanted, fit))) return;
    taken.add(sheet);
    found.set(wanted, { own: wanted, sheet, ...fit });
  };
  for (const wanted of own.sheets) {
    const sheet = table.sheets.findIndex(({ name }) => name === wanted.name);
    if (sheet >= 0) await take(wanted, sheet, true);
  }
  for (const wanted of own.sheets) {
    for (let sheet = 0; sheet < Math.min(table.sheets.length, mostLooked) && !found.has(wanted); sheet += 1) {
      if (!table.sheets[sheet]?.hidden) await take(wanted, sheet, false);
    }
  }
  return own.sheets.flatMap((wanted) => found.get(wanted) ?? []);
}

/** One that was renamed has its hidden column still; one without any still has most of its columns. */
function looksLike({ role, columns }: OwnSheet, { id, matched }: Fit): boolean {
  return role === 'newcomers' ? id < 0 && matched > columns.length / 2 : id >= 0;
}

async function readTop(table: Table, sheet: number): Promise<FileLine[]> {
  const top: FileLine[] = [];
  for await (const { lines } of table.lines(sheet)) {
    top.push(...lines.slice(0, topLines - top.length));
    if (top.length === topLines) break;
  }
  return top;
}

type Fit = Pick<FoundSheet, 'top' | 'header' | 'columns' | 'id' | 'prints'> & { matched: number };

/** The line that heads most of the columns; null where none heads any. */
function fitOf(own: OwnSheet, top: readonly FileLine[]): Fit | null {
  const fits = top.map((header) => ({ ...columnsOf(own, header), top: [], header }));
  const best = fits.reduce<Fit | null>((one, other) => (other.matched > (one?.matched ?? 0) ? other : one), null);
  return best && { ...best, top: shownTop(top) };
}

function columnsOf({ columns, role }: OwnSheet, { cells }: FileLine) {
  const places = new Map<string, number[]>();
  columns.forEach(({ header }, place) => {
    const word = foldWord(header);
    places.set(word, [...(places.get(word) ?? []), place]);
  });
  const texts = cells.map((cell) => cleanText(cell?.text ?? ''));
  const hidden = role === 'newcomers' ? [] : [idHeader, printsHeader];
  const [id = -1, prints = -1] = hidden.map((header) => texts.indexOf(header));
  // Of several columns with one header the first is the first that was written.
  const found = texts.map((text, index) =>
    text === '' || index === id || index === prints ? -1 : (places.get(foldWord(text))?.shift() ?? -1),
  );
  return { columns: found, id, prints, matched: found.filter((place) => place >= 0).length };
}
