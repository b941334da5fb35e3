/** Writes PNG files (W3C PNG, third edition): 8 bits for each of red, green and blue. */
import { deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const trueColour = 2;

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

function crc(bytes: Uint8Array): number {
  const rest = bytes.reduce((left, byte) => (crcTable[(left ^ byte) & 0xff] ?? 0) ^ (left >>> 8), 0xffffffff);
  return (rest ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(typed));
  return Buffer.concat([length, typed, check]);
}

/** Red, green and blue, each 0 to 255. */
export type Colour = readonly [number, number, number];

/**
 * A square picture.
 * @param size its width and height in pixels
 * @param colourAt the colour of a pixel, from the top left
 */
export function squarePng(size: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.writeUInt8(8, 8);
  header.writeUInt8(trueColour, 9);
  const rowLength = 1 + size * 3;
  // Each row begins with the number of its filter: 0, none.
  const rows = Buffer.alloc(rowLength * size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) rows.set(colourAt(x, y), y * rowLength + 1 + x * 3);
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
