/**
 * The name by which a workbook says what each sheet's filter reaches over (ECMA-376 part 1, 18.2.5). Excel does without; LibreOffice
 * shows no buttons where it is missing. exceljs does not write it.
 */
import type WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';
import { columnLetters } from './row-xml';

export interface FilteredSheet {
  /** Its number in the workbook, from 1 on. */
  id: number;
  name: string;
  /** Of the last row and column. */
  rows: number;
  columns: number;
}

const part = '/xl/workbook.xml';
const behind = '</sheets>';

/** Has the workbook name the filters of these sheets when it is ended; more may be added until then. */
export function nameFilters({ zip }: WorkbookWriter, sheets: readonly FilteredSheet[]): void {
  const append = zip.append.bind(zip);
  zip.append = (content, entry) => {
    if (entry.name !== part) return append(content, entry);
    if (typeof content !== 'string' || !content.includes(behind)) throw new Error(`exceljs did not write ${part}`);
    return append(
      content.replace(behind, () => behind + namesXml(sheets)),
      entry,
    );
  };
}

function namesXml(sheets: readonly FilteredSheet[]): string {
  if (sheets.length === 0) return '';
  const names = sheets.map(({ id, name, rows, columns }) => {
    const range = `'${escaped(name.replaceAll("'", "''"))}'!$A$1:$${columnLetters(columns).at(-1)}$${rows}`;
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${id - 1}" hidden="1">${range}</definedName>`;
  });
  return `<definedNames>${names.join('')}</definedNames>`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
