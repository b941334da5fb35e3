import { describe, expect, it } from 'vitest';
import { createFitter, fitText } from './fitText';

/** Every letter is 10 px wide, a combining mark nothing. */
const measure = (text: string) => [...text.replace(/\p{M}/gu, '')].length * 10;

describe('text in a cell', () => {
  it('stays whole where it fits', () => {
    expect(fitText('Anna', 40, measure)).toBe('Anna');
  });

  it('is cut with an ellipsis where it does not', () => {
    expect(fitText('Annabella', 50, measure)).toBe('Anna…');
    expect(fitText('Anna Maria', 60, measure)).toBe('Anna…');
  });

  it('is never cut between a letter and its accent', () => {
    expect(fitText('e\u0301e\u0301e\u0301', 20, measure)).toBe('e\u0301…');
  });

  it('is one line', () => {
    expect(fitText('One\r\n two', 200, measure)).toBe('One two');
  });

  it('costs little however long it is', () => {
    let longest = 0;
    fitText('x'.repeat(1_000_000), 100, (text) => {
      longest = Math.max(longest, text.length);
      return measure(text);
    });
    expect(longest).toBeLessThan(100);
  });

  it('is measured once', () => {
    const measured: string[] = [];
    const shorten = createFitter();
    const count = (text: string) => {
      measured.push(text);
      return measure(text);
    };
    shorten('אבגד', 40, 'a font', count);
    shorten('אבגד', 40, 'a font', count);
    expect(measured).toEqual(['אבגד']);
  });

  it('is not measured at all where the widths of its letters tell enough', () => {
    const measured = new Set<string>();
    const shorten = createFitter();
    const shown = (text: string, width: number) =>
      shorten(text, width, 'a font', (part) => {
        measured.add(part);
        return measure(part);
      });
    expect(shown('Anna', 40)).toBe('Anna');
    expect(shown('Annabella', 50)).toBe('Anna…');
    expect(shown('Anna Maria', 60)).toBe('Anna…');
    expect(shown('Åse Ødegård', 200)).toBe('Åse Ødegård');
    expect([...measured].filter((part) => part.length > 1)).toEqual([]);
  });

  it('is measured where kerning decides', () => {
    const shorten = createFitter();
    const kerned = (text: string) => measure(text) - (text.length - 1) * 0.3;
    expect(shorten('AVAVAVAV', 78, 'a font', kerned)).toBe('AVAVAVAV');
    expect(shorten('AVAVAVAV', 77, 'a font', kerned)).toBe('AVAVAV…');
  });
});
