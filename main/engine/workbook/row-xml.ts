/** Rows as SpreadsheetML (ECMA-376 part 1, 18.3.1.73): strings stand in their cells, so that nothing has to be kept. */
import type { CellFormat, WorkbookCell } from './cells';

/** The number by which a cell refers to each format's style. */
export type StyleNumbers = Record<CellFormat, number>;

const millisecondsOfDay = 24 * 60 * 60 * 1000;
/** 1970-01-01 as Excel counts days. */
const epoch = 25_569;

/** One row; `letters` are the names of the columns and `styles` their styles, `number` counts from 1. */
export function rowXml(cells: WorkbookCell[], number: number, letters: string[], styles: StyleNumbers[]): string {
  let xml = `<row r="${number}">`;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell?.value === undefined) continue;
    const start = `<c r="${letters[index]}${number}" s="${styles[index]?.[cell.format] ?? 0}"`;
    if (typeof cell.value === 'string') xml += `${start} t="inlineStr"><is>${textXml(cell.value)}</is></c>`;
    else xml += `${start}><v>${typeof cell.value === 'number' ? cell.value : serialDay(cell.value)}</v></c>`;
  }
  return `${xml}</row>`;
}

/** Days since Excel's epoch, with the time as a fraction. */
function serialDay(date: Date): number {
  return epoch + date.getTime() / millisecondsOfDay;
}

const special = /[&<>]/;

function textXml(text: string): string {
  const escaped = special.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;
  // Without the attribute, spaces at the ends would be lost.
  return /^\s|\s$|\n/.test(text) ? `<t xml:space="preserve">${escaped}</t>` : `<t>${escaped}</t>`;
}

/** `A` to `Z`, `AA` and so on. */
export function columnLetters(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    let letters = '';
    for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
      letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    }
    return letters;
  });
}
