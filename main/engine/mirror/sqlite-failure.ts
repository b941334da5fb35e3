/** What an error of SQLite means for the admin. */
import { basename } from 'node:path';
import { type Failure, failure } from '../../../preload/failure';

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

/** Whether the file itself is damaged, so that it has to be set aside and built anew. */
export function isCorruption(error: unknown): boolean {
  const code = codeOf(error);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

/** The failure to show for an error of the file, or null when the error is a bug and not the file's doing. */
export function sqliteFailure(error: unknown, path: string): Failure | null {
  const code = codeOf(error);
  const file = basename(path);
  if (code === 'SQLITE_FULL') return failure('disk-full', { file });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return failure('mirror-locked', { file });
  if (isCorruption(error)) return failure('mirror-unreadable', { file }, (error as Error).message);
  const unusable = [
    'SQLITE_CANTOPEN',
    'SQLITE_READONLY',
    'SQLITE_PERM',
    'SQLITE_IOERR',
    'EACCES',
    'EPERM',
    'EROFS',
    'ENOTDIR',
  ];
  if (unusable.some((prefix) => code.startsWith(prefix))) {
    return failure('mirror-unreadable', { file }, (error as Error).message);
  }
  if (code === 'ENOSPC') return failure('disk-full', { file });
  return null;
}
