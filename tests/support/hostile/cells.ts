/** Rows and cells that cannot be. */
import { rawWorkbook } from '../raw-workbooks';
import { type Hostile, mebi, ofCells, ofRows } from './making';

export const hostileCells: Hostile[] = [
  { name: 'a cell beyond the last column', make: ofCells('<c r="XFE2"><v>1</v></c>'), answer: 'file-broken', line: 2 },
  { name: 'a cell in another row', make: ofCells('<c r="A3"><v>1</v></c>'), answer: 'file-broken', line: 2 },
  { name: 'a cell nowhere', make: ofCells('<c r="Zürich"><v>1</v></c>'), answer: 'file-broken', line: 2 },
  {
    name: 'the same cell twice',
    make: ofCells('<c r="B2"><v>1</v></c><c r="B2"><v>2</v></c>'),
    answer: 'file-broken',
    line: 2,
  },
  { name: 'a row beyond the last', make: () => rawWorkbook({ rows: '<row r="1048577"/>' }), answer: 'file-broken' },
  {
    name: 'rows backwards',
    make: () => rawWorkbook({ rows: '<row r="5"/><row r="4"/>' }),
    answer: 'file-broken',
    line: 5,
  },
  { name: 'a row without a number', make: () => rawWorkbook({ rows: '<row r="-1"/>' }), answer: 'file-broken' },
  {
    name: 'a million columns',
    make: () => ofRows('<c/>', 1_000_000, '<row>', '</row>'),
    answer: 'file-too-large',
    line: 1,
  },
  { name: 'two million rows', make: () => ofRows('<row/>', 2_000_000), answer: 'file-too-large', line: 1_048_576 },
  {
    name: 'a text without end',
    make: () => ofRows('long ', mebi, '<row><c t="inlineStr"><is><t>', '</t></is></c></row>'),
    answer: 'file-too-large',
    line: 1,
  },
  {
    name: 'a number without end',
    make: () => ofRows('9', 2 * mebi, '<row><c><v>', '</v></c></row>'),
    answer: 'file-too-large',
    line: 1,
  },
  {
    name: 'a string that is not shared',
    make: ofCells('<c t="s"><v>1</v></c>', { strings: '<si><t>a</t></si>' }),
    answer: 'file-broken',
    line: 2,
  },
  {
    name: 'a string before the first',
    make: ofCells('<c t="s"><v>-1</v></c>', { strings: '<si><t>a</t></si>' }),
    answer: 'file-broken',
    line: 2,
  },
  {
    name: 'half a string',
    make: ofCells('<c t="s"><v>0.5</v></c>', { strings: '<si><t>a</t></si>' }),
    answer: 'file-broken',
    line: 2,
  },
  {
    name: 'strings that are missing',
    make: ofCells('<c t="s"><v>0</v></c>', { strings: null }),
    answer: 'file-broken',
    line: 2,
  },
  { name: 'a number that is none', make: ofCells('<c><v>seven</v></c>'), answer: 'file-broken', line: 2 },
  { name: 'a number in hexadecimal', make: ofCells('<c><v>0x10</v></c>'), answer: 'file-broken', line: 2 },
  { name: 'a number beyond all', make: ofCells('<c><v>1e999</v></c>'), answer: 'file-broken', line: 2 },
  { name: 'neither yes nor no', make: ofCells('<c t="b"><v>maybe</v></c>'), answer: 'file-broken', line: 2 },
  { name: 'a date that is none', make: ofCells('<c t="d"><v>2026-13-45</v></c>'), answer: 'file-broken', line: 2 },
  { name: 'a cell of no known type', make: ofCells('<c t="x"><v>1</v></c>'), answer: 'file-broken', line: 2 },
];
