/** Archives made by hand, so that they can be wrong in any way (APPNOTE.TXT 4.3). */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  name: string;
  content: string | Buffer;
  /** Deflated already; `content` is what it is said to be then. */
  deflated?: Buffer;
  /** Said instead of the truth, in the central directory. */
  size?: number;
  checksum?: number;
  method?: number;
  flags?: number;
  offset?: number;
}

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;

export function archive(entries: Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let position = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const data = entry.deflated ?? (entry.method === 0 ? content : deflateRawSync(content));
    const name = Buffer.from(entry.name);
    const described = Buffer.alloc(26);
    described.writeUInt16LE(20, 0);
    described.writeUInt16LE(entry.flags ?? 0, 2);
    described.writeUInt16LE(entry.method ?? 8, 4);
    described.writeUInt32LE(entry.checksum ?? crc32(content), 10);
    described.writeUInt32LE(data.length, 14);
    described.writeUInt32LE(entry.size ?? content.length, 18);
    described.writeUInt16LE(name.length, 22);
    files.push(word(localHeader), described, name, data);
    directory.push(word(centralHeader), half(20), described, Buffer.alloc(10), word(entry.offset ?? position), name);
    position += 4 + described.length + name.length + data.length;
  }
  const central = Buffer.concat(directory);
  const count = half(entries.length);
  const end = [word(endOfDirectory), Buffer.alloc(4), count, count, word(central.length), word(position), half(0)];
  return Buffer.concat([...files, central, ...end]);
}

function word(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function half(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}
