import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import { link, oneSheet, rawWorkbook, sheetXml } from '../../../../tests/support/raw-workbooks';
import { openTableFolder, texts } from '../../../../tests/support/tables';

const folder = openTableFolder();
afterAll(() => folder.close());

/** The cells of one row, as text and kind. */
async function row(cells: string, more: Parameters<typeof rawWorkbook>[0] = {}): Promise<string[]> {
  const { lines } = await folder.read(rawWorkbook({ rows: `<row r="1">${cells}</row>`, ...more }));
  return (lines[0]?.cells ?? []).map((cell) => (cell ? `${cell.kind} ${cell.text}` : '-'));
}

describe('a workbook of exceljs', () => {
  async function made(shared: boolean): Promise<Buffer> {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Leute');
    sheet.addRow(['Name', 'Born', 'Seen', 'No', 'Yes', 'Sum', 'Rich', 'Zip', 'Error']);
    const values = [
      'Zoë',
      new Date(Date.UTC(1980, 1, 29)),
      new Date(Date.UTC(2026, 0, 31, 9, 30, 15, 250)),
      0.1 + 0.2,
      true,
      { formula: 'A1&"x"', result: 'Namex' },
      { richText: [{ text: 'one ' }, { font: { bold: true }, text: 'two' }] },
      420,
      { error: '#N/A' },
    ];
    const second = sheet.addRow(values);
    second.getCell(2).numFmt = 'dd.mm.yyyy';
    second.getCell(3).numFmt = 'yyyy-mm-dd hh:mm';
    second.getCell(8).numFmt = '00000';
    workbook.addWorksheet('Secret', { state: 'hidden' }).addRow(['x']);
    workbook.addWorksheet('Other').addRow(['y']);
    const written = await workbook.xlsx.writeBuffer({ useSharedStrings: shared } as object);
    return Buffer.from(written);
  }

  it.each([true, false])('is read as a person reads it (shared strings: %s)', async (shared) => {
    const table = await folder.read(await made(shared));
    expect(table.kind).toBe('workbook');
    expect(table.format).toEqual({ sheet: 0, encoding: null, separator: null });
    expect(table.sheets).toEqual([
      { name: 'Leute', hidden: false },
      { name: 'Secret', hidden: true },
      { name: 'Other', hidden: false },
    ]);
    expect(table.lines[1]).toEqual({
      line: 2,
      cells: [
        { text: 'Zoë', kind: 'text' },
        { text: '1980-02-29', kind: 'date' },
        { text: '2026-01-31T09:30:15.250', kind: 'date' },
        { text: '0.3', kind: 'number' },
        { text: 'true', kind: 'boolean' },
        { text: 'Namex', kind: 'text' },
        { text: 'one two', kind: 'text' },
        { text: '00420', kind: 'number' },
        { text: '#N/A', kind: 'error' },
      ],
    });
  });

  it('gives the sheet that is asked for, hidden or not', async () => {
    expect(texts((await folder.read(await made(true), { sheet: 1 })).lines)).toEqual([['x']]);
    expect(texts((await folder.read(await made(true), { sheet: 2 })).lines)).toEqual([['y']]);
  });
});

describe('a workbook of SheetJS', () => {
  const sheet = utils.aoa_to_sheet([['a', 1, false], [], [null, 'late', new Date(Date.UTC(2000, 0, 1))]]);
  const cell = sheet.C3;
  if (cell) {
    cell.t = 'n';
    cell.v = 36_526;
    cell.z = 'd-mmm-yy';
  }
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, 'S');

  it.each([{ bookSST: true }, { bookSST: false }, { compression: true }])('is read alike with %j', async (options) => {
    const { lines } = await folder.read(write(workbook, { type: 'buffer', bookType: 'xlsx', ...options }));
    expect(lines).toEqual([
      {
        line: 1,
        cells: [
          { text: 'a', kind: 'text' },
          { text: '1', kind: 'number' },
          { text: 'false', kind: 'boolean' },
        ],
      },
      { line: 3, cells: [null, { text: 'late', kind: 'text' }, { text: '2000-01-01', kind: 'date' }] },
    ]);
  });

  it('with macros is read, and the macros are left alone', async () => {
    const { lines } = await folder.read(write(workbook, { type: 'buffer', bookType: 'xlsm' }));
    expect(lines).toHaveLength(2);
  });
});

describe('rows and cells', () => {
  it('need no references', async () => {
    const rows =
      '<row><c><v>1</v></c><c t="str"><v>b</v></c></row><row/><row><c r="C3"><v>2</v></c><c><v>3</v></c></row>';
    const { lines } = await folder.read(rawWorkbook({ rows }));
    expect(lines.map(({ line }) => line)).toEqual([1, 3]);
    expect(texts(lines)).toEqual([
      ['1', 'b'],
      ['', '', '2', '3'],
    ]);
  });

  it('keep their places', async () => {
    const { lines } = await folder.read(rawWorkbook({ rows: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }));
    expect(lines[0]?.line).toBe(1_048_576);
    expect(lines[0]?.cells).toHaveLength(16_384);
  });

  it('without a value are empty, and nothing stands behind the last one', async () => {
    const cells = '<c r="A1"/><c r="B1"><v>1</v></c><c r="C1"><v/></c><c r="D1" t="s"/><c r="E1"><f>NOW()</f></c>';
    expect(
      await row(`${cells}<c r="F1" t="str"><f>""</f><v></v></c><c r="G1" t="inlineStr"><is><t/></is></c>`),
    ).toEqual(['-', 'number 1']);
    expect((await folder.read(rawWorkbook({ rows: '<row r="1"><c r="A1"/></row>' }))).lines).toEqual([]);
  });

  it('come with prefixes as well', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(texts((await folder.read(rawWorkbook({ sheet }))).lines)).toEqual([['7']]);
  });

  it('are found in UTF-16 too', async () => {
    const sheet = Buffer.from(`\ufeff${sheetXml('<row><c t="str"><v>Zoë</v></c></row>')}`, 'utf16le');
    expect(texts((await folder.read(rawWorkbook({ sheet }))).lines)).toEqual([['Zoë']]);
  });

  it('of other elements of the sheet are not taken for its own', async () => {
    const sheet = sheetXml('<row><c><v>1</v><extLst><ext><c><v>9</v></c></ext></extLst></c></row>').replace(
      '</sheetData>',
      '</sheetData><extLst><row><c><v>5</v></c></row></extLst>',
    );
    expect(texts((await folder.read(rawWorkbook({ sheet }))).lines)).toEqual([['1']]);
  });
});

describe('texts', () => {
  const strings =
    '<si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t xml:space="preserve"> text</t></r></si>' +
    '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si/><si><t>a&amp;b &#x1F600; <![CDATA[<c>]]></t></si>' +
    '<si><t>_x0041__x000D_ _x005F_x0041_ _xD83D__xDE00_</t></si>';

  it('are shared, rich, pronounced, escaped', async () => {
    const cells = [0, 1, 2, 3, 4, 5].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    expect(await row(cells, { strings })).toEqual([
      'text plain',
      'text rich  text',
      'text 東京',
      '-',
      'text a&b 😀 <c>',
      'text A\r _x0041_ 😀',
    ]);
  });

  it('stand in their cells, rich or not', async () => {
    const cells =
      '<c t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>' +
      '<c t="inlineStr"><is><t>_x0041_</t></is></c><c t="str"><f>1</f><v>_x0042_</v></c><c t="str"><v>  in  </v></c>';
    expect(await row(cells)).toEqual(['text a b', 'text A', 'text B', 'text   in  ']);
  });

  it('may come after the sheet, and in many pieces', async () => {
    const long = 'é'.repeat(32_767);
    const many = Array.from({ length: 5_000 }, (_, index) => `<si><t>text ${index}</t></si>`).join('');
    const cells = '<c t="s"><v>4999</v></c><c t="s"><v>5000</v></c>';
    expect(await row(cells, { strings: `${many}<si><t>${long}</t></si>` })).toEqual(['text text 4999', `text ${long}`]);
  });
});

describe('numbers', () => {
  const formats = ['00000', 'dd/mm/yyyy', '[h]:mm', 'h:mm AM/PM', '0.0%', '@', '[$-40C]d mmmm yyyy;@', '0#" "##" "##'];
  const styles =
    `<numFmts>${formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts>` +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    `<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="22"/>${formats.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs>`;
  const number = (value: string, style: number) => `<c s="${style}"><v>${value}</v></c>`;

  it('are shown as their formats show them, as far as that says what they are', async () => {
    const cells = [
      number('123456789012', 0),
      number('1.2345E+5', 0),
      number('-0', 0),
      number('46053', 1),
      number('46053.395833333333', 2),
      number('46053', 2),
      number('420', 3),
      number('46053', 4),
      number('1.5', 5),
      number('0.75', 6),
      number('0.5', 7),
      number('12', 8),
      number('46053', 9),
      number('612345', 10),
      number('7', 99),
    ];
    expect(await row(cells.join(''), { styles })).toEqual([
      'number 123456789012',
      'number 123450',
      'number 0',
      'date 2026-01-31',
      'date 2026-01-31T09:30:00',
      'date 2026-01-31T00:00:00',
      'number 00420',
      'date 2026-01-31',
      'text 36:00:00',
      'text 18:00:00',
      'number 0.5',
      'number 12',
      'date 2026-01-31',
      'number 612345',
      'number 7',
    ]);
  });

  it('count days from 1904 on where the workbook says so', async () => {
    const workbook = `<workbookPr date1904="1"/>${oneSheet}`;
    expect(await row(number('44591', 1) + number('0', 1), { styles, workbook })).toEqual([
      'date 2026-01-31',
      'date 1904-01-01',
    ]);
  });

  it('may be dates that are written out', async () => {
    const cells = ['2026-01-31', '2026-01-31T09:30:00Z', '2026-01-31T09:30:00.250'].map(
      (text) => `<c t="d"><v>${text}</v></c>`,
    );
    expect(await row(cells.join(''))).toEqual([
      'date 2026-01-31',
      'date 2026-01-31T09:30:00',
      'date 2026-01-31T09:30:00.250',
    ]);
  });

  it('need no styles', async () => {
    expect(await row(number('5', 1), { styles: null })).toEqual(['number 5']);
  });
});

describe('parts', () => {
  it.each([
    ['absolutely', '/xl/data/People.xml', 'xl/data/People.xml'],
    ['with detours', '../xl/./data/people.xml', 'xl/data/people.xml'],
    ['in other letters', 'DATA/people.xml', 'xl/data/PEOPLE.xml'],
    ['with backslashes', 'data\\people.xml', 'xl\\data\\people.xml'],
  ])('are found when they are named %s', async (_, target, name) => {
    const content = sheetXml('<row><c><v>1</v></c></row>');
    const links = link('rId1', 'worksheet', target);
    const without = ['xl/worksheets/sheet1.xml'];
    const { lines } = await folder.read(rawWorkbook({ links, without, more: [{ name, content }] }));
    expect(texts(lines)).toEqual([['1']]);
  });

  it('beside those that are needed are passed over: links, macros, pictures, folders', async () => {
    const { lines } = await folder.read(
      rawWorkbook({
        rows: '<row><c><f>[1]Sheet1!A1</f><v>3</v></c></row>',
        more: [
          { name: 'xl/vbaProject.bin', content: Buffer.from([0, 1, 2]) },
          { name: 'xl/media/', content: '', method: 0 },
          { name: 'xl/externalLinks/externalLink1.xml', content: '<!DOCTYPE x [<!ENTITY a "b">]><x/>' },
        ],
      }),
    );
    expect(texts(lines)).toEqual([['3']]);
  });

  it('may be charts, which hold no lines', async () => {
    const sheet = '<chartsheet><sheetViews/></chartsheet>';
    expect((await folder.read(rawWorkbook({ sheet }))).lines).toEqual([]);
  });

  it('may be stored without compression', async () => {
    const content = sheetXml('<row><c><v>1</v></c></row>');
    const more = [{ name: 'xl/worksheets/sheet1.xml', content, method: 0 }];
    expect(texts((await folder.read(rawWorkbook({ more }))).lines)).toEqual([['1']]);
  });

  it('of a sheet that nobody has hidden come first', async () => {
    const workbook =
      '<sheets><sheet name="a" sheetId="1" state="veryHidden" r:id="rId9"/><sheet name="b" sheetId="2" r:id="rId1"/></sheets>';
    expect((await folder.read(rawWorkbook({ workbook }))).format.sheet).toBe(1);
  });
});
