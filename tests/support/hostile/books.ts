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
  { name: 'styles that are missing', make: ofCells('<c s="4000000000"><v>1</v></c>', { styles: null }), answer: 2 },
];
