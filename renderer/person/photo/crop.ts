/** Which square of a picture is taken: moved and zoomed, and never beyond its edges. All in the picture's own pixels. */

interface Size {
  width: number;
  height: number;
}

export interface Crop {
  left: number;
  top: number;
  side: number;
}

/** Nearer than this (times) a picture shows no more. */
export const nearest = 8;

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The largest square, from the middle. */
export function firstCrop({ width, height }: Size): Crop {
  const side = Math.min(width, height);
  return { left: (width - side) / 2, top: (height - side) / 2, side };
}

export function moveCrop({ width, height }: Size, { left, top, side }: Crop, right: number, down: number): Crop {
  return { left: within(left + right, 0, width - side), top: within(top + down, 0, height - side), side };
}

/** How near the crop is: 1 is the whole picture's width or height. */
export function zoomOf(size: Size, crop: Crop): number {
  return Math.min(size.width, size.height) / crop.side;
}

/** Zooms to so many times, about the crop's middle. */
export function zoomCrop(size: Size, crop: Crop, zoom: number): Crop {
  const side = Math.min(size.width, size.height) / within(zoom, 1, nearest);
  const grown = (crop.side - side) / 2;
  return moveCrop(size, { left: crop.left + grown, top: crop.top + grown, side }, 0, 0);
}
