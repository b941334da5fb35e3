import { describe, expect, it } from 'vitest';
import { runsRightToLeft } from './cells';

describe('the direction of a text', () => {
  it.each(['محمد الأحمد', 'שרה לוי', '(1) محمد'])('of %s is from right to left', (text) => {
    expect(runsRightToLeft(text)).toBe(true);
  });

  it.each(['Åse Ødegård', 'Anna (محمد)', '12345', ''])('of %s is from left to right', (text) => {
    expect(runsRightToLeft(text)).toBe(false);
  });
});
