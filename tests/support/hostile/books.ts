/** Workbooks with parts that lead nowhere. */
import { link, rawWorkbook } from '../raw-workbooks';
import { type Hostile, ofCells, sheet1 } from './making';

export const hostileBooks: Hostile[] = [
  { name: 'a sheet that is not in the file', make: () => rawWorkbook({ without: [sheet1] }), answer: 'file-broken' },
  {
    name: 'a sheet on another machine',
    make: () =>
      rawWorkbook({ links: link('rId1', 'worksheet', 'https://example.org/sheet1.xml', ' TargetMode="External"') }),
    answer: 'file-broken',
  },
  { name: 'a sheet that nothing leads to', make: () => rawWorkbook({ links: '' }), answer: 'file-broken' },
  {
    name: 'a relationship without a target',
    make: () => rawWorkbook({ links: '<Relationship Id="rId1" Type="t"/>' }),
    answer: 'file-broken',
  },
  { name: 'no sheets', make: () => rawWorkbook({ workbook: '<sheets/>' }), answer: 'file-broken' },
  { name: 'no workbook part', make: () => rawWorkbook({ without: ['xl/workbook.xml'] }), answer: 'file-broken' },
  { name: 'a sheet that is not there', make: () => rawWorkbook(), sheet: 1, answer: 'file-broken' },
  {
    name: 'macros',
    make: () =>
      rawWorkbook({
        rows: '<row><c><v>1</v></c></row>',
        more: [{ name: 'xl/vbaProject.bin', content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) }],
      }),
    answer: 1,
  },
  {
    name: 'formulas that start programs and ask the network',
    make: ofCells(
      '<c t="str"><f>cmd|\'/c calc\'!A1</f><v>1</v></c><c><f>WEBSERVICE("http://127.0.0.1/")</f><v>2</v></c>',
    ),
    answer: 2,
  },
  { name: 'styles that are missing', make: ofCells('<c s="4000000000"><v>1</v></c>', { styles: null }), answer: 2 },
];
