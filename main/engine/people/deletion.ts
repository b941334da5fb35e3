/** What an admin has to know before people are deleted. */
import { sql } from 'kysely';
import type { engineCalls, Output } from '../../../preload/contract';
import { expressionOf } from '../mirror/expressions';
import { all, sqlFor } from '../mirror/handle';
import { countMemberships } from '../mirror/memberships';
import { personName } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { adminSchema } from '../scim/columns';
import { isAdminRole } from './administration';
import { inPieces } from './pieces';
import { cellsOf, ownRow } from './rows';

type Deletion = Extract<Output<typeof engineCalls, 'people.deletion'>, { ok: true }>['value'];

/** So many are named. */
const mostNames = 5;

/** Looks at those who are to be deleted. */
export async function judgeDeletion(store: Store, rows: readonly number[]): Promise<Deletion> {
  const { mirror, model } = store;
  const self = ownRow(store);
  const attribute = model.admin.actions.find(({ purpose }) => purpose === 'deletion')?.confirmation.attribute ?? null;
  const [only] = rows;
  const [typed = null] =
    rows.length === 1 && only !== undefined && attribute !== null ? (cellsOf(store, [only], [attribute])[0] ?? []) : [];
  const facts = {
    people: rows.length,
    names: rows.slice(0, mostNames).map((row) => personName(mirror, row)),
    self: self !== null && rows.includes(self),
    lastAdmin: leavesNoAdmin(store, rows),
    memberships: countMemberships(mirror, rows),
    typed: typed === null ? null : String(typed),
  };
  // Last: others have their turns meanwhile, and the tenant may be closed in one of them.
  return { ...facts, activeToday: await activeToday(store, rows) };
}

/** Whether there are people who may edit users now, and none would be left. */
function leavesNoAdmin(store: Store, rows: readonly number[]): boolean {
  const role = expressionOf(store, 'roles');
  const active = expressionOf(store, 'active');
  if (!role || !active || store.model.admin.roles.length === 0) return false;
  const leaving = new Set(rows);
  const people = all(
    store.mirror,
    sqlFor
      .selectFrom('row')
      .innerJoin('resource', 'resource.id', 'row.id')
      .select(['row.id', role.value.as('role')])
      .where(sql<boolean>`coalesce(${active.value}, 1) <> 0`),
  ).filter((person) => isAdminRole(store, String(person.role ?? '')));
  return people.length > 0 && people.every(({ id }) => leaving.has(id));
}

/** How many have signed in since midnight, by this computer's clock. */
async function activeToday(store: Store, rows: readonly number[]): Promise<number> {
  const midnight = new Date(store.now()).setHours(0, 0, 0, 0);
  let active = 0;
  await inPieces(store, rows, (piece) => {
    const logins = cellsOf(store, piece, [`${adminSchema}:lastLogin`]);
    active += logins.filter(([at]) => Date.parse(String(at)) >= midnight).length;
  });
  return active;
}
