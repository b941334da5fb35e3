/** Workbooks of which a little stands for very much. */
import { link, oneSheet, rawWorkbook } from '../raw-workbooks';
import { type Hostile, mebi, ofRows, repeated, sheet1, sheetEnd, sheetStart } from './making';

export const bombs: Hostile[] = [
  { name: 'blanks between rows without end', make: () => ofRows(' ', 100 * mebi), answer: 'file-too-large' },
  {
    name: 'more rows after decompression than are taken',
    make: () => ofRows('<row/>', 100_000),
    answer: 'file-too-large',
    limits: { inflated: mebi / 4 },
  },
  {
    name: 'parts that are too much together',
    make: () => rawWorkbook({ rows: '<row/>'.repeat(50_000), strings: '<si/>'.repeat(50_000) }),
    answer: 'file-too-large',
    limits: { inflated: mebi / 2 },
  },
  {
    name: 'a shared string without end',
    make: () =>
      rawWorkbook({ more: [repeated('xl/sharedStrings.xml', '<sst><si><t>', 'x', 100 * mebi, '</t></si></sst>')] }),
    answer: 'file-too-large',
  },
  {
    name: 'shared strings without end',
    make: () => rawWorkbook({ more: [repeated('xl/sharedStrings.xml', '<sst>', '<si/>', 10 * mebi, '</sst>')] }),
    answer: 'file-too-large',
    limits: { strings: 16 * mebi },
  },
  {
    name: 'a long shared string in every cell',
    make: () =>
      rawWorkbook({
        strings: `<si><t>${'x'.repeat(mebi - 1)}</t></si>`,
        more: [repeated(sheet1, sheetStart, '<row><c t="s"><v>0</v></c></row>', mebi / 2, sheetEnd)],
      }),
    answer: 'file-too-large',
  },
  {
    name: 'a long shared string in every cell of a row',
    make: () =>
      rawWorkbook({
        strings: `<si><t>${'x'.repeat(mebi - 1)}</t></si>`,
        more: [repeated(sheet1, `${sheetStart}<row>`, '<c t="s"><v>0</v></c>', 16_384, `</row>${sheetEnd}`)],
      }),
    answer: 'file-too-large',
    line: 1,
  },
  {
    name: 'rows of nothing but their last cell',
    make: () => {
      const rows = Array.from({ length: 20_000 }, (_, index) => `<row><c r="XFD${index + 1}"><v>1</v></c></row>`);
      return rawWorkbook({ rows: rows.join('') });
    },
    answer: 'file-too-large',
  },
  {
    name: 'sheets without end',
    make: () => rawWorkbook({ workbook: '<sheet name="x"/>'.repeat(mebi / 4) }),
    answer: 'file-too-large',
  },
  {
    name: 'formats without end',
    make: () => rawWorkbook({ styles: `<cellXfs>${'<xf/>'.repeat(mebi)}</cellXfs>` }),
    answer: 'file-too-large',
  },
  {
    name: 'relationships without end',
    make: () =>
      rawWorkbook({ links: Array.from({ length: 150_000 }, (_, index) => link(`r${index}`, 'x', 'y')).join('') }),
    answer: 'file-too-large',
  },
  {
    name: 'a format that is hard to take apart',
    make: () =>
      rawWorkbook({
        styles: `<numFmts><numFmt numFmtId="164" formatCode="${'[&quot;'.repeat(mebi / 4)}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>`,
        rows: '<row><c><v>1</v></c></row>',
      }),
    answer: 1,
  },
  {
    name: 'a description without end',
    make: () => rawWorkbook({ workbook: `${oneSheet}${' '.repeat(33 * mebi)}` }),
    answer: 'file-too-large',
  },
  {
    name: 'millions of empty cells',
    make: () => ofRows(`<row>${'<c/>'.repeat(16_000)}</row>`, 200, '<row><c><v>1</v></c></row>'),
    answer: 1,
  },
  { name: 'a million empty rows', make: () => ofRows('<row/>', 1_048_575, '<row><c><v>1</v></c></row>'), answer: 1 },
];
