/** One list of people as several programs write it: whoever made the file, the same is imported from it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import * as xlsx from 'xlsx';
import { importingFile } from '../support/import-scene';
import { person } from '../support/queue';
import { rawWorkbook } from '../support/raw-workbooks';
import { fleet, openStore, temporaryFolder } from '../support/tenant-model';
import { resavedByOffice } from './libreoffice';

const head = ['Username', 'Title', 'Active', 'Vehicles', 'Since'];
const targets = ['userName', 'title', 'active', `${fleet}:vehicles`, `${fleet}:since`];
const day = 45_382.75;
const since = new Date(Date.UTC(2024, 2, 31, 18));
/** A line that changes nothing, one that changes all, and somebody new. */
const lines: readonly (readonly [string, string, boolean, number])[] = [
  ['user-ann', '=1+1', true, 3],
  ['user-bob', '0042 "Boss" & <so>', false, 7],
  ['new.one', ' Änn 😀 ', true, 0],
];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const inline = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const typeOf = (part: string, type: string) => `<Override PartName="/xl/${part}.xml" ContentType="${type}+xml"/>`;
const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  typeOf('workbook', `${spreadsheet}.sheet.main`),
  typeOf('worksheets/sheet1', `${spreadsheet}.worksheet`),
  typeOf('sharedStrings', `${spreadsheet}.sharedStrings`),
  typeOf('styles', `${spreadsheet}.styles`),
].join('')}</Types>`;

const makers: Record<string, (path: string) => Promise<void> | void> = {
  async exceljs(path) {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Staff');
    sheet.addRow(head);
    for (const line of lines) sheet.addRow([...line, since]).getCell(5).numFmt = 'dd/mm/yyyy hh:mm';
    await book.xlsx.writeFile(path);
  },
  SheetJS(path) {
    const cells = lines.map((line) => [...line, { t: 'n' as const, v: day, z: 'dd/mm/yyyy hh:mm' }]);
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([head, ...cells]), 'Staff');
    xlsx.writeFile(book, path, { bookSST: true });
  },
  'a program that writes each text where it stands'(path) {
    const rows = lines.map(
      ([name, title, active, vehicles]) =>
        `<row>${inline(name)}${inline(title)}<c t="b"><v>${Number(active)}</v></c><c><v>${vehicles}</v></c><c s="1"><v>${day}</v></c></row>`,
    );
    writeFileSync(
      path,
      rawWorkbook({
        rows: `<row>${head.map(inline).join('')}</row>${rows.join('')}`,
        more: [{ name: '[Content_Types].xml', content: contentTypes }],
        styles: '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>',
      }),
    );
  },
};

it('[X3] is imported alike from exceljs, SheetJS, LibreOffice and others', async () => {
  const folder = temporaryFolder();
  const paths = Object.keys(makers).map((name) => join(folder, `${name}.xlsx`));
  for (const [index, make] of Object.values(makers).entries()) await make(paths[index] ?? '');
  const saved = await resavedByOffice(paths);
  for (const path of [...paths, ...saved]) {
    const store = await openStore();
    // As the clock on the wall here shows it.
    const at = new Date(2024, 2, 31, 18).toISOString();
    person(store, 'ann', { title: '=1+1', [fleet]: { vehicles: 3, since: at } });
    person(store, 'bob', { title: 'Clerk', [fleet]: { vehicles: 3 } });
    const back = await importingFile(store, path, { targets, match: ['userName'] });
    const found = back
      .lines()
      .map(({ verdict, cells }) => [verdict, cells.flatMap(({ state, to }) => (state === 'changed' ? [to] : []))]);
    expect(found, path).toEqual([
      ['unchanged', []],
      ['changed', ['0042 "Boss" & <so>', false, 7, at]],
      ['new', ['new.one', 'Änn 😀', true, 0, at]],
    ]);
  }
});
