/** Actions wait, are held, collected and taken back like edits. */
import { describe, expect, it } from 'vitest';
import { tenantId, until, value } from '../world';
import { type ActionScene, actionScene, newBatch, type Somebody } from './scene';

async function scene() {
  const at = await actionScene();
  const [one, two, three] = at.people('activationPending');
  if (!one || !two || !three) throw new Error('too few people');
  return { at, one, two, three };
}

async function collect({ desk }: ActionScene, work: () => Promise<unknown>): Promise<void> {
  value(await desk.engine.calls['sync.mode']({ tenantId, mode: 'collected' }));
  await work();
  value(await desk.engine.calls['sync.mode']({ tenantId, mode: 'as-edited' }));
}

const undo = async ({ desk }: ActionScene) =>
  value(await desk.engine.calls['batches.undo']({ tenantId, batchId: null }));

/** Somebody else has been written to since: whatever could go has gone. */
async function goneRound(at: ActionScene, person: Somebody): Promise<void> {
  await at.ask(person, 'resendActivation');
  await at.still();
  expect(at.mails(person)).toEqual(['activation']);
}

describe('an action that waits', () => {
  it('leaves no trace if it is undone, and is done once if it is redone', async () => {
    const { at, one, two } = await scene();
    const batchId = await at.offline(async () => {
      const batch = await at.ask(one, 'resendActivation');
      expect(await undo(at)).toMatchObject({ batchId: batch, undone: 1, sent: 0, underWay: 0 });
      return batch;
    });
    await at.still();
    expect([at.mails(one), at.done(one), at.requests('resendActivation')]).toEqual([[], [], { asked: 0, looked: 0 }]);
    expect((await at.history(batchId)).map(({ event }) => event)).toEqual(['queued', 'undone']);
    value(await at.desk.engine.calls['batches.redo']({ tenantId }));
    await at.still();
    await goneRound(at, two);
    expect(at.mails(one)).toEqual(['activation']);
  });

  it('cannot be undone or reversed once the mail is out', async () => {
    const { at, one } = await scene();
    const batchId = await at.ask(one, 'resendActivation');
    await at.still();
    expect(await undo(at)).toMatchObject({ batchId, undone: 0, sent: 1 });
    const { refused } = value(await at.desk.engine.calls['batches.reverse']({ ...newBatch(), of: { batch: batchId } }));
    expect(refused.map(({ failure }) => failure.code)).toEqual(['not-reversible']);
    expect(at.mails(one)).toEqual(['activation']);
  });

  it('is not undone while nobody knows whether it was done', async () => {
    const { at, one } = await scene();
    at.server.tenant.faults.set([{ fault: 'drop', when: 'after' }]);
    await at.ask(one, 'resendActivation');
    await until('it is done', () => at.mails(one).length === 1);
    await until('its answer is missed', async () => (await at.desk.status()).connection !== 'online');
    expect(await undo(at)).toMatchObject({ undone: 0, underWay: 1 });
    await at.act('discard');
    await at.act('hold');
    at.server.tenant.faults.clear();
    await at.still();
    expect(await at.desk.changes()).toEqual([]);
    expect(at.mails(one)).toEqual(['activation']);
  });

  it('stays on hold until it is released, and is gone if it is discarded', async () => {
    const { at, one, two, three } = await scene();
    await at.offline(async () => {
      for (const person of [one, two]) await at.ask(person, 'resendActivation');
      await at.act('hold');
    });
    await goneRound(at, three);
    expect([at.mails(one), at.mails(two)]).toEqual([[], []]);
    await at.act('discard', { rows: [await at.desk.row(one.userName)] });
    await at.act('send');
    await at.still();
    expect([at.mails(one), at.mails(two)]).toEqual([[], ['activation']]);
    expect([at.done(one), at.done(two)]).toEqual([[], ['resendActivation']]);
  });

  it('is collected until the admin presses Send', async () => {
    const { at, one, two, three } = await scene();
    let batchId = '';
    await collect(at, async () => {
      await at.ask(one, 'resendActivation');
      batchId = await at.ask(two, 'resendActivation');
    });
    await goneRound(at, three);
    expect([at.mails(one), at.mails(two)]).toEqual([[], []]);
    await at.act('send', { batches: [batchId] });
    await at.still();
    expect([at.mails(one), at.mails(two)]).toEqual([[], ['activation']]);
  });

  it('is not asked for twice', async () => {
    const { at, one } = await scene();
    await at.offline(async () => {
      await at.ask(one, 'resendActivation');
      await expect(at.ask(one, 'resendActivation')).rejects.toThrow('already-waiting');
      const edits = [await at.wish(one, 'resendActivation')];
      const again = newBatch();
      const apply = () => at.desk.engine.calls['changes.apply']({ ...again, edits });
      // The window repeats what it had asked for when the engine ends.
      expect(value(await apply())).toEqual(value(await apply()));
    });
    await at.still();
    expect(at.mails(one)).toEqual(['activation']);
  });
});

describe('an action that the tenant refuses', () => {
  it('because a colleague was faster is parked alone, and the others go on', async () => {
    const { at, one, two, three } = await scene();
    const { batchId } = await at.offline(async () => {
      const edits = await Promise.all([one, two, three].map((person) => at.wish(person, 'resendActivation')));
      const applied = await at.desk.apply(...edits);
      at.server.tenant.activate(two.id);
      return applied;
    });
    await at.still();
    expect([one, two, three].map(at.mails)).toEqual([['activation'], [], ['activation']]);
    expect(await at.desk.changes()).toMatchObject([
      { kind: 'action', column: 'resendActivation', state: 'rejected', failure: { code: 'not-applicable' } },
    ]);
    const person = value(await at.desk.engine.calls['people.read']({ tenantId, row: await at.desk.row(two.userName) }));
    expect(person.waiting).toMatchObject([{ action: 'resendActivation', state: 'rejected' }]);
    await at.act('retry');
    await until('it is refused again', async () => (await at.desk.status()).rejected === 1);
    await at.act('discard');
    expect(await at.desk.changes()).toEqual([]);
    expect((await at.history(batchId)).map(({ event }) => event)).toEqual(
      expect.arrayContaining(['rejected', 'retried', 'discarded']),
    );
    expect(at.mails(two)).toEqual([]);
  });

  it('as it seems, over and over, may have been done: tried again, it is looked up', async () => {
    const { at, one } = await scene();
    at.server.tenant.faults.set([{ fault: 'serverError', when: 'after', path: '/Actions/' }]);
    await at.ask(one, 'resendActivation');
    await until('it is given up', async () => {
      value(await at.desk.engine.calls['sync.now']({ tenantId }));
      return (await at.desk.status()).rejected === 1;
    });
    expect(await at.desk.changes()).toMatchObject([{ state: 'rejected', failure: { code: 'server-error' } }]);
    at.server.tenant.faults.clear();
    await at.act('retry');
    await at.still();
    expect(await at.desk.changes()).toEqual([]);
    expect(at.mails(one)).toEqual(['activation']);
    expect(at.requests('resendActivation').asked).toBe(1);
  });

  it('because a colleague has deleted the person is a conflict: they are gone', async () => {
    const { at, one, two } = await scene();
    await at.offline(async () => {
      for (const person of [one, two]) await at.ask(person, 'resendActivation');
      at.server.tenant.colleague.remove('User', one.id);
    });
    await at.still();
    await until('the conflict is seen', async () => (await at.desk.status()).conflicts === 1);
    expect(await at.desk.changes()).toMatchObject([
      { kind: 'action', state: 'conflict', failure: { code: 'gone' }, theirs: { gone: true } },
    ]);
    expect(at.mails(two)).toEqual(['activation']);
    const resolution = { take: 'theirs' } as const;
    value(await at.desk.engine.calls['changes.resolve']({ tenantId, selection: {}, resolution }));
    expect(await at.desk.rows(['userName'], one.userName)).toEqual([]);
    expect(await at.desk.changes()).toEqual([]);
  });

  it('because the tenant has stopped offering it says so, and the person stays', async () => {
    const { at, one } = await scene();
    at.server.tenant.faults.set([
      { fault: 'html', status: 404, method: 'POST', path: '/Actions/' },
      { fault: 'plainErrors' },
    ]);
    await at.ask(one, 'resendActivation');
    await until('it is refused', async () => (await at.desk.status()).rejected === 1);
    expect(await at.desk.changes()).toMatchObject([{ state: 'rejected', failure: { code: 'unavailable' } }]);
    expect(await at.desk.rows(['userName'], one.userName)).toHaveLength(1);
  });

  it('was done before the person was deleted: that is found out', async () => {
    const { at, one } = await scene();
    at.server.tenant.faults.set([{ fault: 'drop', when: 'after' }]);
    await at.ask(one, 'resendActivation');
    await until('it is done', () => at.mails(one).length === 1);
    at.server.tenant.colleague.remove('User', one.id);
    at.server.tenant.faults.clear();
    await at.still();
    expect(await at.desk.changes()).toEqual([]);
    expect(at.requests('resendActivation').asked).toBe(1);
  });
});
