/**
 * What a picture's first bytes tell: its kind and its dimensions, without decoding it; and whether its end is there.
 * JPEG (ITU-T T.81), PNG (ISO/IEC 15948), GIF89a and WebP (RFC 9649): what every office makes and every window decodes.
 */

export interface ImageHeader {
  kind: 'jpeg' | 'png' | 'gif' | 'webp';
  width: number;
  height: number;
}

/** Names of the kinds, as people know them. */
export const imageKinds = 'JPEG, PNG, WebP, GIF';

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** The kind and size of a picture; null for what is none of the known kinds, or is cut off before its size. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 26) return null;
  if (view.getUint32(0) === 0x89504e47 && ascii(bytes, 12, 16) === 'IHDR') {
    return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) {
    return { kind: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return readWebp(bytes, view);
  return view.getUint16(0) === 0xffd8 ? readJpeg(view) : null;
}

function readWebp(bytes: Uint8Array, view: DataView): ImageHeader | null {
  if (bytes.length < 30) return null;
  switch (ascii(bytes, 12, 16)) {
    case 'VP8 ':
      return { kind: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const packed = view.getUint32(21, true);
      return { kind: 'webp', width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X': {
      const wide = view.getUint16(24, true) | (view.getUint8(26) << 16);
      const high = view.getUint16(27, true) | (view.getUint8(29) << 16);
      return { kind: 'webp', width: wide + 1, height: high + 1 };
    }
    default:
      return null;
  }
}

/** Calls for each segment of a JPEG up to its scan, until an answer comes. */
function findSegment<T>(view: DataView, look: (marker: number, start: number) => T | undefined): T | null {
  let place = 2;
  while (place + 4 <= view.byteLength) {
    if (view.getUint8(place) !== 0xff) return null;
    const marker = view.getUint8(place + 1);
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      place += 1;
      continue;
    }
    const found = look(marker, place + 4);
    if (found !== undefined) return found;
    place += 2 + view.getUint16(place + 2);
  }
  return null;
}

/** Start-of-frame markers; the three between them mean something else. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function readJpeg(view: DataView): ImageHeader | null {
  return findSegment(view, (marker, start) => {
    if (!isFrame(marker) || start + 5 > view.byteLength) return undefined;
    return { kind: 'jpeg', width: view.getUint16(start + 3), height: view.getUint16(start + 1) };
  });
}

/** Whether the end of the picture is there: decoders show what came of one that was cut off, and grey below it. */
export function isWhole(bytes: Uint8Array, { kind }: ImageHeader): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (kind) {
    case 'png':
      return lastIndexOf(bytes, [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]) > 0;
    case 'gif':
      return bytes.lastIndexOf(0x3b) > 13;
    case 'webp':
      return view.getUint32(4, true) + 8 <= bytes.length;
    case 'jpeg': {
      const scan = findSegment(view, (marker, start) => (marker === 0xda ? start : undefined));
      // A preview within the file has an end of its own, before the scan.
      return scan !== null && lastIndexOf(bytes, [0xff, 0xd9]) > scan;
    }
  }
}

function lastIndexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  const [first = 0] = wanted;
  for (let place = bytes.lastIndexOf(first); place >= 0; place = place > 0 ? bytes.lastIndexOf(first, place - 1) : -1) {
    if (wanted.every((byte, offset) => bytes[place + offset] === byte)) return place;
  }
  return -1;
}
