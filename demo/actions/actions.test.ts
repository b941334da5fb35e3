import { describe, expect, it } from 'vitest';
import type { Json } from '../scim/resource';
import { coreUser, testClient } from '../test-client';
import { actionScenes, actor, admins } from './scene';

const open = actionScenes();
const strong = 'Correct-Horse-7-Battery';

describe('doing something', () => {
  it('is done once, however often the same request comes', async () => {
    const { demo, client, act, someone } = await open({ kind: 'wetrack' });
    const id = someone('activationPending');
    const first = await act(id, 'sendInvitation', 'r1');
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ requestId: 'r1', action: 'sendInvitation', user: id, results: {} });
    const again = await act(id, 'sendInvitation', 'r1');
    const { results: _, ...receipt } = first.body;
    expect(again.body).toEqual(receipt);
    expect((await client.get(`/Users/${id}/Actions/sendInvitation/r1`)).body).toEqual(receipt);
    expect(demo.tenant.mailbox.all()).toHaveLength(1);
    expect(demo.tenant.receipts.all()).toHaveLength(1);
    // It may be sent again, by another request.
    await act(id, 'sendInvitation', 'r2');
    expect(demo.tenant.mailbox.all()).toHaveLength(2);
    expect(demo.tenant.requests.count({ method: 'POST', path: `/Users/${id}/Actions/sendInvitation` })).toBe(3);
  });

  it('answers the receipt of who has been deleted since', async () => {
    const { demo, client, act, someone } = await open({ kind: 'wetrack' });
    const id = someone('activationPending');
    await act(id, 'sendInvitation', 'r1');
    demo.tenant.colleague.remove('User', id);
    expect((await client.get(`/Users/${id}/Actions/sendInvitation/r1`)).status).toBe(200);
    expect((await act(id, 'sendInvitation', 'r1')).status).toBe(200);
    expect((await act(id, 'sendInvitation', 'r2')).status).toBe(404);
  });

  it('knows nothing of what was never asked for', async () => {
    const { client, act, someone } = await open();
    const id = someone('active');
    expect((await client.get(`/Users/${id}/Actions/resetPassword/r1`)).status).toBe(404);
    await act(id, 'resetPassword', 'r1');
    expect((await client.get(`/Users/${id}/Actions/setPassword/r1`)).status).toBe(404);
    expect((await client.get(`/Users/${someone('inactive')}/Actions/resetPassword/r1`)).status).toBe(404);
  });

  it('is refused for users whom it does not apply to', async () => {
    const { demo, act, someone } = await open({ kind: 'trackunit' });
    const refused = await act(someone('active'), 'resendActivation', 'r1');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ scimType: 'notApplicable', status: '409' });
    expect((await act(someone('inactive'), 'resetPassword', 'r2')).status).toBe(409);
    expect(demo.tenant.mailbox.all()).toEqual([]);
    expect(demo.tenant.receipts.all()).toEqual([]);
  });

  it('is refused where there is no such user or action, or the request cannot be read', async () => {
    const { client, act, someone } = await open();
    const id = someone('active');
    expect((await act('nobody', 'resetPassword', 'r1')).status).toBe(404);
    expect((await act(id, 'nonsense', 'r1')).status).toBe(404);
    // A deletion is done by DELETE.
    expect((await act(id, 'deletion', 'r1')).status).toBe(404);
    const path = `/Users/${id}/Actions/resetPassword`;
    expect((await client.send('POST', path, { requestId: 'r1' })).body).toMatchObject({ scimType: 'invalidSyntax' });
    expect((await client.send('POST', path)).status).toBe(400);
  });

  it('is refused to who may not, also if the request is known', async () => {
    const { demo, act, someone } = await open({ admins });
    const id = someone('active');
    const [manager, member] = ['manager', 'member'].map((token) => actor(testClient({ ...demo, token })));
    expect((await manager?.(id, 'setPassword', 'r1', { password: strong }))?.status).toBe(403);
    expect((await manager?.(id, 'generateApiKey', 'r1', { name: 'x' }))?.status).toBe(403);
    expect((await manager?.(id, 'resetPassword', 'r1'))?.status).toBe(200);
    expect((await member?.(id, 'resetPassword', 'r1'))?.status).toBe(403);
    await act(id, 'resetPassword', 'r2');
    const [first, second] = demo.tenant.receipts.all();
    expect(first?.performedBy).not.toBe(second?.performedBy);
  });

  it('is not done to who has no address', async () => {
    const { demo, client, act } = await open({ kind: 'justtrack' });
    const { body } = await client.send('POST', '/Users', { schemas: [coreUser], userName: 'silent' });
    expect(demo.tenant.mailbox.all()).toEqual([]);
    expect((await act(String(body.id), 'resendInvitation', 'r1')).body).toMatchObject({ scimType: 'notApplicable' });
  });
});

describe('handing over', () => {
  it('tells who takes over from whom, once for each', async () => {
    const { demo, act, someone } = await open({ kind: 'wetrack' });
    const [one, other, heir] = [someone('inactive'), someone('activationPending'), someone('active')];
    const to = String(demo.tenant.user(heir)?.userName);
    for (const id of [one, other, one]) expect((await act(id, 'handOver', `from ${id}`, { to })).status).toBe(200);
    const mails = demo.tenant.mailbox.to(to);
    expect(mails.map(({ kind, link, code }) => [kind, link, code])).toEqual([
      ['handover', null, null],
      ['handover', null, null],
    ]);
    for (const [index, id] of [one, other].entries()) {
      expect(mails[index]?.text).toContain(`assigned to ${demo.tenant.user(id)?.displayName}`);
    }
  });

  it.each([
    ['to nobody', () => 'nobody@nowhere.example', 400, 'invalidValue'],
    ['to who cannot sign in', (of: (status: 'inactive') => string) => of('inactive'), 400, 'invalidValue'],
    ['to themselves', (of: (status: 'active') => string) => of('active'), 409, 'notApplicable'],
  ] as const)('is refused %s', async (_, heir, status, scimType) => {
    const { demo, act, someone } = await open({ kind: 'wetrack' });
    const to = heir((who) => String(demo.tenant.user(someone(who))?.userName));
    const refused = await act(someone('active'), 'handOver', 'r1', { to });
    expect(refused).toMatchObject({ status, body: { scimType } });
    expect(demo.tenant.mailbox.all()).toEqual([]);
  });
});

describe('passwords', () => {
  it.each([
    ['Short-7', 'at least 12'],
    ['correct-horse-7-battery', 'upper-case'],
    ['CORRECT-HORSE-7-BATTERY', 'lower-case'],
    ['Correct-Horse-Battery', 'digit'],
    ['CorrectHorse7Battery', 'symbol'],
    [7, 'must be a string'],
    [null, 'required'],
  ] as [Json, string][])(
    'such as %j are refused with the reason, which does not repeat them',
    async (password, reason) => {
      const { demo, act, someone } = await open();
      const { status, body } = await act(someone('active'), 'setPassword', 'r1', { password });
      expect(status).toBe(400);
      expect(body).toMatchObject({ scimType: 'invalidValue', detail: expect.stringContaining(reason) });
      if (typeof password === 'string') expect(JSON.stringify(body)).not.toContain(password);
      expect(demo.tenant.receipts.all()).toEqual([]);
    },
  );

  it('may not contain the user name, and are kept as a hash', async () => {
    const { demo, act, someone } = await open({ now: () => Date.UTC(2030, 0, 1) });
    const id = someone('active');
    const userName = demo.tenant.user(id)?.userName;
    const refused = await act(id, 'setPassword', 'r1', { password: `${userName}-A7!${strong}` });
    expect(refused.body.detail).toContain('username');
    expect(demo.tenant.passwords.changed(id)).toBeNull();
    expect((await act(id, 'setPassword', 'r2', { password: strong })).body).toMatchObject({ results: {} });
    expect(demo.tenant.passwords.changed(id)).toBe('2030-01-01T00:00:00.000Z');
    expect(demo.tenant.passwords.matches(id, strong)).toBe(true);
    expect(demo.tenant.passwords.matches(id, `${strong}!`)).toBe(false);
    expect(JSON.stringify([demo.tenant.user(id), demo.tenant.receipts.all()])).not.toContain(strong);
  });
});

describe('faults', () => {
  it.each([
    [{ fault: 'drop', when: 'after', times: 1 }, null],
    [{ fault: 'serverError', when: 'after', times: 1 }, 500],
    [{ fault: 'nonAtomic500', times: 1 }, 500],
    [{ fault: 'truncate', times: 1 }, null],
    [{ fault: 'drop', duplicate: true, times: 1 }, null],
  ] as const)('%j strikes after it was done: the receipt tells, and repeating does nothing', async (fault, status) => {
    const { demo, client, act, someone } = await open({ kind: 'wetrack' });
    const id = someone('activationPending');
    demo.tenant.faults.set([{ ...fault, method: 'POST', path: '/Actions/' }]);
    const answered = await act(id, 'sendInvitation', 'r1').then(
      (answer) => answer.status,
      () => null,
    );
    expect(answered).toBe(status);
    expect(demo.tenant.mailbox.all()).toHaveLength(1);
    expect((await client.get(`/Users/${id}/Actions/sendInvitation/r1`)).status).toBe(200);
    expect((await act(id, 'sendInvitation', 'r1')).status).toBe(200);
    expect(demo.tenant.mailbox.all()).toHaveLength(1);
  });

  it.each([
    [{ fault: 'drop', when: 'before', times: 1 }, null],
    [{ fault: 'serverError', times: 1 }, 500],
    [{ fault: 'tooManyRequests', times: 1 }, 429],
    [{ fault: 'expired', times: 1 }, 401],
  ] as const)('%j strikes before it was done: there is no receipt', async (fault, status) => {
    const { demo, client, act, someone } = await open({ kind: 'wetrack' });
    const id = someone('activationPending');
    demo.tenant.faults.set([{ ...fault, method: 'POST', path: '/Actions/' }]);
    const answered = await act(id, 'sendInvitation', 'r1').then(
      (answer) => answer.status,
      () => null,
    );
    expect(answered).toBe(status);
    expect(demo.tenant.mailbox.all()).toEqual([]);
    expect((await client.get(`/Users/${id}/Actions/sendInvitation/r1`)).status).toBe(404);
  });

  it('leave receipts as they are where they change how users look', async () => {
    const { demo, act, someone } = await open({ kind: 'wetrack' });
    demo.tenant.faults.set([{ fault: 'oddCase', form: 'upper' }, { fault: 'stringBooleans' }]);
    expect((await act(someone('activationPending'), 'sendInvitation', 'r1')).body).toHaveProperty('requestId', 'r1');
  });
});
