/** A working day at every tenant that misbehaves: people and groups made, edited, joined and deleted, each exactly once. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DemoTenant, type FaultInput, startDemoTenant } from '../../demo/server';
import { openTestDesk, type TestDesk } from './desk';
import { tenantId, value } from './world';

type Held = Record<string, unknown> & { id: string; userName: string };

async function scene(faults: FaultInput[], users = 30) {
  const server = await startDemoTenant({ kind: 'trackunit', users, token: 'secret-token', faults });
  onTestFinished(() => server.close());
  const desk = await openTestDesk(server);
  await desk.settled();
  return { server, desk };
}

function people(server: DemoTenant): Held[] {
  return server.tenant.users() as unknown as Held[];
}

function nobody(name: string) {
  return { userName: name, emails: `${name}@tenant.example`, 'name.familyName': 'New' };
}

/** What a day's work is, and what must be true of tenant and mirror after it. */
async function workingDay(
  server: DemoTenant,
  desk: TestDesk,
  { deletes = 'gone', members = 3 }: { deletes?: 'gone' | 'inactive'; members?: number } = {},
): Promise<void> {
  const [one, two, three, four] = people(server).map(({ userName }) => userName) as [string, string, string, string];
  const idOf = (name: string) => server.tenant.userNamed(name)?.id ?? '';
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

  const held = (name: string) => server.tenant.userNamed(name) as unknown as Held | null;
  expect(held(one)).toMatchObject({ title: 'Edited', displayName: 'Edited, too' });
  expect(held(two)).toMatchObject({ title: 'Edited' });
  expect(String(held(two)?.active)).toMatch(/^false$/i);
  for (const id of [idThree, idFour]) {
    if (deletes === 'gone') expect(server.tenant.user(id)).toBeNull();
    else expect(server.tenant.user(id)).toMatchObject({ active: false });
  }
  const named = people(server).map(({ userName }) => userName);
  for (const name of ['new.one', 'new.two']) expect(named.filter((other) => other === name)).toHaveLength(1);
  expect(held('new.one')).toMatchObject({ title: 'Edited before it was there' });
  const groups = server.tenant.groups().filter(({ displayName }) => displayName === 'Newcomers');
  expect(groups).toHaveLength(1);
  const joined = (groups[0]?.members ?? []) as { value: string }[];
  expect(joined.map((member) => member.value).sort()).toEqual([idOf('new.one'), idOf('new.two'), idOf(one)].sort());

  // Everybody whom the tenant shows is in the mirror, once, and nobody else.
  const rows = await desk.rows(['userName']);
  const shown = people(server).map(({ userName }) => userName);
  expect(rows.map(({ cells }) => cells[0]).sort()).toEqual(shown.sort());
  const listed = value(await desk.engine.calls['groups.list']({ tenantId }));
  expect(listed.find(({ name }) => name === 'Newcomers')).toMatchObject({ members });
}

const harmless: FaultInput[][] = [
  [],
  [{ fault: 'pageCap', most: 10 }],
  [{ fault: 'pageLengthAsTotal' }, { fault: 'pageCap', most: 10 }],
  [{ fault: 'endlessPaging' }, { fault: 'pageCap', most: 20 }],
  [{ fault: 'cursorOnly' }, { fault: 'pageCap', most: 10 }],
  [{ fault: 'noDiscovery' }],
  [{ fault: 'lyingDiscovery', patch: false }],
  [{ fault: 'lyingDiscovery', etag: false, bulk: false, filter: false }],
  [{ fault: 'noETag' }],
  [{ fault: 'decoyETag' }],
  [{ fault: 'ignoredIfMatch' }],
  [{ fault: 'bumpOnNoop' }],
  [{ fault: 'noContent' }],
  [{ fault: 'noContent' }, { fault: 'ignoredIfMatch' }],
  [{ fault: 'nonAtomic500', times: 2 }],
  [{ fault: 'noFilteredPaths' }],
  [{ fault: 'duplicateAdds' }],
  [{ fault: 'duplicateAdds' }, { fault: 'drop', when: 'after', method: 'PATCH', path: '^/Groups', times: 1 }],
  [{ fault: 'stringBooleans' }],
  [{ fault: 'createWithoutId' }],
  [{ fault: 'createBadLocation' }],
  [{ fault: 'createEmptyBody' }],
  [{ fault: 'createEmptyBody' }, { fault: 'filterOnly', operators: ['pr'] }],
  [{ fault: 'lowerCaseEmails' }],
  [{ fault: 'addFormatted' }],
  [{ fault: 'oddCase' }],
  [{ fault: 'lateReads', ms: 20 }],
  [{ fault: 'deltaRefused' }],
  [{ fault: 'emptyOnBadFilter' }],
  [{ fault: 'bulkAbsent' }],
  [{ fault: 'deleteGone500' }],
  [{ fault: 'delete200' }],
  [{ fault: 'plainErrors' }],
  [{ fault: 'serverError', rate: 0.2 }],
  [{ fault: 'serverError', when: 'after', rate: 0.2 }],
  [{ fault: 'drop', rate: 0.15 }],
  [{ fault: 'drop', when: 'after', rate: 0.15 }],
  [{ fault: 'truncate', rate: 0.15 }],
  [{ fault: 'duplicate', rate: 0.3 }],
  [{ fault: 'tooManyRequests', rate: 0.1 }],
];

describe('a working day at a tenant with', () => {
  it.each(harmless.map((faults) => [faults.map(({ fault }) => fault).join(' and ') || 'no faults', faults] as const))(
    '%s ends as it was meant',
    async (_, faults) => {
      const { server, desk } = await scene(faults);
      await workingDay(server, desk);
    },
  );

  it('deactivation instead of deletion ends with those people inactive', async () => {
    const { server, desk } = await scene([{ fault: 'deactivateOnDelete' }]);
    await workingDay(server, desk, { deletes: 'inactive' });
  });

  it('groups whose members are never shown ends as it was meant', async () => {
    const { server, desk } = await scene([{ fault: 'noMembersInAnswer' }]);
    await workingDay(server, desk, { members: 0 });
  });
});
