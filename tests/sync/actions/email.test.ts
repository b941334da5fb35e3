/** A new email is accepted at once, and in force when the person has confirmed it. */
import { describe, expect, it } from 'vitest';
import type { FaultInput } from '../../../demo/server';
import { tenantId, until, value } from '../world';
import { actionScene } from './scene';

const wanted = 'new.address@tenant.example';

async function scene() {
  const at = await actionScene({ selfService: true });
  const [person, other] = at.people('active');
  if (!person || !other) throw new Error('too few people');
  // The first edit of all finds out whether versions count.
  await at.desk.edit(other.userName, 'title', 'First');
  await at.still();
  const row = await at.desk.row(person.userName);
  const change = async (email: string) => (await at.desk.apply({ row, column: 'emails', value: email })).batchId;
  /** What the grid shows: the email in force, and the one that is awaited. */
  const shown = async () => {
    const [one] = await at.desk.rows(['userName', 'emails'], person.userName);
    return { email: one?.cells[1], awaited: one?.awaited };
  };
  /** The person follows what they were mailed. */
  const confirm = (email: string) => {
    const code = at.server.tenant.mailbox.to(email).at(-1)?.code;
    at.server.tenant.confirmEmail(code ?? '');
  };
  const pull = async () => value(await at.desk.engine.calls['sync.now']({ tenantId }));
  return { at, person, row, change, shown, confirm, pull };
}

const ends = async (at: Awaited<ReturnType<typeof actionScene>>, batchId: string) =>
  (await at.history(batchId)).filter(({ event }) => event === 'confirmed' || event === 'found-done');

describe('a change of email', () => {
  const troubles: [string, FaultInput[]][] = [
    ['is done, and awaited until it is confirmed', []],
    ['whose answer was lost', [{ fault: 'drop', when: 'after', method: 'PATCH', times: 1 }]],
    ['whose request was lost', [{ fault: 'drop', method: 'PATCH', times: 1 }]],
    ['over which the tenant stumbles after', [{ fault: 'serverError', when: 'after', method: 'PATCH', times: 1 }]],
    ['that is answered without a word', [{ fault: 'noContent' }]],
    ['that a proxy repeats', [{ fault: 'duplicate', method: 'PATCH' }]],
  ];
  it.each(troubles)('%s, and mailed about once', async (_, faults) => {
    const { at, person, change, shown, confirm, pull } = await scene();
    at.server.tenant.faults.set(faults);
    const batchId = await change(wanted);
    await at.still();
    expect(await ends(at, batchId)).toMatchObject([{ detail: 'awaited' }]);
    expect(await at.desk.changes()).toEqual([]);
    await until('the grid shows it', async () => (await shown()).awaited?.[1] === wanted);
    expect(await shown()).toEqual({ email: person.email, awaited: { 1: wanted } });
    expect(at.mails(person)).toEqual(['email-old']);
    expect(at.mails({ email: wanted })).toEqual(['email-new']);

    at.server.tenant.faults.clear();
    confirm(wanted);
    await pull();
    await until('it is in force', async () => (await shown()).email === wanted);
    expect(await shown()).toEqual({ email: wanted, awaited: {} });
    expect(await at.desk.changes()).toEqual([]);
    expect(await ends(at, batchId)).toHaveLength(1);
  });

  it('to another address before that is a new change', async () => {
    const { at, person, change, shown, confirm, pull } = await scene();
    await change(wanted);
    await at.still();
    const batchId = await change('another@tenant.example');
    await at.still();
    expect(await ends(at, batchId)).toMatchObject([{ detail: 'awaited' }]);
    await until('it is awaited', async () => (await shown()).awaited?.[1] === 'another@tenant.example');
    expect(at.server.tenant.user(person.id)).toMatchObject({ emails: [{ value: person.email }] });
    confirm('another@tenant.example');
    await pull();
    await until('it is in force', async () => (await shown()).email === 'another@tenant.example');
    expect(await at.desk.changes()).toEqual([]);
  });

  it('that a colleague has asked for already is found done', async () => {
    const { at, person, change } = await scene();
    const batchId = await at.offline(async () => {
      const batch = await change(wanted);
      at.server.tenant.colleague.edit('User', person.id, { emails: [{ value: wanted, type: 'work', primary: true }] });
      return batch;
    });
    await at.still();
    expect(await ends(at, batchId)).toMatchObject([{ event: 'found-done', detail: 'awaited' }]);
    expect(at.mails({ email: wanted })).toEqual(['email-new']);
  });

  it('that a colleague’s has overtaken is a conflict, as with anything else', async () => {
    const { at, person, change, shown, confirm } = await scene();
    const theirs = 'theirs@tenant.example';
    await at.offline(async () => {
      await change(wanted);
      at.server.tenant.colleague.edit('User', person.id, { emails: [{ value: theirs, type: 'work', primary: true }] });
      confirm(theirs);
    });
    await until('the conflict is seen', async () => (await at.desk.status()).conflicts === 1);
    expect(await at.desk.changes()).toMatchObject([{ column: 'emails', to: wanted, theirs: { value: theirs } }]);
    expect(at.mails({ email: wanted })).toEqual([]);
    const resolution = { take: 'mine' } as const;
    value(await at.desk.engine.calls['changes.resolve']({ tenantId, selection: {}, resolution }));
    await at.still();
    await until('it is awaited', async () => (await shown()).awaited?.[1] === wanted);
    expect(await shown()).toEqual({ email: theirs, awaited: { 1: wanted } });
    expect(at.mails({ email: wanted })).toEqual(['email-new']);
  });
});
