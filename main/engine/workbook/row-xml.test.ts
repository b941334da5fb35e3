import { describe, expect, it } from 'vitest';
import { columnLetters, rowXml } from './row-xml';

const styles = { header: 1, text: 2, number: 0, 'date-time': 3, date: 4 };

function row(value: string | number | Date | undefined, format: keyof typeof styles = 'text') {
  return rowXml([{ value, format, shortened: false }], 7, ['A'], [styles]);
}

describe('rowXml', () => {
  it.each([
    [row('=1+1'), '<row r="7"><c r="A7" s="2" t="inlineStr"><is><t>=1+1</t></is></c></row>'],
    [row('a<b>&"c"'), '<row r="7"><c r="A7" s="2" t="inlineStr"><is><t>a&lt;b&gt;&amp;"c"</t></is></c></row>'],
    [row(1.5, 'number'), '<row r="7"><c r="A7" s="0"><v>1.5</v></c></row>'],
    [row(new Date(Date.UTC(1970, 0, 2, 12)), 'date-time'), '<row r="7"><c r="A7" s="3"><v>25570.5</v></c></row>'],
    [row(undefined), '<row r="7"></row>'],
  ])('%s', (xml, expected) => {
    expect(xml).toBe(expected);
  });

  it.each([' a', 'a ', '\ta', 'a\nb'])('asks for the spaces of %j to be kept', (text) => {
    expect(row(text)).toContain(`<t xml:space="preserve">${text}</t>`);
  });
});

describe('columnLetters', () => {
  it('count as Excel does', () => {
    const letters = columnLetters(16_384);
    const places = [0, 25, 26, 51, 52, 701, 702, 16_383];
    expect(places.map((index) => letters[index])).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD']);
  });
});
