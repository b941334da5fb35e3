/** XML in pieces, without a DTD: what is not well-formed, or only meant to be heavy, is told apart from what is not. */
import { SaxesParser } from 'saxes';
import { broken, tooLarge } from './broken';
import type { ReadingLimits } from './limits';

export type Attributes = Readonly<Record<string, string>>;

/** Names come without the prefix that some programs write before them. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Entities are resolved; a text may come in several pieces. */
  text(text: string): void;
}

export interface XmlReader {
  /** @throws {Unreadable} and whatever the handler throws */
  write(piece: Buffer): void;
  end(): void;
}

/**
 * Reads UTF-8, or UTF-16 with a byte order mark (ECMA-376 part 2, 6.2.5). `part` is named in failures, `line` tells
 * where they are.
 */
export function createXmlReader(
  part: string,
  handler: XmlHandler,
  limits: ReadingLimits,
  line: () => number | undefined = () => undefined,
): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false } as const);
  let decoder: TextDecoder | null = null;
  let depth = 0;
  let silent = 0;

  parser.on('opentag', (tag) => {
    silent = 0;
    depth += 1;
    if (depth > limits.depth) throw broken(`${part}: more than ${limits.depth} elements within one another`, line());
    handler.open(withoutPrefix(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    silent = 0;
    depth -= 1;
    handler.close(withoutPrefix(tag.name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('doctype', () => {
    throw broken(`${part}: a document type, which workbooks do not have`);
  });
  parser.on('error', (error) => {
    throw broken(`${part}: ${error.message}`, line());
  });

  function decode(piece: Buffer | null): string {
    decoder ??= new TextDecoder(piece ? encodingOf(piece) : 'utf-8', { fatal: true });
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch (error) {
      if (error instanceof TypeError) throw broken(`${part}: characters that are none`);
      throw error;
    }
  }

  return {
    write(piece) {
      const text = decode(piece);
      silent += text.length;
      parser.write(text);
      if (silent > limits.silence) throw tooLarge(`${part}: too much in one place`, line());
    },
    end() {
      parser.write(decode(null));
      parser.close();
    },
  };
}

/** Reads a part from its beginning to its end. */
export async function readXml(
  part: { name: string; read(): AsyncIterable<Buffer> },
  handler: XmlHandler,
  limits: ReadingLimits,
): Promise<void> {
  const reader = createXmlReader(part.name, handler, limits);
  for await (const piece of part.read()) reader.write(piece);
  reader.end();
}

/** The attribute of that name, whatever prefix it has. */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  const found = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return found === undefined ? undefined : attributes[found];
}

/** ECMA-376 part 1, 22.9.2.7: booleans of attributes. */
export function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function encodingOf(piece: Buffer): string {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  return piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : 'utf-8';
}
