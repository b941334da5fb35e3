/** A workbook in a spreadsheet, which is another library here than the one that writes it: people edit it, and save it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type CellObject, read, utils, type WorkSheet, write } from 'xlsx';

/** A sheet as rows of cells, the header first. */
export interface Grid {
  rows: (CellObject | null)[][];
  /** The number in the sheet of the one line that has this text under a header. */
  lineOf(header: string, text: string): number;
  /** Types into the cell of such a line; null empties it. */
  type(who: { header: string; text: string }, header: string, value: string | number | null): void;
  /** Writes a further line, by the headers of its cells; answers its number. */
  add(texts: Readonly<Record<string, string>>): number;
}

/** Opens a workbook, changes sheets of it by their names, and saves it in the place of the first. */
export function editWorkbook(file: string, change: (sheetNamed: (name: string) => Grid) => void): void {
  const book = read(readFileSync(file), { cellNF: true });
  const open = new Map<string, Grid>();
  change((name) => {
    const sheet = book.Sheets[name];
    if (!sheet) throw new Error(`${file} has no sheet ${name}, but ${book.SheetNames.join(', ')}`);
    const grid = open.get(name) ?? gridOf(sheet);
    open.set(name, grid);
    return grid;
  });
  for (const [name, { rows }] of open) book.Sheets[name] = sheetOf(rows);
  writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx' }));
}

function gridOf(sheet: WorkSheet): Grid {
  const { e: end } = utils.decode_range(sheet['!ref'] ?? 'A1');
  const cellAt = (r: number, c: number) => (sheet[utils.encode_cell({ r, c })] as CellObject | undefined) ?? null;
  const rows = Array.from({ length: end.r + 1 }, (_, r) => Array.from({ length: end.c + 1 }, (_, c) => cellAt(r, c)));
  const placeOf = (header: string) => {
    const place = rows[0]?.findIndex((cell) => cell?.v === header) ?? -1;
    if (place < 0) throw new Error(`no column is called ${header}`);
    return place;
  };
  const grid: Grid = {
    rows,
    lineOf(header, text) {
      const place = placeOf(header);
      const index = rows.findIndex((cells) => cells[place]?.v === text);
      if (index < 0) throw new Error(`nobody has ${text} under ${header}`);
      return index + 1;
    },
    type({ header: known, text }, header, value) {
      const cells = rows[grid.lineOf(known, text) - 1];
      if (cells)
        cells[placeOf(header)] = value === null ? null : { t: typeof value === 'number' ? 'n' : 's', v: value };
    },
    add(texts) {
      const cells: Grid['rows'][number] = [];
      for (const [header, v] of Object.entries(texts)) cells[placeOf(header)] = { t: 's', v };
      return rows.push(Array.from(cells, (cell) => cell ?? null));
    },
  };
  return grid;
}

function sheetOf(rows: Grid['rows']): WorkSheet {
  const sheet: WorkSheet = {};
  const width = Math.max(1, ...rows.map((cells) => cells.length));
  rows.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      if (cell) sheet[utils.encode_cell({ r, c })] = cell;
    });
  });
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: width - 1 } });
  return sheet;
}
