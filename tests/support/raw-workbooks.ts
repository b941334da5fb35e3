/** Workbooks of which every part can be written by hand. */
import { archive, type Entry } from './archives';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface RawWorkbook {
  /** What stands within `sheetData`. */
  rows?: string;
  /** All of the sheet instead. */
  sheet?: string | Buffer;
  /** What stands within `sst`; null: there is no such part. */
  strings?: string | null;
  /** What stands within `styleSheet`; null: there is no such part. */
  styles?: string | null;
  /** What stands within `workbook`. */
  workbook?: string;
  /** What stands within the relationships of the workbook. */
  links?: string;
  /** Beside these, or in the place of those with the same name. */
  more?: Entry[];
  without?: string[];
}

export const sheetXml = (rows: string) =>
  `${head}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;

export const oneSheet = '<sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets>';

export function link(id: string, type: string, target: string, more = ''): string {
  return `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"${more}/>`;
}

const usualLinks =
  link('rId1', 'worksheet', 'worksheets/sheet1.xml') +
  link('rId2', 'sharedStrings', 'sharedStrings.xml') +
  link('rId3', 'styles', 'styles.xml');

export function linksXml(links: string): string {
  return `${head}<Relationships xmlns="${packaged}">${links}</Relationships>`;
}

/** The parts of a workbook of one sheet. */
export function parts(given: RawWorkbook = {}): Entry[] {
  const { strings = '', styles = '', workbook = oneSheet } = given;
  const entries: Entry[] = [
    { name: '_rels/.rels', content: linksXml(link('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook xmlns="${main}" xmlns:r="${relationships}">${workbook}</workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: linksXml(given.links ?? usualLinks) },
    { name: 'xl/worksheets/sheet1.xml', content: given.sheet ?? sheetXml(given.rows ?? '') },
  ];
  if (strings !== null)
    entries.push({ name: 'xl/sharedStrings.xml', content: `${head}<sst xmlns="${main}">${strings}</sst>` });
  if (styles !== null) {
    entries.push({ name: 'xl/styles.xml', content: `${head}<styleSheet xmlns="${main}">${styles}</styleSheet>` });
  }
  const more = given.more ?? [];
  const gone = new Set([...(given.without ?? []), ...more.map(({ name }) => name)]);
  return [...entries.filter(({ name }) => !gone.has(name)), ...more];
}

export const rawWorkbook = (given: RawWorkbook = {}): Buffer => archive(parts(given));
