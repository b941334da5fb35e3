/** The sheets of a workbook, filled row by row: as many as the rows need. */
import type WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';
import { type CellFormat, type SheetValue, textCell, workbookCell } from './cells';
import type { Look, SheetColumn, SheetContent } from './content';
import type { FilteredSheet } from './filter-names';
import { columnWidths } from './layout';
import { columnLetters, rowXml, type StyleNumbers } from './row-xml';
import { ruleFor } from './rules';
import type { SheetNames } from './sheet-names';
import { createSink, type Sink } from './sink';
import { styleNumbers, styleOf } from './styles';
import type { RowTaker } from './turns';
import type { ValueLists } from './value-lists';

export interface Sheets extends RowTaker {
  end(): void;
  /** Of those that were begun. */
  names(): readonly string[];
  /** Cells whose text was cut to what Excel can hold. */
  shortened(): number;
}

/** What the sheets of one workbook share. */
export interface Shared {
  workbook: WorkbookWriter;
  names: SheetNames;
  lists: ValueLists;
  /** Grows with each sheet that has a filter. */
  filtered: FilteredSheet[];
  rowsPerSheet: number;
}

/** Characters of a sheet that are handed on at once. */
const atOnce = 32 * 1024;
/** Characters in a line of prose. */
const proseWidth = 90;

interface OpenSheet {
  sheet: WorkbookWriter.Sheet;
  sink: Sink;
}

const lookOf = ({ look = 'plain' }: SheetColumn): Look => look;

/** Starts the first sheet at once; `sample` are rows by which the columns get their widths. */
export function createSheets(shared: Shared, content: SheetContent, sample: SheetValue[][]): Sheets {
  const { workbook, rowsPerSheet } = shared;
  const { headers, columns, words, refusals, room = 0 } = content;
  const widths = columnWidths(headers ?? columns.map(() => ''), sample);
  const letters = columnLetters(columns.length);
  const numbers = numbersOf(workbook, columns);
  const names: string[] = [];
  const above = headers ? 1 : 0;
  let rows = 0;
  let shortened = 0;
  let xml = '';
  let open = start();

  function start(): OpenSheet {
    const { state, sheetName } = content;
    const name = state ? sheetName : shared.names.take(sheetName);
    names.push(name);
    rows = 0;
    const sheet = workbook.addWorksheet(name, {
      ...(state ? { state } : {}),
      views: headers ? [{ state: 'frozen', xSplit: 0, ySplit: 1 }] : [],
    });
    // The styles are for what is typed below the last row.
    sheet.columns = columns.map((column, index) => ({
      width: column.look === 'prose' ? proseWidth : (widths[index] ?? 0),
      style: styleOf(lookOf(column), formatOf(column)),
      hidden: column.hidden ?? false,
    }));
    // Has exceljs write all that comes before the rows; the rows themselves go past it, straight to the compression:
    // its objects for rows and cells cost more than all the rest, and it never waits for a slow disk.
    sheet.addRow([]).commit();
    sheet.stream.uncork();
    const [compression] = sheet.stream.pipes;
    if (!compression) throw new Error('exceljs did not connect the sheet to the archive');
    const header = headers?.map((text) => ({ ...textCell(text), format: 'header' as const }));
    xml = header ? rowXml(header, 1, letters, numbers) : '';
    return { sheet, sink: createSink(compression) };
  }

  function end(): void {
    const { sheet, sink } = open;
    sink.write(xml);
    const last = rows + above;
    // All columns, the hidden ones too: what is sorted by the buttons of the filter stays together.
    if (headers && columns.length > 0) {
      shared.filtered.push({ id: sheet.id, name: sheet.name, rows: last, columns: columns.length });
      sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: last, column: columns.length } };
    }
    if (refusals) addRules(sheet, Math.max(last, room + above));
    sheet.commit();
  }

  function addRules(sheet: WorkbookWriter.Sheet, last: number): void {
    if (!refusals || last <= above) return;
    columns.forEach((column, index) => {
      const rule = ruleFor(column, refusals, shared.lists);
      if (rule) sheet.dataValidations.add(`${letters[index]}${above + 1}:${letters[index]}${last}`, rule);
    });
  }

  return {
    add(row) {
      if (rows === rowsPerSheet) {
        end();
        open = start();
      }
      rows += 1;
      const cells = columns.map(({ type }, index) => workbookCell(row[index] ?? null, type, words));
      for (const cell of cells) if (cell.shortened) shortened += 1;
      xml += rowXml(cells, rows + above, letters, numbers);
      if (xml.length < atOnce) return;
      open.sink.write(xml);
      xml = '';
    },
    room: (stop) => open.sink.room(stop),
    end,
    names: () => names,
    shortened: () => shortened,
  };
}

/** The numbers of the styles, by column. */
function numbersOf(workbook: WorkbookWriter, columns: readonly SheetColumn[]): StyleNumbers[] {
  const known = new Map<Look, StyleNumbers>();
  return columns.map((column) => {
    const look = lookOf(column);
    const numbers = known.get(look) ?? styleNumbers(workbook, look);
    known.set(look, numbers);
    return numbers;
  });
}

function formatOf({ type }: SheetColumn): CellFormat {
  if (type === 'number') return 'number';
  return type === 'date' ? 'date-time' : 'text';
}
