/** The whole engine against a SCIM server that is not ours. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { openTestDesk } from './desk';
import { enterpriseUser, startScimmy } from './servers/scimmy';
import { workingDay } from './working-day';
import { until } from './world';

interface Held {
  name: { familyName: string };
  emails: { value: string }[];
  active: boolean;
  [enterpriseUser]: { department: string };
}

async function scimmy(users: number) {
  const server = await startScimmy({
    users: Array.from({ length: users }, (_, n) => ({
      userName: `user${n}`,
      name: { givenName: `Given${n}`, familyName: `Family${n}` },
      displayName: `Person ${n}`,
      active: n % 10 !== 0,
      emails: [{ value: `user${n}@example.com`, type: 'work', primary: true }],
      [enterpriseUser]: { department: 'Sales', employeeNumber: `E${n}` },
    })),
  });
  onTestFinished(() => server.close());
  return server;
}

describe('a tenant served by SCIMMY', () => {
  it('is mirrored whole, with columns from its schemas', async () => {
    const server = await scimmy(450);
    const desk = await openTestDesk(server);
    expect(await desk.settled()).toMatchObject({ users: 450, rejected: 0, conflicts: 0 });
    const columns = ['userName', 'name.familyName', 'emails', 'active', `${enterpriseUser}:department`];
    const rows = await desk.rows(columns);
    const mirrored = rows.map(({ cells }) => cells.join('|')).sort();
    const held = [...server.users.values()].map(({ userName, ...user }) => {
      const { name, emails, active, [enterpriseUser]: enterprise } = user as unknown as Held;
      return [userName, name.familyName, emails[0]?.value, active, enterprise.department].join('|');
    });
    expect(mirrored).toEqual(held.sort());
  });

  it.each([
    ['title', 'Chief', (user: Record<string, unknown>) => user.title],
    ['name.givenName', 'Zoë', (user: Record<string, unknown>) => (user.name as Record<string, unknown>).givenName],
    ['active', false, (user: Record<string, unknown>) => user.active],
    ['displayName', null, (user: Record<string, unknown>) => user.displayName ?? null],
    [
      'emails',
      'new@example.com',
      (user: Record<string, unknown>) => (user.emails as { value: string }[]).map(({ value }) => value).join(),
    ],
    [
      `${enterpriseUser}:department`,
      'Research',
      (user: Record<string, unknown>) => (user[enterpriseUser] as Record<string, unknown>).department,
    ],
  ])('gets an edit of %s', async (column, wanted, read) => {
    const server = await scimmy(3);
    const desk = await openTestDesk(server);
    await desk.settled();
    await desk.edit('user2', column, wanted);
    expect(await desk.settled()).toMatchObject({ rejected: 0, conflicts: 0 });
    const stored = [...server.users.values()].find(({ userName }) => userName === 'user2');
    expect(read(stored ?? {})).toBe(wanted);
    const [row] = await desk.rows([column], 'user2');
    expect(row).toMatchObject({ cells: [wanted], marks: {} });
  });

  it('has a working day end as it was meant, with groups, creations and deletions', async () => {
    const server = await scimmy(20);
    const desk = await openTestDesk(server);
    await desk.settled();
    await workingDay({ users: () => [...server.users.values()], groups: () => [...server.groups.values()] }, desk);
  });

  it("never overwrites a colleague's edit, though it has no versions", async () => {
    const server = await scimmy(3);
    const desk = await openTestDesk(server);
    await desk.settled();
    const stored = [...server.users.values()].find(({ userName }) => userName === 'user1');
    if (!stored) throw new Error('no user1');
    stored.displayName = 'Changed by a colleague';
    await desk.edit('user1', 'displayName', 'Changed by me');
    await until('the conflict is seen', async () => (await desk.status()).conflicts === 1);
    expect(stored.displayName).toBe('Changed by a colleague');
    const [row] = await desk.rows(['displayName'], 'user1');
    expect(row).toMatchObject({ cells: ['Changed by me'], marks: { 0: { state: 'conflict' } } });
  });

  it('rejects a taken username, and the reason stands on the cell', async () => {
    const server = await scimmy(3);
    const desk = await openTestDesk(server);
    await desk.settled();
    await desk.edit('user1', 'userName', 'user2');
    await until('the rejection is seen', async () => (await desk.status()).rejected === 1);
    const [row] = await desk.rows(['userName'], 'given1');
    expect(row?.marks[0]).toMatchObject({ state: 'rejected', failure: { code: 'taken', params: { status: 409 } } });
  });
});
