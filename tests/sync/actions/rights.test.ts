/** Who may only read is told so before anything is sent, and by the tenant where that was not known. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDemoTenant } from '../../../demo/server';
import type { Edit } from '../../../preload/contract';
import { openTestDesk } from '../desk';
import { environment, tenantId, until, value } from '../world';
import { actionScene, newBatch, sceneOf } from './scene';

const lesser = 'lesser-token';

describe('somebody with a lesser role', () => {
  it('is refused everything here, and nothing is sent', async () => {
    const { now } = environment();
    const admins = [{ token: lesser, role: 'Viewer' }];
    const server = await startDemoTenant({ kind: 'trackunit', users: 20, token: 'secret-token', admins, now });
    onTestFinished(() => server.close());
    const desk = await openTestDesk({ ...server, token: lesser });
    await desk.settled();
    const at = sceneOf(server, desk);
    server.tenant.requests.clear();
    const [person] = at.people('active');
    if (!person) throw new Error('too few people');
    const row = await desk.row(person.userName);
    const group = value(await desk.engine.calls['groups.list']({ tenantId }))[0]?.row ?? 0;
    const edits: Edit[] = [
      { row, column: 'title', value: 'Mine' },
      { kind: 'action', row, action: 'resetPassword', inputs: {} },
      { kind: 'create', values: { emails: 'x@tenant.example', 'name.familyName': 'X' }, actions: ['resendActivation'] },
      { kind: 'member', group, row, member: true },
      { kind: 'create-group', name: 'Mine' },
      { kind: 'rename-group', group, name: 'Mine' },
      { kind: 'delete', row },
      { kind: 'delete', row: group },
    ];
    const { applied, refused } = value(await desk.engine.calls['changes.apply']({ ...newBatch(), edits }));
    expect(applied).toBe(0);
    expect(refused.map(({ failure }) => failure.code)).toEqual([
      ...['not-permitted', 'unavailable', 'not-permitted', 'not-permitted'],
      ...['not-permitted', 'not-permitted', 'not-permitted', 'not-permitted'],
    ]);
    const { actions } = value(await desk.engine.calls['people.read']({ tenantId, row }));
    expect(actions.every(({ why }) => why !== null)).toBe(true);
    const offered = value(await desk.engine.calls['tenant.administration']({ tenantId }));
    expect(offered?.actions.find(({ id }) => id === 'resetPassword')?.unavailable).toMatchObject({
      en: expect.stringContaining('account administrators'),
    });
    expect(await desk.changes()).toEqual([]);
    const writes = server.tenant.requests.list().filter(({ method }) => method !== 'GET');
    expect(writes).toEqual([]);
  });
});

describe('an admin who has lost the right while something waited', () => {
  it('has it parked with the tenant’s reason; what was done before is found out', async () => {
    const at = await actionScene({ admins: [{ token: lesser, role: 'Viewer' }] });
    const [done, waiting] = at.people('activationPending');
    if (!done || !waiting) throw new Error('too few people');
    at.server.tenant.faults.set([{ fault: 'drop', when: 'after', method: 'POST', path: '/Actions/' }]);
    await at.ask(done, 'resendActivation');
    await until('it is done', () => at.mails(done).length === 1);
    await at.sign(null);
    await at.ask(waiting, 'resendActivation');
    at.server.tenant.faults.clear();
    await at.sign(lesser);
    await at.still();
    expect(at.mails(waiting)).toEqual([]);
    const [parked, ...others] = await at.desk.changes();
    expect(others).toEqual([]);
    expect(parked).toMatchObject({ kind: 'action', state: 'rejected', failure: { code: 'forbidden' } });
    expect(parked?.person).toContain('Invited');
    expect(parked?.failure?.detail).toMatch(/\w/);

    await at.sign(at.server.token);
    await at.act('retry');
    await at.still();
    expect(await at.desk.changes()).toEqual([]);
    expect([at.mails(done), at.mails(waiting)]).toEqual([['activation'], ['activation']]);
  });
});
