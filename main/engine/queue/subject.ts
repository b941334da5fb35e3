/** Somebody whom a gesture is about, with what waits for them: read once, and kept true while edits are queued. */
import { resourcesByIds } from '../mirror/many-resources';
import { resourceById, type StoredResource } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Change, openChangesOf, openChangesOfMany } from './changes';

export interface Subject {
  stored: StoredResource;
  /** Oldest first. */
  open: Change[];
  /** What their row says to the search, where it was read along; null of a group. */
  searchText?: string | null;
}

/** Null where the mirror knows nobody under this number. */
export function subjectOf({ mirror }: Store, resourceId: number): Subject | null {
  const stored = resourceById(mirror, resourceId);
  return stored && { stored, open: openChangesOf(mirror, resourceId) };
}

/**
 * Many at once, by the mirror's numbers; those whom it does not know are left out.
 *
 * @param known those of their changes that have been read already, as they stand
 */
export function subjectsOf(
  { mirror }: Store,
  resourceIds: readonly number[],
  known: readonly Change[] = [],
): Map<number, Subject> {
  const open = openChangesOfMany(mirror, resourceIds, known);
  return new Map(
    resourcesByIds(mirror, resourceIds).map(({ stored, searchText }) => [
      stored.id,
      { stored, searchText, open: open.get(stored.id) ?? [] },
    ]),
  );
}
