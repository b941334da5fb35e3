/** Takes back many values at once, of which nothing else has to be told. */
import { sql } from 'kysely';
import { all, compileOnce, type Mirror, sqlFor } from '../mirror/handle';
import type { Store } from '../mirror/store';
import { rewriteRow } from '../mirror/user-rows';
import { type Change, isOpenState, overlay } from './changes';
import { recordSets } from './history';
import { isSameTarget } from './states';
import { type Subject, subjectsOf } from './subject';

/** As `close` ends each of them. */
const closeAll = compileOnce(['at', 'changes'] as const, (p) =>
  sqlFor
    .updateTable('change')
    .set({
      state: sql<'undone'>`'undone'`,
      failure: sql<null>`null`,
      unsure: sql<number>`0`,
      due_at: sql<number>`0`,
      answered_at: p.at,
    })
    .where('id', 'in', sql<number>`(select value from json_each(${p.changes}))`),
);

/** Those of some changes that have taken the place of others. */
function replacers(mirror: Mirror, ids: readonly number[]): Set<number> {
  const rows = all(
    mirror,
    sqlFor
      .selectFrom('change')
      .select('replaced_by as by')
      .where('replaced_by', 'in', sql<number>`(select value from json_each(${JSON.stringify(ids)}))`)
      .where('replaced_by', 'is not', null),
  );
  return new Set(rows.map(({ by }) => by ?? 0));
}

/**
 * Takes back the values of attributes of users that have taken nobody's place, and behind which nothing waits.
 *
 * @param changes as they stand
 * @returns the others, in their order
 */
export function undoPlain(store: Store, changes: readonly Change[]): Change[] {
  const { mirror } = store;
  const values = changes.filter(
    ({ kind, state, unsure }) =>
      kind === 'set' && !unsure && (state === 'void' || (isOpenState(state) && state !== 'sending')),
  );
  if (values.length === 0) return [...changes];
  const inPlaceOfOthers = replacers(
    mirror,
    values.map(({ id }) => id),
  );
  const subjects = subjectsOf(
    store,
    values.map(({ resourceId }) => resourceId),
    changes,
  );
  const plain = values.filter((change) => {
    const subject = subjects.get(change.resourceId);
    return subject?.stored.type === 'User' && !inPlaceOfOthers.has(change.id) && isAlone(change, subject);
  });
  const ids = plain.map(({ id }) => id);
  const undone = new Set(ids);
  closeAll(mirror).run(store.now(), JSON.stringify(ids));
  recordSets(store, 'undone', ids);
  const paths = new Map<Subject, string[]>();
  for (const { resourceId, path } of plain) {
    const subject = subjects.get(resourceId);
    if (subject) paths.set(subject, [...(paths.get(subject) ?? []), path]);
  }
  for (const [subject, changed] of paths) rewrite(store, subject, undone, changed);
  return changes.filter(({ id }) => !undone.has(id));
}

/** Whether no other wish for the same attribute is open. */
function isAlone(change: Change, { open }: Subject): boolean {
  return open.every((other) => other.id === change.id || !isSameTarget(change, other));
}

function rewrite(store: Store, { stored, open, searchText }: Subject, undone: Set<number>, paths: string[]): void {
  const left = open.filter(({ id }) => !undone.has(id));
  const shown = { id: stored.id, base: stored.base, seen: overlay(stored.base, left) };
  rewriteRow(store, shown, paths, searchText ?? '');
}
