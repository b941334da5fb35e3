/** Picture files as an admin would choose them, good ones and bad ones; and what is seen of them later. */
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type Colour, squarePng } from '../../../demo/photos/png';

export type { Colour };

export const red: Colour = [220, 30, 30];
export const blue: Colour = [30, 30, 220];
export const green: Colour = [30, 160, 30];

interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const png = (name: string, buffer: Buffer): File => ({ name: `${name}.png`, mimeType: 'image/png', buffer });

/** A square picture, one colour at its left and another at its right. */
export function halves(left: Colour, right: Colour = left): File {
  const size = 240;
  return png(
    'portrait',
    squarePng(size, (x) => (x < size / 2 ? left : right)),
  );
}

/** A file of more bytes than are opened at all; where it is. */
export function heavy(folder: string): string {
  const path = join(folder, 'heavy.png');
  writeFileSync(path, '');
  truncateSync(path, 20_000_001);
  return path;
}

/** A picture that says to have more pixels than are decoded; there are none of them. */
export function vast(): File {
  const { buffer } = halves(red);
  // Width and height, where a PNG's header has them.
  for (const place of [16, 20]) buffer.writeUInt32BE(10_000, place);
  return png('vast', buffer);
}

/** A picture whose end is missing. */
export function torn(): File {
  const { buffer } = halves(red, blue);
  return png('torn', buffer.subarray(0, buffer.length - 20));
}

/** No picture at all, whatever it is called. */
export const noPicture = (): File => png('letter', Buffer.from('Dear Sir or Madam, this is no picture at all.'));

/** How much of a picture's bytes is of a colour, 0 to 1: decoded by the window, as whoever looks at it would. */
export function shareOf(page: Page, bytes: Buffer, colour: Colour): Promise<number> {
  return page.evaluate(
    async ([base64, [red, green, blue]]) => {
      const file = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([file]));
      const { width, height } = picture;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (!context) return Number.NaN;
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      let alike = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
        if (Math.abs(r - red) + Math.abs(g - green) + Math.abs(b - blue) < 40) alike += 1;
      }
      return alike / (width * height);
    },
    [bytes.toString('base64'), colour] as const,
  );
}

/** Whether a canvas shows a colour somewhere in its first part, so many CSS pixels wide and high. */
export function shows(canvas: Locator, colour: Colour, width: number, height: number): Promise<boolean> {
  return canvas.evaluate(
    (element, [[red, green, blue], width, height]) => {
      const { devicePixelRatio: scale } = window;
      const context = (element as HTMLCanvasElement).getContext('2d');
      if (!context) return false;
      const { data } = context.getImageData(0, 0, width * scale, height * scale);
      let alike = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
        if (Math.abs(r - red) + Math.abs(g - green) + Math.abs(b - blue) < 40) alike += 1;
      }
      return alike > 30;
    },
    [colour, width, height] as const,
  );
}
