/** Archives that are damaged, or no workbooks, or lie about their parts. */
import { deflateRawSync } from 'node:zlib';
import { utils, write } from 'xlsx';
import { archive } from '../archives';
import { link, linksXml, parts, rawWorkbook, sheetXml } from '../raw-workbooks';
import { changed, type Hostile, sheet1 } from './making';

const book = utils.book_new();
utils.book_append_sheet(book, utils.aoa_to_sheet([['a', 'b']]), 'S');

export const hostileArchives: Hostile[] = [
  { name: 'cut in the middle', make: () => rawWorkbook().subarray(0, 700), answer: 'file-broken' },
  { name: 'nothing but the first four bytes', make: () => Buffer.from('PK\u0003\u0004'), answer: 'file-broken' },
  { name: 'an archive of nothing', make: () => archive([]), answer: 'file-type' },
  { name: 'an archive of texts', make: () => archive([{ name: 'a.txt', content: 'a' }]), answer: 'file-type' },
  {
    name: 'a letter',
    make: () =>
      archive([
        { name: '_rels/.rels', content: linksXml(link('rId1', 'officeDocument', 'word/document.xml')) },
        { name: 'word/document.xml', content: '<w:document xmlns:w="w"><w:body/></w:document>' },
      ]),
    answer: 'file-type',
  },
  { name: 'a binary workbook', make: () => write(book, { type: 'buffer', bookType: 'xlsb' }), answer: 'file-type' },
  {
    name: 'a workbook of OpenDocument',
    make: () => write(book, { type: 'buffer', bookType: 'ods' }),
    answer: 'file-type',
  },
  {
    name: 'a workbook of Excel 97',
    make: () => write(book, { type: 'buffer', bookType: 'biff8' }),
    answer: 'file-type',
  },
  {
    name: 'a workbook with a password',
    make: () => {
      const file = Buffer.alloc(300_000);
      file.write('d0cf11e0a1b11ae1', 'hex');
      file.write('EncryptedPackage', 131_060, 'utf16le');
      return file;
    },
    answer: 'file-encrypted',
  },
  { name: 'parts with a password', make: changed(sheet1, () => ({ flags: 1 })), answer: 'file-encrypted' },
  { name: 'parts with a better password', make: changed(sheet1, () => ({ flags: 0x41 })), answer: 'file-encrypted' },
  { name: 'the same part twice', make: () => archive([...parts(), ...parts()]), answer: 'file-broken' },
  {
    name: 'the same part in other letters',
    make: () => rawWorkbook({ more: [{ name: sheet1.toUpperCase(), content: sheetXml('') }] }),
    answer: 'file-broken',
  },
  {
    name: 'a name that leads out of the archive',
    make: () => rawWorkbook({ more: [{ name: '../../../etc/passwd', content: 'x' }] }),
    answer: 'file-broken',
  },
  {
    name: 'a name from the root',
    make: () => rawWorkbook({ more: [{ name: '/etc/passwd', content: 'x' }] }),
    answer: 'file-broken',
  },
  {
    name: 'a name from a drive',
    make: () => rawWorkbook({ more: [{ name: 'c:\\x.xml', content: 'x' }] }),
    answer: 'file-broken',
  },
  { name: 'more than is said', make: changed(sheet1, () => ({ size: 20 })), answer: 'file-broken' },
  { name: 'less than is said', make: changed(sheet1, () => ({ size: 2_000 })), answer: 'file-broken' },
  {
    name: 'four gigabytes, as is said',
    make: changed(sheet1, () => ({ size: 0xffff_fffe })),
    answer: 'file-too-large',
  },
  { name: 'a wrong checksum', make: changed(sheet1, () => ({ checksum: 1 })), answer: 'file-broken' },
  {
    name: 'damage within a part',
    make: changed(sheet1, ({ content }) => {
      const deflated = deflateRawSync(Buffer.from(content));
      deflated.fill(0xff, 10, 30);
      return { deflated };
    }),
    answer: 'file-broken',
  },
  { name: 'an unknown compression', make: changed(sheet1, () => ({ method: 9 })), answer: 'file-broken' },
  { name: 'a part beyond the end', make: changed(sheet1, () => ({ offset: 0x7fff_ffff })), answer: 'file-broken' },
  { name: 'a part in the midst of another', make: changed(sheet1, () => ({ offset: 77 })), answer: 'file-broken' },
  {
    name: 'a directory beyond the end',
    make: () => {
      const file = rawWorkbook();
      file.writeUInt32LE(0x7fff_ffff, file.length - 6);
      return file;
    },
    answer: 'file-broken',
  },
  {
    name: 'something behind the end',
    make: () => Buffer.concat([rawWorkbook(), Buffer.alloc(100)]),
    answer: 'file-broken',
  },
  {
    name: 'a multitude of files',
    make: () =>
      rawWorkbook({
        more: Array.from({ length: 20_000 }, (_, index) => ({ name: `${index}`, content: '', method: 0 })),
      }),
    answer: 'file-too-large',
  },
];
