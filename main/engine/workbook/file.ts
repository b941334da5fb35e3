/** Writing a file so that it is there whole or not at all. */
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Result } from '../../../preload/contract';
import { type Failure, failed, failure, succeeded } from '../../../preload/failure';
import { clearLeftovers, temporaryName } from './leftovers';

/**
 * Writes to a temporary file in the same folder, syncs it, and puts it in the place of `path`. If anything goes wrong
 * the temporary file is removed and what stood at `path` is untouched; those of processes that were killed go as well.
 * `write` must end the stream, and stop with an exception when its signal is aborted: because the caller cancelled, or
 * because the stream broke.
 *
 * Fails with `cancelled`, or with `disk-full`, `folder-denied`, `folder-gone`, `file-busy` or `file-failed` (params.file: the
 * name without its folder).
 */
export async function replaceFile<T>(
  path: string,
  signal: AbortSignal,
  write: (stream: Writable, stop: AbortSignal) => Promise<T>,
): Promise<Result<T>> {
  if (signal.aborted) return failed('cancelled');
  const name = basename(path);
  await clearLeftovers(dirname(path));
  const temporary = join(dirname(path), temporaryName(name));
  const stream = createWriteStream(temporary, { flags: 'wx', flush: true, highWaterMark: 256 * 1024 });
  const broken = new AbortController();
  stream.on('error', (error) => broken.abort(error));
  try {
    const value = await write(stream, AbortSignal.any([signal, broken.signal]));
    await finished(stream);
    signal.throwIfAborted();
    await rename(temporary, path);
    return succeeded(value);
  } catch (error) {
    const cause = stream.errored ?? error;
    await discard(stream, temporary);
    if (isSystemError(cause)) return { ok: false, failure: writeFailure(cause, name) };
    if (signal.aborted) return failed('cancelled');
    throw error;
  }
}

async function discard(stream: WriteStream, temporary: string): Promise<void> {
  stream.destroy();
  if (!stream.closed) await new Promise<void>((resolve) => stream.once('close', resolve));
  try {
    await rm(temporary, { force: true });
  } catch (error) {
    // What went wrong before is what has to be told; a full or vanished disk often fails here as well.
    if (!isSystemError(error)) throw error;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

const full = new Set(['ENOSPC', 'EDQUOT']);
const busy = new Set(['EBUSY', 'ETXTBSY']);
const denied = new Set(['EACCES', 'EPERM', 'EROFS']);
const gone = new Set(['ENOENT', 'ENOTDIR']);

/** Why a file could not be read. */
export function readFailure(error: NodeJS.ErrnoException, file: string): Failure {
  const code = error.code ?? '';
  if (busy.has(code) || denied.has(code)) return failure('file-denied', { file });
  return failure('file-failed', { file, reason: code });
}

/** Why a file could not be written. */
export function writeFailure(error: NodeJS.ErrnoException, file: string): Failure {
  const code = error.code ?? '';
  if (full.has(code)) return failure('disk-full', { file });
  // Beside it a file could be made: it is what stands there that cannot be replaced. Windows says so of what is open elsewhere.
  if (busy.has(code) || (denied.has(code) && error.syscall === 'rename')) return failure('file-busy', { file });
  if (denied.has(code)) return failure('folder-denied', { file });
  if (gone.has(code)) return failure('folder-gone', { file });
  return failure('file-failed', { file, reason: code });
}
