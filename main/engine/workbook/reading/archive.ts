/** A workbook's archive: parts by name, decompressed as they are read, and never more of them than the limits allow. */
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { broken, encrypted, throwIfCancelled, tooLarge, Unreadable } from './broken';
import type { ReadingLimits } from './limits';
import type { Source } from './source';

export interface Part {
  name: string;
  /** Bytes after decompression, as the archive says; reading finds out whether it is so. */
  size: number;
  /** @throws {Unreadable} where the part is damaged, or not what the archive says of it */
  read(): AsyncGenerator<Buffer>;
}

export interface Archive {
  /** Part names are compared without case (ECMA-376 part 2, 6.2.2.3). @throws {Unreadable} if it takes more than `most` bytes */
  part(name: string, most: number): Part | null;
}

/** Bytes of names, comments and the like of all entries. */
const mostDirectory = 16 * 1024 * 1024;
/** Bytes at once. Each comes from another thread, so that others in this process get their turn in between. */
const inflatedPiece = 64 * 1024;
const stored = 0;
const deflated = 8;

/** Reads the central directory, which is what counts: local headers are only passed over. */
export async function openArchive(source: Source, signal: AbortSignal, limits: ReadingLimits): Promise<Archive> {
  const file = await openZip(source);
  const entries = await entriesOf(file, signal, limits);
  let left = limits.inflated;

  async function* read(entry: Entry): AsyncGenerator<Buffer> {
    if (entry.isEncrypted()) throw encrypted();
    const { compressionMethod: method, compressedSize, uncompressedSize } = entry;
    if (method !== stored && method !== deflated) throw broken(`${entry.fileName}: compressed by method ${method}`);
    const { fileDataStart } = await asBroken(file.readLocalFileHeaderPromise(entry, { minimal: true }));
    const pieces = source.pieces(fileDataStart, fileDataStart + compressedSize, signal);
    let size = 0;
    let sum = 0;
    for await (const piece of method === deflated ? inflate(pieces, entry.fileName) : pieces) {
      throwIfCancelled(signal);
      size += piece.length;
      left -= piece.length;
      if (size > uncompressedSize)
        throw broken(`${entry.fileName}: more than the ${uncompressedSize} bytes it should be`);
      if (left < 0) throw tooLarge(`more than ${limits.inflated} bytes after decompression`);
      sum = crc32(piece, sum);
      yield piece;
    }
    if (size < uncompressedSize) throw broken(`${entry.fileName}: ${size} of ${uncompressedSize} bytes`);
    if (sum !== entry.crc32) throw broken(`${entry.fileName}: wrong checksum`);
  }

  return {
    part(name, most) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) return null;
      if (entry.uncompressedSize > Math.min(most, left)) throw tooLarge(`${name}: ${entry.uncompressedSize} bytes`);
      return { name: entry.fileName, size: entry.uncompressedSize, read: () => read(entry) };
    },
  };
}

/** What yauzl reads by. It is asked for small ranges only: parts are read past it. */
class SourceReader extends RandomAccessReader {
  readonly #source: Source;

  constructor(source: Source) {
    super();
    this.#source = source;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const filled = this.#source.fill(buffer.subarray(offset, offset + length), position);
    // In a turn of its own, so that what the callback throws is not taken for an error of the reading.
    filled.then(
      () => setImmediate(callback, null),
      (error: Error) => setImmediate(callback, error),
    );
  }
}

/** The source is closed by whoever opened it, hence `autoClose`. */
function openZip(source: Source): Promise<ZipFile> {
  return asBroken(fromRandomAccessReaderPromise(new SourceReader(source), source.size, { autoClose: false }));
}

async function entriesOf(file: ZipFile, signal: AbortSignal, limits: ReadingLimits): Promise<Map<string, Entry>> {
  if (file.entryCount > limits.entries) throw tooLarge(`an archive of ${file.entryCount} files`);
  const entries = new Map<string, Entry>();
  const iterator = file.eachEntry();
  let directory = 0;
  for (;;) {
    throwIfCancelled(signal);
    const { done, value: entry } = await asBroken(iterator.next());
    if (done) return entries;
    directory += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    if (directory > mostDirectory) throw tooLarge('an archive with too long a directory');
    if (entry.fileName.endsWith('/')) continue;
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw broken(`${entry.fileName} is there twice`);
    entries.set(name, entry);
  }
}

/** yauzl's errors are all about the file. */
async function asBroken<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Unreadable || !(error instanceof Error)) throw error;
    throw error.message.startsWith('strong encryption') ? encrypted() : broken(error.message);
  }
}

async function* inflate(pieces: AsyncGenerator<Buffer>, name: string): AsyncGenerator<Buffer> {
  const inflated = createInflateRaw({ chunkSize: inflatedPiece });
  // What goes wrong arrives where the inflated pieces are taken.
  pipeline(pieces, inflated, () => undefined);
  try {
    for await (const piece of inflated) yield piece;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw broken(`${name}: ${error.message}`);
    }
    throw error;
  }
}
