import { describe, expect, it } from 'vitest';
import { scrolledTo } from './newcomer';

const places = [
  { left: 40, width: 100 },
  { left: 140, width: 200 },
  { left: 340, width: 200 },
  { left: 540, width: 200 },
];
const sheet = { places, frozen: 1, scroller: {} as HTMLElement };

describe('a column in which one types', () => {
  it('is scrolled to, no further than needed', () => {
    expect(scrolledTo(sheet, 1, 0, 600)).toBe(0);
    expect(scrolledTo(sheet, 3, 0, 600)).toBe(140);
    expect(scrolledTo(sheet, 2, 300, 600)).toBe(200);
    expect(scrolledTo(sheet, 3, 140, 600)).toBe(140);
  });

  it('stays where it is when it never moves, or is not drawn', () => {
    expect(scrolledTo(sheet, 0, 300, 600)).toBe(300);
    expect(scrolledTo(sheet, 9, 300, 600)).toBe(300);
    expect(scrolledTo({ ...sheet, frozen: 0 }, 0, 90, 600)).toBe(0);
  });
});
