/** The files that the admin has chosen in a native dialog. Windows know them by handle, and each is for one use. */
import type { FileUse } from '../../preload/contract';

export interface GrantedFiles {
  grant(handle: string, path: string, use: FileUse): void;
  /** The path of a file that was granted for this use; undefined where none was. */
  pathOf(handle: string, use: FileUse): string | undefined;
}

/** What was chosen to be imported is never written over, and what was chosen to be written is not read. */
export function createGrantedFiles(): GrantedFiles {
  const granted = new Map<string, { path: string; use: FileUse }>();
  return {
    grant(handle, path, use) {
      granted.set(handle, { path, use });
    },
    pathOf(handle, use) {
      const file = granted.get(handle);
      return file?.use === use ? file.path : undefined;
    },
  };
}
