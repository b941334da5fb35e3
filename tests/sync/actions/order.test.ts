/** What is asked for first goes first: somebody is created, then edited, then written to. */
import { describe, expect, it } from 'vitest';
import { squarePng } from '../../../demo/photos/png';
import type { Edit } from '../../../preload/contract';
import { environment, tenantId, until, value } from '../world';
import { type ActionScene, actionScene } from './scene';

function someone(at: ActionScene, status: 'active' | 'activationPending' = 'active') {
  const [person] = at.people(status);
  if (!person) throw new Error('too few people');
  return person;
}

/** The order in which kinds of requests about people have come to the tenant. */
const order = ({ server }: ActionScene) =>
  server.tenant.requests
    .list()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace(/^\/Users\/[^/]+/, '/Users/{id}')}`);

describe('somebody who is created, edited and invited without a connection', () => {
  const values = { emails: 'new.one@tenant.example', 'name.givenName': 'New', 'name.familyName': 'One' };

  it.each([
    ['in one gesture', []],
    ['where the answer to the creation is lost', [{ fault: 'drop', when: 'after', method: 'POST', times: 1 }]],
    ['where the tenant is late to know them', [{ fault: 'lateReads', ms: 500, what: 'creates', updates: true }]],
  ] as const)('is written to once, and only then: %s', async (_, faults) => {
    const at = await actionScene({ kind: 'wetrack', faults });
    await at.offline(async () => {
      const create: Edit = { kind: 'create', values, actions: ['sendInvitation'] };
      const { created } = await at.desk.apply(create);
      await at.desk.apply({ row: created[0] ?? 0, column: 'displayName', value: 'Edited before' });
    });
    await at.desk.settled();
    expect(await at.desk.changes()).toEqual([]);
    const person = at.server.tenant.userNamed('new.one@tenant.example');
    expect(person).toMatchObject({ displayName: 'Edited before' });
    expect(at.mails({ email: values.emails })).toEqual(['activation']);
    const [mail] = at.server.tenant.mailbox.to(values.emails);
    // It speaks of them as they were edited.
    expect(mail?.text).toContain('Edited before');
    expect(order(at)).toEqual(['POST /Users', 'POST /Users/{id}/Actions/sendInvitation']);
  });

  it('is written to a second time where the tenant has done it by itself, and once for each that is asked for', async () => {
    const at = await actionScene({ kind: 'justtrack' });
    const named = { ...values, userName: 'new.one' };
    await at.offline(() => at.desk.apply({ kind: 'create', values: named, actions: ['resendInvitation'] }));
    await at.desk.settled();
    expect(at.mails({ email: values.emails })).toEqual(['activation', 'activation']);
  });

  it('is not written to where the tenant will not have them', async () => {
    const at = await actionScene({ kind: 'wetrack' });
    const taken = { ...values, emails: someone(at).email };
    const before = at.mails(someone(at));
    const { created } = await at.desk.apply({ kind: 'create', values: taken, actions: ['sendInvitation'] });
    await until('the conflict is seen', async () => (await at.desk.status()).conflicts === 1);
    expect(at.requests('sendInvitation')).toEqual({ asked: 0, looked: 0 });
    expect(await at.desk.changes({ rows: created })).toMatchObject([{ kind: 'action' }, { kind: 'create' }]);
    await at.act('discard', { states: ['conflict'] });
    expect(await at.desk.changes()).toEqual([]);
    expect(at.mails(someone(at))).toEqual(before);
  });
});

describe('a reset of somebody whose email was changed before', () => {
  it.each([
    ['in order', []],
    ['where the tenant stumbles over the change', [{ fault: 'serverError', method: 'PATCH', times: 2 }]],
    ['where it stumbles after the change', [{ fault: 'serverError', when: 'after', method: 'PATCH', times: 1 }]],
    ['where a web page comes instead of the change', [{ fault: 'html', method: 'PATCH', times: 2 }]],
    ['where the change is answered without a word', [{ fault: 'ignoredIfMatch' }, { fault: 'noContent' }]],
  ] as const)('goes to the new address, %s', async (_, faults) => {
    const at = await actionScene({ kind: 'justtrack' });
    const [person, other] = at.people('active');
    if (!person || !other) throw new Error('too few people');
    const email = 'moved@tenant.example';
    // The first edit of all finds out whether versions count.
    await at.desk.edit(other.userName, 'title', 'First');
    await at.still();
    at.server.tenant.faults.set(faults);
    await at.offline(async () => {
      await at.desk.edit(person.userName, 'emails', email);
      await at.ask(person, 'resetPassword');
    });
    await at.still();
    expect([at.mails(person), at.mails({ email })]).toEqual([[], ['reset']]);
  });

  it('goes out all the same where the change is on hold', async () => {
    const at = await actionScene({ kind: 'justtrack' });
    const person = someone(at);
    await at.offline(async () => {
      await at.desk.edit(person.userName, 'emails', 'moved@tenant.example');
      await at.act('hold');
      await at.ask(person, 'resetPassword');
    });
    await at.still();
    expect(at.mails(person)).toEqual(['reset']);
    expect(await at.desk.changes()).toMatchObject([{ kind: 'set', state: 'held' }]);
  });
});

describe('a picture', () => {
  const picture = (red: number) => squarePng(4, () => [red, 0, 0]);
  const url = (red: number) => `data:image/png;base64,${picture(red).toString('base64')}`;

  async function scene() {
    const at = await actionScene({ kind: 'justtrack' });
    const person = someone(at);
    const row = await at.desk.row(person.userName);
    const held = () => {
      const photo = at.server.tenant.photos.of(person.id);
      return photo && at.server.tenant.photos.bytes(photo);
    };
    const shown = async () => value(await at.desk.engine.calls['people.photo']({ tenantId, row }));
    return { at, person, held, shown };
  }

  it('that is chosen twice without a connection arrives as it was chosen last', async () => {
    const { at, person, held, shown } = await scene();
    await at.offline(async () => {
      await at.ask(person, 'setPhoto', { photo: url(1) });
      await at.ask(person, 'setPhoto', { photo: url(2) });
      expect(await shown()).toBe(url(2));
    });
    await at.still();
    expect(held()).toEqual(picture(2));
    expect(at.done(person)).toEqual(['setPhoto']);
    expect(await shown()).toBe(url(2));
  });

  it.each([
    ['lost', { fault: 'drop', method: 'POST', path: '/setPhoto', times: 1 }],
    ['stumbled over', { fault: 'serverError', method: 'POST', path: '/setPhoto', times: 2 }],
    ['done without a word', { fault: 'serverError', when: 'after', method: 'POST', path: '/setPhoto', times: 1 }],
  ] as const)('of which the first was %s is followed by the second', async (_, fault) => {
    const { at, person, held } = await scene();
    at.server.tenant.faults.set([fault]);
    await at.ask(person, 'setPhoto', { photo: url(1) });
    await until('the first was tried', () => at.requests('setPhoto').asked > 0);
    await at.ask(person, 'setPhoto', { photo: url(2) });
    await at.still();
    expect(held()).toEqual(picture(2));
  });

  it.each([
    ['lost', { fault: 'drop', method: 'POST', path: '/setPhoto', times: 1 }],
    ['stumbled over', { fault: 'serverError', method: 'POST', path: '/setPhoto', times: 2 }],
  ] as const)('that was %s and is removed again is removed', async (_, fault) => {
    const { at, person } = await scene();
    await at.ask(person, 'setPhoto', { photo: url(1) });
    await at.still();
    at.server.tenant.faults.set([fault]);
    await at.ask(person, 'setPhoto', { photo: url(2) });
    await until('it was tried', () => at.requests('setPhoto').asked > 1);
    await at.ask(person, 'removePhoto');
    await at.still();
    expect(at.server.tenant.photos.of(person.id)).toBeNull();
    expect(at.server.tenant.user(person.id)?.photos).toBeUndefined();
  });
});

describe('very many at once', () => {
  it('are each written to once, one by one beside edits that go in bulk', async () => {
    const bodies: string[] = [];
    const record: typeof fetch = (input, init) => {
      if (String(input).endsWith('/Bulk')) bodies.push(String(init?.body));
      return fetch(input, init);
    };
    const at = await actionScene({ users: 120, invited: 300, environment: environment({ fetch: record }) });
    const edited = at.people('active').slice(0, 80);
    const rows = new Map((await at.desk.rows(['userName'])).map(({ id, cells }) => [cells[0], id]));
    const rowOf = ({ userName }: { userName: string }) => rows.get(userName) ?? 0;
    // The first edit of all finds out whether versions count; without that nothing goes in bulk.
    await at.desk.edit(edited[0]?.userName ?? '', 'title', 'First');
    await at.desk.settled();
    const invited = at.people('activationPending');
    expect(invited.length).toBeGreaterThanOrEqual(300);
    at.server.tenant.faults.set([{ fault: 'drop', when: 'after', path: '/Actions/', rate: 0.02 }]);
    await at.offline(() =>
      at.desk.apply(
        ...edited.map((person): Edit => ({ row: rowOf(person), column: 'title', value: 'In bulk' })),
        ...invited.map((person): Edit => {
          return { kind: 'action', row: rowOf(person), action: 'resendActivation', inputs: {} };
        }),
      ),
    );
    await at.still();
    expect(await at.desk.changes()).toEqual([]);
    expect(new Set(invited.map((person) => at.mails(person).join()))).toEqual(new Set(['activation']));
    expect(edited.every(({ id }) => at.server.tenant.user(id)?.title === 'In bulk')).toBe(true);
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.some((body) => body.includes('Actions'))).toBe(false);
  });
});
