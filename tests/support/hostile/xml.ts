/** Parts that are no XML, or XML as nobody writes it. */
import { rawWorkbook, sheetXml } from '../raw-workbooks';
import { type Hostile, mebi, ofCells, ofRows, sheetOf } from './making';

const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
  .join('')}]>`;

export const hostileXml: Hostile[] = [
  {
    name: 'a billion laughs in the sheet',
    make: sheetOf(`${laughs}${sheetXml('<row><c t="str"><v>&j;</v></c></row>').replace(/^<\?.*?\?>/, '')}`),
    answer: 'file-broken',
  },
  {
    name: 'a billion laughs in the strings',
    make: () =>
      rawWorkbook({ more: [{ name: 'xl/sharedStrings.xml', content: `${laughs}<sst><si><t>&j;</t></si></sst>` }] }),
    answer: 'file-broken',
  },
  {
    name: 'an entity from a file',
    make: () =>
      rawWorkbook({
        more: [
          {
            name: 'xl/workbook.xml',
            content: '<!DOCTYPE w [<!ENTITY p SYSTEM "file:///etc/passwd">]><workbook>&p;</workbook>',
          },
        ],
      }),
    answer: 'file-broken',
  },
  { name: 'an entity that is none', make: ofCells('<c t="str"><v>&nbsp;</v></c>'), answer: 'file-broken', line: 2 },
  { name: 'a character that is none', make: ofCells('<c t="str"><v>&#0;</v></c>'), answer: 'file-broken', line: 2 },
  { name: 'elements that do not match', make: ofCells('<c><v>1</c></v>'), answer: 'file-broken', line: 2 },
  {
    name: 'XML that ends early',
    make: sheetOf(sheetXml('<row><c><v>1</v></c></row>').slice(0, -30)),
    answer: 'file-broken',
    line: 1,
  },
  {
    name: 'bytes that are no characters',
    make: sheetOf(Buffer.from(sheetXml('<row><c t="str"><v>\u00ff</v></c></row>'), 'latin1')),
    answer: 'file-broken',
  },
  {
    name: 'a character cut in two',
    make: sheetOf(Buffer.concat([Buffer.from(sheetXml('')), Buffer.from([0xc3])])),
    answer: 'file-broken',
  },
  { name: 'elements within elements without end', make: () => ofRows('<row>', 100_000), answer: 'file-broken' },
  {
    name: 'attributes without end',
    make: () =>
      rawWorkbook({ rows: `<row ${Array.from({ length: 900_000 }, (_, index) => `a${index}=""`).join(' ')}/>` }),
    answer: 'file-too-large',
  },
  { name: 'a name without end', make: () => ofRows('x', 20 * mebi, '<'), answer: 'file-too-large' },
  { name: 'a comment without end', make: () => ofRows('x', 20 * mebi, '<!--', '-->'), answer: 'file-too-large' },
  { name: 'an instruction without end', make: () => ofRows('x', 20 * mebi, '<?x ', '?>'), answer: 'file-too-large' },
  { name: 'a sheet without a byte', make: sheetOf(''), answer: 'file-broken' },
  { name: 'a web page for a sheet', make: sheetOf('<html><body/></html>'), answer: 'file-broken' },
];
