/** A sheet of a workbook (ECMA-376 part 1, 18.3.1): its rows as they come by, whatever else it holds passed over. */
import { broken, tooLarge } from './broken';
import { checkLength, type RawCell, readCell, type Surroundings } from './cell';
import type { Collector } from './collector';
import type { ReadingLimits } from './limits';
import { cellPlace, lineNumber } from './reference';
import type { FileCell } from './table';
import { type Attributes, createXmlReader, type XmlReader } from './xml';

/** What a part may be that the workbook calls a sheet. Charts and dialogs have no cells. */
const kinds = new Set(['worksheet', 'chartsheet', 'dialogsheet', 'macrosheet']);

/** What programs add, and how a text is pronounced. */
const passedOver = new Set(['extLst', 'rPh']);

/** A reader of the sheet's XML that gives its lines to the collector. */
export function createSheetReader(
  part: string,
  surroundings: Surroundings,
  collector: Collector,
  limits: ReadingLimits,
): XmlReader {
  let isSheet = false;
  let inData = false;
  let inRow = false;
  let line = 0;
  let cells: (FileCell | null)[] = [];
  /** UTF-16 units of the line so far. */
  let length = 0;
  /** Of the cell that was last. */
  let column = -1;
  let cell: RawCell | null = null;
  /** Into what the text that comes goes. */
  let into: 'value' | 'inline' | null = null;
  let inInline = false;
  /** Elements within one that is passed over. */
  let passed = 0;

  const where = () => (line > 0 ? line : undefined);

  function startRow({ r: reference }: Attributes): void {
    const next = reference === undefined ? line + 1 : lineNumber(reference);
    if (next === null || next <= line) throw broken(`row ${reference?.slice(0, 20)} after row ${line}`, where());
    if (next > limits.lines) throw tooLarge(`more than ${limits.lines} rows`, where());
    line = next;
    inRow = true;
    cells = [];
    length = 0;
    column = -1;
  }

  function startCell({ r: reference, t: type = 'n', s: style }: Attributes): void {
    const before = column;
    if (reference === undefined) column += 1;
    else {
      const found = cellPlace(reference);
      if (!found || found.line !== line) throw broken(`a cell ${reference.slice(0, 20)} in row ${line}`, line);
      column = found.column;
    }
    if (column <= before) throw broken(`a cell ${reference?.slice(0, 20)} that comes too late`, line);
    if (column >= limits.columns) throw tooLarge(`more than ${limits.columns} columns`, line);
    cell = { type, style, value: null, inline: null };
  }

  function endCell(raw: RawCell): void {
    const read = readCell(raw, surroundings, line);
    if (!read) return;
    length += read.text.length;
    if (length > limits.line) throw tooLarge('a line holds too much text', line);
    while (cells.length < column) cells.push(null);
    cells.push(read);
  }

  return createXmlReader(
    part,
    {
      open(name, attributes) {
        if (passed > 0 || passedOver.has(name)) passed += 1;
        else if (cell) {
          if (name === 'is') inInline = true;
          else if (name === 'v') {
            into = 'value';
            cell.value ??= '';
          } else if (name === 't' && inInline) {
            into = 'inline';
            cell.inline ??= '';
          }
        } else if (inRow) {
          if (name === 'c') startCell(attributes);
        } else if (inData) {
          if (name === 'row') startRow(attributes);
        } else if (name === 'sheetData') inData = true;
        else if (!isSheet) {
          if (!kinds.has(name)) throw broken(`${part} holds a ${name}`);
          isSheet = true;
        }
      },
      close(name) {
        if (passed > 0) passed -= 1;
        else if (name === 'v' || name === 't') into = null;
        else if (name === 'c' && cell) {
          endCell(cell);
          cell = null;
        } else if (name === 'row' && inRow) {
          inRow = false;
          collector.add(line, cells);
        } else if (name === 'is') inInline = false;
        else if (name === 'sheetData') inData = false;
      },
      text(text) {
        if (!cell || into === null || passed > 0) return;
        cell[into] = (cell[into] ?? '') + text;
        checkLength(cell[into], limits.cell, line);
      },
    },
    limits,
    where,
  );
}
