/** The styles of cells, by how their column looks and by what they hold. */
import type { Style } from 'exceljs';
import type WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';
import type { CellFormat } from './cells';
import type { Look } from './content';
import type { StyleNumbers } from './row-xml';

const formats: Record<CellFormat, string> = {
  header: '@',
  text: '@',
  number: 'General',
  'date-time': 'yyyy-mm-dd hh:mm:ss',
  date: 'yyyy-mm-dd',
};

const font = { name: 'Calibri', size: 11, family: 2, scheme: 'minor' } as const;
const grey: Partial<Style> = {
  font: { ...font, color: { argb: 'FF7A7A7A' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF0F0F0' } },
};
const looks: Record<Look, Partial<Style>> = {
  plain: {},
  fixed: grey,
  label: { font: { ...font, bold: true }, alignment: { vertical: 'top' } },
  prose: { alignment: { vertical: 'top', wrapText: true } },
};

export function styleOf(look: Look, format: CellFormat): Partial<Style> {
  const bold = format === 'header' ? { font: { ...looks[look].font, ...font, bold: true } } : {};
  return { ...looks[look], ...bold, numFmt: formats[format] };
}

/** The numbers by which the cells of a workbook refer to the styles of a look. */
export function styleNumbers(workbook: WorkbookWriter, look: Look): StyleNumbers {
  const numbers = Object.keys(formats).map((format) => [
    format,
    workbook.styles.addStyleModel(styleOf(look, format as CellFormat)),
  ]);
  return Object.fromEntries(numbers) as StyleNumbers;
}
