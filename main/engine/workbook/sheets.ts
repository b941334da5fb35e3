/** The sheets of a workbook, filled row by row: as many as the rows need. */
import type { Style } from 'exceljs';
import type WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';
import type { CellValue, Column } from '../../../preload/contract';
import { type CellFormat, textCell, type Words, workbookCell } from './cells';
import { columnWidths, sheetTitle } from './layout';
import { columnLetters, rowXml, type StyleNumbers } from './row-xml';
import { createSink, type Sink } from './sink';

export interface Layout {
  sheetName: string;
  /** As the admin reads them, one for each column. */
  headers: string[];
  columns: Pick<Column, 'type'>[];
  words: Words;
}

export interface Sheets {
  add(row: CellValue[]): void;
  /** Waits until what was written has gone on, so that a slow disk doesn't fill the memory. */
  room(stop: AbortSignal): Promise<void>;
  end(): void;
  /** Cells whose text was cut to what Excel can hold. */
  shortened(): number;
}

const styles: Record<CellFormat, Partial<Style>> = {
  header: { font: { bold: true, name: 'Calibri', size: 11, family: 2, scheme: 'minor' }, numFmt: '@' },
  text: { numFmt: '@' },
  number: { numFmt: 'General' },
  'date-time': { numFmt: 'yyyy-mm-dd hh:mm:ss' },
  date: { numFmt: 'yyyy-mm-dd' },
};

/** Characters of a sheet that are handed on at once. */
const atOnce = 32 * 1024;

interface OpenSheet {
  sheet: WorkbookWriter.Sheet;
  sink: Sink;
}

/** Starts the first sheet at once; `sample` are rows by which the columns get their widths. */
export function createSheets(
  workbook: WorkbookWriter,
  layout: Layout,
  sample: CellValue[][],
  rowsPerSheet: number,
): Sheets {
  const { headers, columns, words } = layout;
  const widths = columnWidths(headers, sample);
  const letters = columnLetters(columns.length);
  const numbers = styleNumbers(workbook);
  let count = 0;
  let rows = 0;
  let shortened = 0;
  let xml = '';
  let open = start();

  function start(): OpenSheet {
    count += 1;
    rows = 0;
    const sheet = workbook.addWorksheet(sheetTitle(layout.sheetName, count), {
      views: [{ state: 'frozen', xSplit: 0, ySplit: 1 }],
    });
    // The styles are for what is typed below the last row.
    sheet.columns = columns.map(({ type }, index) => ({ width: widths[index] ?? 0, style: styles[formatOf(type)] }));
    // Has exceljs write all that comes before the rows; the rows themselves go past it, straight to the compression:
    // its objects for rows and cells cost more than all the rest, and it never waits for a slow disk.
    sheet.addRow([]).commit();
    sheet.stream.uncork();
    const [compression] = sheet.stream.pipes;
    if (!compression) throw new Error('exceljs did not connect the sheet to the archive');
    const header = headers.map((text) => ({ ...textCell(text), format: 'header' as const }));
    xml = rowXml(header, 1, letters, numbers);
    return { sheet, sink: createSink(compression) };
  }

  function end(): void {
    const { sheet, sink } = open;
    sink.write(xml);
    const column = headers.length;
    if (column > 0) sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows + 1, column } };
    sheet.commit();
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
      xml += rowXml(cells, rows + 1, letters, numbers);
      if (xml.length < atOnce) return;
      open.sink.write(xml);
      xml = '';
    },
    room: (stop) => open.sink.room(stop),
    end,
    shortened: () => shortened,
  };
}

function styleNumbers(workbook: WorkbookWriter): StyleNumbers {
  const numbers = Object.entries(styles).map(([format, style]) => [format, workbook.styles.addStyleModel(style)]);
  return Object.fromEntries(numbers) as StyleNumbers;
}

function formatOf(type: Column['type']): CellFormat {
  if (type === 'number') return 'number';
  return type === 'date' ? 'date-time' : 'text';
}
