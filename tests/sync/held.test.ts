/** What is on hold does not reach the tenant, whatever happens around it. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDemoTenant } from '../../demo/server';
import type { ChangeAction, ChangeSelection } from '../../preload/contract';
import { openTestDesk, type TestDesk } from './desk';
import { environment, tenantId, until, value } from './world';

interface Held {
  id: string;
  userName: string;
  title?: string | null;
}

async function scene() {
  const { now } = environment();
  const server = await startDemoTenant({ kind: 'trackunit', users: 60, token: 'secret-token', now });
  onTestFinished(() => server.close());
  const desk = await openTestDesk(server);
  await desk.settled();
  const person = (place: number) => server.tenant.users()[place] as unknown as Held;
  const titleOf = ({ id }: Held) => server.tenant.user(id)?.title ?? null;
  return { server, desk, person, titleOf };
}

async function act(desk: TestDesk, action: ChangeAction, selection: ChangeSelection = {}): Promise<void> {
  value(await desk.engine.calls['changes.act']({ tenantId, action, selection }));
}

async function undo(desk: TestDesk): Promise<void> {
  value(await desk.engine.calls['batches.undo']({ tenantId, batchId: null }));
}

/** Types into a title, and puts the edit on hold before it can go. */
async function typeAndHold(desk: TestDesk, { userName }: Held, title: string): Promise<void> {
  value(await desk.engine.calls['sync.mode']({ tenantId, mode: 'collected' }));
  await desk.edit(userName, 'title', title);
  await act(desk, 'hold', { states: ['pending'] });
  value(await desk.engine.calls['sync.mode']({ tenantId, mode: 'as-edited' }));
}

/** An edit of somebody else has come and gone: whatever was to go with it has gone too. */
async function goneRound(desk: TestDesk, { userName }: Held, title: string): Promise<void> {
  await desk.edit(userName, 'title', title);
  await desk.settled();
}

describe('an edit on hold', () => {
  it('stays here though the deletion that had replaced it is undone', async () => {
    const { desk, person, titleOf } = await scene();
    const [one, other] = [person(3), person(4)];
    const before = one.title ?? null;
    await typeAndHold(desk, one, 'Not yet');
    value(await desk.engine.calls['sync.mode']({ tenantId, mode: 'collected' }));
    await desk.apply({ kind: 'delete', row: await desk.row(one.userName) });
    await undo(desk);
    value(await desk.engine.calls['sync.mode']({ tenantId, mode: 'as-edited' }));
    await goneRound(desk, other, 'T');
    expect(await desk.changes()).toMatchObject([{ to: 'Not yet', state: 'held' }]);
    expect(titleOf(one)).toBe(before);
    await act(desk, 'send');
    await until('it arrives', () => titleOf(one) === 'Not yet');
  });

  it('stays here though a colleague’s change, in conflict with it, comes and goes', async () => {
    const { server, desk, person, titleOf } = await scene();
    const [one, other] = [person(3), person(4)];
    const before = one.title ?? null;
    await typeAndHold(desk, one, 'Not yet');
    const pull = () => desk.engine.calls['sync.now']({ tenantId });
    server.tenant.colleague.edit('User', one.id, { title: 'Theirs' });
    await pull();
    await until('the conflict is seen', async () => (await desk.status()).conflicts === 1);
    server.tenant.colleague.edit('User', one.id, { title: before });
    await pull();
    await until('the conflict is over', async () => (await desk.status()).conflicts === 0);
    await goneRound(desk, other, 'T');
    expect(await desk.changes()).toMatchObject([{ to: 'Not yet', state: 'held' }]);
    expect(titleOf(one)).toBe(before);
  });
});

describe('a group that is deleted and restored', () => {
  it('has its members again', async () => {
    const { server, desk } = await scene();
    const groups = () =>
      server.tenant.groups() as unknown as { id: string; displayName: string; members?: unknown[] }[];
    const full = groups().find(({ members }) => (members?.length ?? 0) > 1);
    if (!full) throw new Error('the demo tenant has no group with members');
    const listed = value(await desk.engine.calls['groups.list']({ tenantId }));
    const row = listed.find(({ name }) => name === full.displayName)?.row ?? 0;
    const { batchId } = await desk.apply({ kind: 'delete', row });
    await until('it is gone', () => !groups().some(({ id }) => id === full.id));
    await desk.settled();
    const reversal = { tenantId, batchId: environment().uuid(), label: { key: 'batch.edit', params: {} } };
    value(await desk.engine.calls['batches.reverse']({ ...reversal, of: { batch: batchId } }));
    await until('it is back', () => {
      const again = groups().find(({ displayName }) => displayName === full.displayName);
      return again?.members?.length === full.members?.length;
    });
    await desk.settled();
    expect(await desk.changes()).toEqual([]);
  });
});
