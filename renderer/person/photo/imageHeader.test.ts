import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isWhole, readImageHeader } from './imageHeader';

const be16 = (value: number) => [value >> 8, value & 0xff];
const be32 = (value: number) => [...be16(value >>> 16), ...be16(value & 0xffff)];
const le16 = (value: number) => be16(value).reverse();
const le24 = (value: number) => [...le16(value & 0xffff), value >> 16];
const le32 = (value: number) => be32(value).reverse();
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

function png(width: number, height: number): number[] {
  const chunk = (name: string, data: readonly number[]) => [
    ...be32(data.length),
    ...letters(name),
    ...data,
    0,
    0,
    0,
    0,
  ];
  const header = chunk('IHDR', [...be32(width), ...be32(height), 8, 2, 0, 0, 0]);
  const end = [...be32(0), ...letters('IEND'), 0xae, 0x42, 0x60, 0x82];
  return [
    0x89,
    ...letters('PNG\r\n'),
    0x1a,
    0x0a,
    ...header,
    ...chunk('IDAT', [...deflateSync(Buffer.alloc(9))]),
    ...end,
  ];
}

/** With a preview in its first segment, a progressive frame, a scan, and an end. */
function jpeg(width: number, height: number): number[] {
  const segment = (marker: number, data: readonly number[]) => [0xff, marker, ...be16(data.length + 2), ...data];
  const preview = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 1, 0, 1, 0xff, 0xd9];
  const frame = segment(0xc2, [8, ...be16(height), ...be16(width), 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
  const tables = segment(0xc4, [0, 1, 2, 3]);
  return [0xff, 0xd8, ...segment(0xe1, preview), ...tables, 0xff, ...frame, ...segment(0xda, [3]), 1, 2, 3, 0xff, 0xd9];
}

const gif = (width: number, height: number) => [
  ...letters('GIF89a'),
  ...le16(width),
  ...le16(height),
  ...Array<number>(20).fill(0),
  0x3b,
];

const riff = (name: string, data: readonly number[]) => [
  ...letters('RIFF'),
  ...le32(data.length + 12),
  ...letters(`WEBP${name}`),
  ...le32(data.length),
  ...data,
];
const webps: Record<string, (width: number, height: number) => number[]> = {
  lossy: (width, height) => riff('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, ...le16(width), ...le16(height), 0, 0, 0, 0]),
  lossless: (width, height) => riff('VP8L', [0x2f, ...le32((width - 1) | ((height - 1) << 14)), 0, 0, 0, 0, 0]),
  extended: (width, height) => riff('VP8X', [0, 0, 0, 0, ...le24(width - 1), ...le24(height - 1)]),
};

const made: [string, string, (width: number, height: number) => number[]][] = [
  ['PNG', 'png', png],
  ['JPEG', 'jpeg', jpeg],
  ['GIF', 'gif', gif],
  ...Object.entries(webps).map(([name, make]) => [`${name} WebP`, 'webp', make] as (typeof made)[number]),
];

describe.each(made)('a %s', (_name, kind, make) => {
  const bytes = Uint8Array.from(make(1400, 1060));
  const header = { kind, width: 1400, height: 1060 };

  it('tells its kind and dimensions', () => {
    expect(readImageHeader(bytes)).toEqual(header);
  });

  it('is read as well from the middle of a buffer', () => {
    const padded = Uint8Array.from([1, 2, 3, ...bytes]);
    expect(readImageHeader(padded.subarray(3))).toEqual(header);
  });

  it('is known to be whole, or cut off', () => {
    const read = readImageHeader(bytes);
    expect(read && isWhole(bytes, read)).toBe(true);
    expect(read && isWhole(bytes.subarray(0, bytes.length - 1), read)).toBe(false);
  });
});

it.each([
  ['nothing', []],
  ['text', letters('%PDF-1.7 and so on, for quite a while')],
  ['a drawing', letters('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
  ['a JPEG that ends before its size', jpeg(10, 10).slice(0, 26)],
  ['a JPEG with garbage between its segments', [0xff, 0xd8, ...Array<number>(40).fill(7)]],
  ['a WebP of another make', riff('ANIM', Array<number>(20).fill(0))],
])('%s is no picture', (_name, bytes) => {
  expect(readImageHeader(Uint8Array.from(bytes))).toBeNull();
});
