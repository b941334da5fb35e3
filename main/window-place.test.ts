import { describe, expect, test } from 'vitest';
import { acceptPlace, correctPlace, type Place } from './window-place';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };
const place = (x: number, y: number, width = 1000, height = 700, maximised = false): Place => ({
  x,
  y,
  width,
  height,
  maximised,
});

describe('the window is put', () => {
  test('in the middle of the primary screen the first time', () => {
    expect(correctPlace(null, [laptop, beside])).toEqual(place(40, 33, 1360, 860));
  });

  test('where it was, on either screen', () => {
    for (const was of [place(100, 100), place(1500, 10), place(-500, 200), place(1400, 860, 1000, 700)]) {
      expect(correctPlace(was, [laptop, beside])).toEqual(was);
    }
  });

  test('back on the primary screen when its own is gone or its upper edge cannot be reached', () => {
    for (const was of [place(1500, 10), place(0, -200), place(100, 890), place(-950, 100)]) {
      expect(correctPlace(was, [laptop])).toEqual(place(220, 113));
    }
  });

  test('no bigger than its screen, no smaller than it can be read', () => {
    expect(correctPlace(place(0, 25, 3000, 2000), [laptop])).toEqual(place(0, 25, 1440, 875));
    expect(correctPlace(place(0, 25, 300, 200), [laptop])).toEqual(place(0, 25, 900, 600));
  });

  test('maximised again, also when its screen is gone', () => {
    expect(correctPlace(place(5000, 0, 1000, 700, true), [laptop]).maximised).toBe(true);
  });

  test('somewhere even if no screen is told of', () => {
    expect(correctPlace(null, [])).toMatchObject({ x: 0, y: 0 });
  });
});

test('only a whole place is accepted', () => {
  expect(acceptPlace(place(1, 2))).toEqual(place(1, 2));
  for (const raw of [null, 'x', {}, { ...place(1, 2), x: 1.5 }, { ...place(1, 2), width: null }, { x: 1, y: 2 }]) {
    expect(acceptPlace(raw)).toBeNull();
  }
});
