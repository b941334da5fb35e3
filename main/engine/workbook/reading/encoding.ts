/** In which encoding a text file is written. */
import type { TextEncoding } from '../../../../preload/contract';
import { broken, throwIfCancelled, tooLarge, wrongType } from './broken';
import type { ReadingLimits } from './limits';
import type { Source } from './source';

export interface Encoded {
  encoding: TextEncoding;
  /** Bytes of a byte order mark, which is no text. */
  skip: number;
}

const marks: { encoding: TextEncoding; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Bytes by which UTF-16 without a mark is recognised. */
const looked = 64 * 1024;

/**
 * What is asked for; or what the byte order mark says; or UTF-8 if the whole file is that; or else what Windows writes
 * in the west.
 *
 * @throws {Unreadable} `file-type` where it is no text
 */
export async function findEncoding(
  source: Source,
  asked: TextEncoding | null,
  signal: AbortSignal,
  limits: ReadingLimits,
): Promise<Encoded> {
  if (source.size > limits.file) throw tooLarge(`a text of ${source.size} bytes`);
  const head = Buffer.alloc(Math.min(looked, source.size));
  await source.fill(head, 0);
  const mark = marks.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  const skip = mark?.bytes.length ?? 0;
  if (asked) return { encoding: asked, skip };
  if (mark) return { encoding: mark.encoding, skip };
  if (head.includes(0)) return { encoding: unmarked(head), skip };
  return { encoding: (await isUtf8(source, signal)) ? 'utf-8' : 'windows-1252', skip };
}

/** Of western text, every other byte is 0; of any text, the separators and line ends are written so. */
function unmarked(head: Buffer): TextEncoding {
  let inFirst = false;
  let inSecond = false;
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) inFirst = true;
    else inSecond = true;
  });
  const encoding = inFirst ? 'utf-16be' : 'utf-16le';
  const whole = head.subarray(0, head.length - (head.length % 2));
  if ((inFirst && inSecond) || !isPlausible(new TextDecoder(encoding).decode(whole))) throw wrongType('no text');
  return encoding;
}

/** No control characters but those that lay out text. */
function isPlausible(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text holds
  return !/[\u0000-\u0008\u000b\u000e-\u001f]/.test(text);
}

async function isUtf8(source: Source, signal: AbortSignal): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isValid = true;
  for await (const piece of source.pieces(0, source.size, signal)) {
    throwIfCancelled(signal);
    if (piece.includes(0)) throw wrongType('no text');
    isValid &&= decodes(() => decoder.decode(piece, { stream: true }));
  }
  return isValid && decodes(() => decoder.decode());
}

function decodes(decode: () => string): boolean {
  try {
    decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

export interface Decoder {
  /** @throws {Unreadable} where the bytes are not of the encoding, or no text */
  decode(piece: Buffer): string;
  /** What was left over from the last piece, which should be nothing. */
  end(): void;
}

/** What 0x80 to 0x9f are in windows-1252; several releases of Node decode them as if they were latin-1. */
const windows =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

export function createDecoder(encoding: TextEncoding): Decoder {
  const decoder = encoding === 'windows-1252' ? null : new TextDecoder(encoding, { fatal: true });

  function text(piece: Buffer | null): string {
    try {
      if (!decoder) return piece ? fromWindows(piece) : '';
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch (error) {
      if (error instanceof TypeError) throw broken(`characters that are not ${encoding}`);
      throw error;
    }
  }

  return {
    decode(piece) {
      const decoded = text(piece);
      if (decoded.includes('\0')) throw wrongType('no text');
      return decoded;
    },
    end() {
      text(null);
    },
  };
}

function fromWindows(piece: Buffer): string {
  return piece
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => windows.charAt(character.charCodeAt(0) - 0x80));
}
