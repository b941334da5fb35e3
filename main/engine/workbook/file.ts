/** Writing a file so that it is there whole or not at all. */
import { randomBytes } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Result } from '../../../preload/contract';
import { type Failure, failed, failure, succeeded } from '../../../preload/failure';

/**
 * Writes to a temporary file in the same folder, syncs it, and puts it in the place of `path`. If anything goes wrong
 * the temporary file is removed and what stood at `path` is untouched. `write` must end the stream, and stop with an
 * exception when its signal is aborted: because the caller cancelled, or because the stream broke.
 *
 * Fails with `cancelled`, or with `disk-full`, `file-denied` or `file-failed` (params.file: the name without its folder).
 */
export async function replaceFile<T>(
  path: string,
  signal: AbortSignal,
  write: (stream: Writable, stop: AbortSignal) => Promise<T>,
): Promise<Result<T>> {
  if (signal.aborted) return failed('cancelled');
  const name = basename(path);
  // Shortened, because a name may be as long as the file system allows.
  const temporary = join(dirname(path), `.~${name.slice(0, 60)}.${randomBytes(6).toString('hex')}.tmp`);
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
    if (isSystemError(cause)) return { ok: false, failure: fileFailure(cause, name) };
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
const denied = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ETXTBSY']);

/** Why a file could not be written. */
export function fileFailure(error: NodeJS.ErrnoException, file: string): Failure {
  const code = error.code ?? '';
  if (full.has(code)) return failure('disk-full', { file });
  if (denied.has(code)) return failure('file-denied', { file });
  return failure('file-failed', { file, reason: code });
}
