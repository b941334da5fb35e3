import { describe, expect, it } from 'vitest';
import { firstCrop, moveCrop, zoomCrop, zoomOf } from './crop';

const wide = { width: 300, height: 200 };

describe('the square that is taken', () => {
  it('is the largest one from the middle at first', () => {
    expect(firstCrop(wide)).toEqual({ left: 50, top: 0, side: 200 });
    expect(firstCrop({ width: 20, height: 50 })).toEqual({ left: 0, top: 15, side: 20 });
  });

  it('moves, and stops at the edges', () => {
    const crop = firstCrop(wide);
    expect(moveCrop(wide, crop, 30, 10)).toEqual({ left: 80, top: 0, side: 200 });
    expect(moveCrop(wide, crop, 900, 0).left).toBe(100);
    expect(moveCrop(wide, crop, -900, 0).left).toBe(0);
  });

  it('zooms about its middle', () => {
    expect(zoomCrop(wide, firstCrop(wide), 2)).toEqual({ left: 100, top: 50, side: 100 });
  });

  it('comes back within the picture where zooming out would leave it', () => {
    const corner = moveCrop(wide, zoomCrop(wide, firstCrop(wide), 4), 999, 999);
    expect(corner).toEqual({ left: 250, top: 150, side: 50 });
    expect(zoomCrop(wide, corner, 1)).toEqual({ left: 100, top: 0, side: 200 });
  });

  it('gets neither nearer than can be seen nor larger than the picture', () => {
    expect(zoomOf(wide, zoomCrop(wide, firstCrop(wide), 99))).toBe(8);
    expect(zoomOf(wide, zoomCrop(wide, firstCrop(wide), 0.1))).toBe(1);
  });
});
