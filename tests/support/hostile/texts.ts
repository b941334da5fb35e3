/** Texts that are none, or have no end. */
import { type Hostile, mebi } from './making';

export const hostileTexts: Hostile[] = [
  { name: 'bytes', make: () => Buffer.from([1, 2, 0, 3, 0, 0, 9]), answer: 'file-type' },
  {
    name: 'bytes after a long text',
    make: () => Buffer.concat([Buffer.alloc(mebi, 'a,b\n'), Buffer.from([0])]),
    answer: 'file-type',
  },
  { name: 'a picture', make: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), answer: 'file-type' },
  {
    name: 'a web page',
    make: () => '\n<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>',
    answer: 'file-type',
  },
  {
    name: 'a spreadsheet of 2003',
    make: () => '<?xml version="1.0"?><Workbook><Worksheet/></Workbook>',
    answer: 'file-type',
  },
  { name: 'a page to print', make: () => '%PDF-1.4\n1 0 obj', answer: 'file-type' },
  {
    name: 'a quote that is never closed',
    make: () => `a,b\n1,2\n3,"4\n${'5,6\n'.repeat(1_000)}`,
    answer: 'file-broken',
    line: 3,
  },
  {
    name: 'a quote that is not closed for long',
    make: () => `a,b\n1,"2\n${'5,6\n'.repeat(mebi)}"`,
    answer: 'file-broken',
    line: 2,
  },
  { name: 'a quote that the next one closes', make: () => 'a,b\n1,"2\n3,4\n5,"six"\n', answer: 'file-broken', line: 2 },
  { name: 'a million columns of a text', make: () => ','.repeat(1_000_000), answer: 'file-too-large', line: 1 },
  { name: 'two million lines', make: () => 'a\n'.repeat(2_000_000), answer: 'file-too-large', line: 1_048_577 },
  { name: 'a line without end', make: () => 'x'.repeat(20 * mebi), answer: 'file-too-large', line: 1 },
  { name: 'cells without end', make: () => `${'x'.repeat(mebi - 1)},`.repeat(20), answer: 'file-too-large', line: 1 },
  {
    name: 'UTF-8 that is not',
    make: () => Buffer.from('\u00ef\u00bb\u00bfa,b\n\u00ff', 'latin1'),
    answer: 'file-broken',
  },
  {
    name: 'half a character of UTF-16',
    make: () => Buffer.concat([Buffer.from('\ufeffa,b\n', 'utf16le'), Buffer.from('x')]),
    answer: 'file-broken',
  },
  {
    name: 'more bytes than are taken',
    make: () => 'a,b\n'.repeat(1_000),
    answer: 'file-too-large',
    limits: { file: 1_000 },
  },
];
