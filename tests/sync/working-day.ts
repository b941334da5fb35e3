/** A working day of an admin, and what must be true of tenant and mirror after it, whoever serves the tenant. */
import { expect } from 'vitest';
import type { TestDesk } from './desk';
import { tenantId, value } from './world';

type Held = Record<string, unknown> & { id: string };
type HeldUser = Held & { userName: string };

/** A tenant as it is behind the protocol. */
export interface HeldTenant {
  users(): HeldUser[];
  groups(): Held[];
}

function nobody(name: string) {
  return { userName: name, emails: `${name}@tenant.example`, 'name.familyName': 'New' };
}

/** What a day's work is, and what must be true of tenant and mirror after it. */
export async function workingDay(
  tenant: HeldTenant,
  desk: TestDesk,
  { deletes = 'gone', members = 3 }: { deletes?: 'gone' | 'inactive'; members?: number } = {},
): Promise<void> {
  const [one, two, three, four] = tenant.users().map(({ userName }) => userName) as [string, string, string, string];
  const held = (name: string) => tenant.users().find(({ userName }) => userName === name);
  const byId = (id: string) => tenant.users().find((user) => user.id === id);
  const idOf = (name: string) => held(name)?.id ?? '';
  const [idThree, idFour] = [idOf(three), idOf(four)];
  await desk.edit(one, 'title', 'Edited');
  await desk.edit(one, 'displayName', 'Edited, too');
  await desk.edit(two, 'active', false);
  await desk.edit(two, 'title', 'Edited');
  const { created } = await desk.apply(
    { kind: 'create', values: nobody('new.one') },
    { kind: 'create', values: nobody('new.two') },
    { kind: 'create-group', name: 'Newcomers' },
  );
  const [newOne = 0, newTwo = 0, group = 0] = created;
  await desk.apply({ row: newOne, column: 'title', value: 'Edited before it was there' });
  const oneRow = await desk.row(one);
  await desk.apply(
    { kind: 'member', group, row: newOne, member: true },
    { kind: 'member', group, row: newTwo, member: true },
    { kind: 'member', group, row: oneRow, member: true },
  );
  await desk.apply({ kind: 'delete', row: await desk.row(three) }, { kind: 'delete', row: await desk.row(four) });
  await desk.settled();
  const parked = await desk.changes();
  expect(parked.map(({ kind, column, failure }) => ({ kind, column, failure }))).toEqual([]);

  expect(held(one)).toMatchObject({ title: 'Edited', displayName: 'Edited, too' });
  expect(held(two)).toMatchObject({ title: 'Edited' });
  expect(String(held(two)?.active)).toMatch(/^false$/i);
  for (const id of [idThree, idFour]) {
    if (deletes === 'gone') expect(byId(id)).toBeUndefined();
    else expect(byId(id)).toMatchObject({ active: false });
  }
  const named = tenant.users().map(({ userName }) => userName);
  for (const name of ['new.one', 'new.two']) expect(named.filter((other) => other === name)).toHaveLength(1);
  expect(held('new.one')).toMatchObject({ title: 'Edited before it was there' });
  const groups = tenant.groups().filter(({ displayName }) => displayName === 'Newcomers');
  expect(groups).toHaveLength(1);
  const joined = (groups[0]?.members ?? []) as { value: string }[];
  expect(joined.map((member) => member.value).sort()).toEqual([idOf('new.one'), idOf('new.two'), idOf(one)].sort());

  // Everybody whom the tenant shows is in the mirror, once, and nobody else.
  const rows = await desk.rows(['userName']);
  const shown = tenant.users().map(({ userName }) => userName);
  expect(rows.map(({ cells }) => cells[0]).sort()).toEqual(shown.sort());
  const listed = value(await desk.engine.calls['groups.list']({ tenantId }));
  expect(listed.find(({ name }) => name === 'Newcomers')).toMatchObject({ members });
}
