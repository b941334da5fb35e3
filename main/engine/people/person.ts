/** One person whole, as the inspector shows them. */
import type { Person, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { listGroups } from '../mirror/groups';
import { personName, resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { whyNot } from '../queue/actions';
import { openChangesOf } from '../queue/changes';
import { showsMembers } from '../queue/members';
import { gridRows, membership, membershipsOf, ownRow } from './rows';

/** Fails with `unknown-row` where there is nobody (any more) under the number. */
export function readPerson(store: Store, id: number): Result<Person> {
  const { mirror, model } = store;
  const stored = resourceById(mirror, id);
  if (stored?.type !== 'User') return failed('unknown-row');
  const [row] = gridRows(
    store,
    [id],
    model.columns.map(({ key }) => key),
  );
  if (!row) return failed('unknown-row');
  return succeeded({
    row,
    name: personName(mirror, id),
    groups: groupsFor(store, id, stored.remoteId !== null),
    isSelf: ownRow(store) === id,
    hasPhoto: row.photo !== null,
    actions: model.admin.actions.map((action) => ({ action: action.id, why: whyNot(store, action, id) })),
    waiting: openChangesOf(mirror, id).flatMap(({ id: changeId, kind, path, state, failure }) =>
      kind === 'action'
        ? [{ action: path, changeId, state: state as Person['waiting'][number]['state'], failure }]
        : [],
    ),
  });
}

function groupsFor(store: Store, user: number, isAtTenant: boolean): Person['groups'] {
  const groups = listGroups(store.mirror);
  const memberships = membershipsOf(
    store,
    groups.map(({ row }) => row),
    [user],
  );
  // A tenant that never shows members leaves open who is in a group, except for those who are not there yet.
  const isKnown = !isAtTenant || showsMembers(store, {});
  return groups.map(({ row, name }) => {
    const { member, change } = membership(memberships, row, user);
    return {
      row,
      name,
      member: isKnown || change ? member : null,
      mark: change && {
        changeId: change.id,
        state: change.state as NonNullable<Person['groups'][number]['mark']>['state'],
        failure: change.failure,
      },
    };
  });
}
