import { afterAll, describe, expect, it } from 'vitest';
import type { TextEncoding } from '../../../../preload/contract';
import { openTableFolder, readTable, texts } from '../../../../tests/support/tables';

const folder = openTableFolder();
afterAll(() => folder.close());

const bytes = (text: string, encoding: 'utf8' | 'utf16le' | 'latin1') => Buffer.from(text, encoding);
const bigEndian = (text: string) => bytes(text, 'utf16le').swap16();
const upper = Buffer.from(Array.from({ length: 128 }, (_, index) => index + 128));

describe('a text', () => {
  it('has cells of text, as they stand', async () => {
    const { kind, format, sheets, lines } = await folder.read("No,Name\n007, Jané \n\n=1+1,'x\n,\n,b,,\n");
    expect({ kind, format, sheets }).toEqual({
      kind: 'text',
      format: { sheet: null, encoding: 'utf-8', separator: ',' },
      sheets: [],
    });
    const text = (value: string) => ({ text: value, kind: 'text' });
    expect(lines).toEqual([
      { line: 1, cells: [text('No'), text('Name')] },
      { line: 2, cells: [text('007'), text(' Jané ')] },
      { line: 4, cells: [text('=1+1'), text("'x")] },
      { line: 6, cells: [null, text('b')] },
    ]);
  });

  it('is without the apostrophes that keep a spreadsheet from running what it holds', async () => {
    const { lines } = await folder.read("'=1+1;''-2;'+45 70;'tis;'\n'@x;-3;''';\"'\ty\";'\n", { separator: ';' });
    expect(texts(lines)).toEqual([
      ['=1+1', "'-2", '+45 70', "'tis", "'"],
      ['@x', '-3', "'''", '\ty', "'"],
    ]);
    const guarded = lines.map(({ cells }) => cells.map((cell) => cell?.guarded ?? false));
    expect(guarded).toEqual([
      [true, true, true, false, false],
      [true, false, false, true, false],
    ]);
  });

  it('of nothing has no lines', async () => {
    expect((await folder.read('')).lines).toEqual([]);
    expect((await folder.read('\ufeff')).lines).toEqual([]);
    expect((await folder.read('\n\n')).lines).toEqual([]);
  });

  it('tells its separator in a line that is not one of the table', async () => {
    for (const mark of ['', '\ufeff']) {
      const { format, lines } = await folder.read(`${mark}sep=^\r\na^b\r\n1^2`);
      expect(format.separator).toBe('^');
      expect(lines[0]?.line).toBe(1);
      expect(texts(lines)).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
    }
  });

  it('is cut by the separator that is asked for', async () => {
    const { format, lines } = await folder.read('sep=;\na;b|c', { separator: '|' });
    expect(format.separator).toBe('|');
    expect(texts(lines)).toEqual([['a;b', 'c']]);
  });

  it('is handed on in pieces, with how far it has come', async () => {
    const line = `${'x'.repeat(50)},${'y'.repeat(50)}\n`;
    const path = folder.put(line.repeat(20_000));
    const read = await readTable(path);
    if (!read.ok) throw new Error(read.failure.code);
    expect(read.value.lines).toHaveLength(20_000);
    expect(read.value.lines.every(({ line: number, cells }, index) => number === index + 1 && cells.length === 2)).toBe(
      true,
    );
  });

  it('keeps characters that are cut in two by a piece', async () => {
    const text = `a,b\n${'é😀x,y\n'.repeat(60_000)}`;
    const { lines } = await folder.read(text);
    expect(lines).toHaveLength(60_001);
    expect(new Set(lines.slice(1).map(({ cells }) => cells[0]?.text))).toEqual(new Set(['é😀x']));
  });
});

describe('the encoding', () => {
  const text = 'Näme;Größe\nZoë;1';
  it.each<[string, Buffer, TextEncoding]>([
    ['UTF-8', bytes(text, 'utf8'), 'utf-8'],
    ['UTF-8 with a mark', bytes(`\ufeff${text}`, 'utf8'), 'utf-8'],
    ['UTF-16 with a mark', bytes(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 of the other kind with a mark', bigEndian(`\ufeff${text}`), 'utf-16be'],
    ['UTF-16', bytes(text, 'utf16le'), 'utf-16le'],
    ['UTF-16 of the other kind', bigEndian(text), 'utf-16be'],
    ['windows-1252', bytes(text, 'latin1'), 'windows-1252'],
  ])('is found: %s', async (_, content, encoding) => {
    const { format, lines } = await folder.read(content);
    expect(format).toEqual({ sheet: null, encoding, separator: ';' });
    expect(texts(lines)).toEqual([
      ['Näme', 'Größe'],
      ['Zoë', '1'],
    ]);
  });

  it('is found by characters that are far away', async () => {
    const far = Buffer.concat([Buffer.alloc(600_000, 'abc,def\n'), bytes('Zoë,x\n', 'latin1')]);
    const { format, lines } = await folder.read(far);
    expect(format.encoding).toBe('windows-1252');
    expect(lines.at(-1)?.cells[0]?.text).toBe('Zoë');
  });

  it.each<[TextEncoding, string]>([
    ['windows-1252', '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'],
    ['iso-8859-15', '\u0080'],
    ['macintosh', 'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü'],
  ])('that is asked for is used: %s', async (encoding, expected) => {
    const { format, lines } = await folder.read(upper, { encoding, separator: ',' });
    expect(format.encoding).toBe(encoding);
    const found = lines[0]?.cells[0]?.text ?? '';
    expect(found.startsWith(expected)).toBe(true);
    expect(found).toHaveLength(128);
    if (encoding === 'iso-8859-15') expect(found).toContain('€¥Š§š');
    if (encoding === 'windows-1252') expect(found.slice(32)).toBe(upper.subarray(32).toString('latin1'));
  });

  it('that is asked for wins over the mark, which is no text', async () => {
    const { lines } = await folder.read(bytes('\ufeffé', 'utf8'), { encoding: 'windows-1252' });
    expect(texts(lines)).toEqual([['Ã©']]);
  });

  it('that is asked for and does not fit is no text', async () => {
    const path = folder.put(bytes('a,é', 'latin1'));
    expect(await readTable(path, { encoding: 'utf-8' })).toMatchObject({ ok: false, failure: { code: 'file-broken' } });
    const wide = folder.put(bytes(text, 'utf16le'));
    expect(await readTable(wide, { encoding: 'windows-1252' })).toMatchObject({ failure: { code: 'file-type' } });
  });
});
