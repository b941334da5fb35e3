/** The file that is read, in pieces from wherever they are wanted. */
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Result } from '../../../../preload/contract';
import { failed, succeeded } from '../../../../preload/failure';
import { readFailure } from '../file';
import { broken, throwIfCancelled, Unreadable } from './broken';

export interface Source {
  /** Bytes. */
  size: number;
  /** Fills the buffer from a place in the file. @throws {Unreadable} where the file ends too early or the disk fails */
  fill(buffer: Buffer, position: number): Promise<void>;
  /** Reads from `start` up to `end`, each piece in a buffer of its own. */
  pieces(start: number, end: number, signal: AbortSignal): AsyncGenerator<Buffer>;
  /** May be called more than once; waits for what is being read. */
  close(): Promise<void>;
}

/** Each comes from another thread, so that others in this process get their turn in between. */
const pieceSize = 32 * 1024;

/** Fails with `file-not-found`, `file-denied`, `file-type` (it is no file) or `file-failed` (params.file: its name). */
export async function openSource(path: string): Promise<Result<Source>> {
  const name = basename(path);
  try {
    // Opening a pipe would wait for somebody to write to it.
    if (!(await stat(path)).isFile()) return failed('file-type', { file: name });
    const handle = await open(path, 'r');
    return succeeded(createSource(handle, (await handle.stat()).size, name));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return failed('file-not-found', { file: name });
    return { ok: false, failure: readFailure(error, name) };
  }
}

function createSource(handle: FileHandle, size: number, name: string): Source {
  let closing: Promise<void> | null = null;

  async function fill(buffer: Buffer, position: number): Promise<void> {
    for (let filled = 0; filled < buffer.length; ) {
      const { bytesRead } = await read(buffer, filled, position + filled);
      if (bytesRead === 0) throw broken('the file ends early');
      filled += bytesRead;
    }
  }

  async function read(buffer: Buffer, offset: number, position: number) {
    try {
      return await handle.read(buffer, offset, buffer.length - offset, position);
    } catch (error) {
      if (isSystemError(error)) throw new Unreadable(readFailure(error, name));
      throw error;
    }
  }

  return {
    size,
    fill,
    async *pieces(start, end, signal) {
      for (let position = start; position < end; position += pieceSize) {
        throwIfCancelled(signal);
        const piece = Buffer.allocUnsafe(Math.min(pieceSize, end - position));
        await fill(piece, position);
        yield piece;
      }
    },
    close() {
      closing ??= handle.close();
      return closing;
    },
  };
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
