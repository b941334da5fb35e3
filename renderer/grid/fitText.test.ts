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
    let measured = 0;
    const shorten = createFitter();
    const count = (text: string) => {
      measured += 1;
      return measure(text);
    };
    shorten('Anna', 40, 'a font', count);
    shorten('Anna', 40, 'a font', count);
    expect(measured).toBe(1);
  });
});
