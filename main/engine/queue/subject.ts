/** Somebody whom a gesture is about, with what waits for them: read once, and kept true while edits are queued. */
import { resourceById, type StoredResource } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Change, openChangesOf } from './changes';

export interface Subject {
  stored: StoredResource;
  /** Oldest first. */
  open: Change[];
}

/** Null where the mirror knows nobody under this number. */
export function subjectOf({ mirror }: Store, resourceId: number): Subject | null {
  const stored = resourceById(mirror, resourceId);
  return stored && { stored, open: openChangesOf(mirror, resourceId) };
}
