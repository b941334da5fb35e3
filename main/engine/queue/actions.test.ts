/** What can be done to people beyond their attributes, while it waits. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../preload/contract';
import { action, administered, invitation, noPhoto, password, photo } from '../../../tests/support/administration';
import { gesture, group, invite, label, only, open, person } from '../../../tests/support/queue';
import { openStore } from '../../../tests/support/tenant-model';
import { transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { readRow } from '../mirror/view';
import { applyGesture } from './apply';
import { openChangesOf, wishOf } from './changes';
import { historyPage } from './history-list';
import { photoOf } from './photo';
import { reverse } from './reverse';
import { close, markSending, park } from './states';
import { redo, undo } from './undo';

const everything = { person: '', row: null, column: null, batchId: null, events: null, from: null, until: null };
const png = `data:image/png;base64,${Buffer.alloc(30, 1).toString('base64')}`;

async function tenant(...actions: (typeof invitation)[]): Promise<Store> {
  return administered(await openStore(), { actions });
}

function ask(store: Store, row: number, id: string, inputs: Record<string, string> = {}): string | null {
  const edit: Edit = { kind: 'action', row, action: id, inputs };
  return applyGesture(store, { batchId: randomUUID(), label, edits: [edit] }).refused[0]?.failure.code ?? null;
}

describe('an action', () => {
  it('waits under an id of its own by which the tenant will know it', async () => {
    const store = await tenant(invitation);
    const [ann, bob] = [person(store, 'ann'), person(store, 'bob')];
    gesture(store, { kind: 'action', row: ann, action: 'invite', inputs: {} });
    gesture(store, { kind: 'action', row: bob, action: 'invite', inputs: {} });
    const ids = open(store).map((change) => wishOf(change).requestId);
    expect(new Set(ids).size).toBe(2);
    expect(readRow(store.mirror, ann)).toEqual(resourceById(store.mirror, ann)?.base);
  });

  it('is not asked for twice while it waits, and again once it is done', async () => {
    const store = await tenant(invitation);
    const ann = person(store, 'ann');
    expect(ask(store, ann, 'invite')).toBeNull();
    expect(ask(store, ann, 'invite')).toBe('already-waiting');
    const [change] = open(store);
    if (change) transaction(store.mirror, () => close(store, change, 'done', null));
    expect(ask(store, ann, 'invite')).toBeNull();
  });

  it('is refused where it does not apply, is not there, or may not wait', async () => {
    const store = await tenant(
      invitation,
      password,
      action('premium', { unavailable: { en: 'Not in your plan' } }),
      action('deletion', { purpose: 'deletion' }),
    );
    const ann = person(store, 'ann', { active: false });
    expect(ask(store, ann, 'invite')).toBe('not-applicable');
    expect(ask(store, ann, 'elsewhere')).toBe('unavailable');
    expect(ask(store, ann, 'premium')).toBe('unavailable');
    expect(ask(store, ann, 'password', { password: 'hush' })).toBe('needs-connection');
    expect(ask(store, ann, 'deletion')).toBeNull();
    gesture(store, { kind: 'delete', row: ann });
    expect(ask(store, ann, 'invite')).toBe('to-be-deleted');
    expect(ask(store, 999, 'invite')).toBe('unknown-row');
  });

  it('judges people as the admin sees them', async () => {
    const store = await tenant(invitation);
    const ann = person(store, 'ann', { active: false });
    gesture(store, { row: ann, column: 'active', value: true });
    expect(ask(store, ann, 'invite')).toBeNull();
  });

  it('goes with whoever is taken back, and comes back with them', async () => {
    const store = await tenant(invitation);
    const { created, batchId } = gesture(store, {
      kind: 'create',
      values: { userName: 'new.one', 'name.familyName': 'New' },
      actions: ['invite'],
    });
    expect(open(store).map(({ kind }) => kind)).toEqual(['create', 'action']);
    undo(store, batchId);
    expect(open(store)).toEqual([]);
    redo(store);
    expect(openChangesOf(store.mirror, created[0] ?? 0).map(({ kind }) => kind)).toEqual(['create', 'action']);
  });

  it('cannot be taken back once it is done', async () => {
    const store = await tenant(invitation);
    const ann = person(store, 'ann');
    const { batchId } = gesture(store, { kind: 'action', row: ann, action: 'invite', inputs: {} });
    const change = only(store);
    markSending(store, [change]);
    transaction(store.mirror, () => close(store, change, 'done', null));
    const { refused } = reverse(store, { batchId: randomUUID(), label, of: { batch: batchId } });
    expect(refused.map(({ failure }) => failure.code)).toEqual(['not-reversible']);
    expect(historyPage(store, everything, null, 10).some(({ reversible }) => reversible)).toBe(false);
  });

  it('leaves nothing of its inputs in the history', async () => {
    const store = await tenant(photo);
    const ann = person(store, 'ann');
    expect(ask(store, ann, 'photo', { file: png })).toBeNull();
    const kept = store.mirror.sqlite.prepare('select group_concat(value) as text from history').get();
    expect(JSON.stringify(kept)).not.toContain(png);
    expect(JSON.stringify(kept)).toContain('requestId');
  });
});

describe('a picture', () => {
  it('is only the last of those that were chosen', async () => {
    const store = await tenant(photo, noPhoto);
    const ann = person(store, 'ann', { photos: [{ value: 'https://tenant.example/p/1' }] });
    const name = () => photoOf(store, readRow(store.mirror, ann) ?? {}, openChangesOf(store.mirror, ann));
    expect(name()).toBe('https://tenant.example/p/1');
    ask(store, ann, 'photo', { file: png });
    ask(store, ann, 'photo', { file: png });
    expect(name()).toBe(`change:${only(store).id}`);
    ask(store, ann, 'no-photo');
    expect(only(store).path).toBe('no-photo');
    expect(name()).toBeNull();
    undo(store, null);
    expect(only(store).path).toBe('photo');
    const waiting = only(store);
    park(store, waiting, 'rejected', { code: 'rejected', params: {}, detail: null });
    expect(name()).toBe('https://tenant.example/p/1');
  });

  it.each([
    ['no picture', 'data:text/html;base64,AAAA', 'image-type'],
    ['no data', 'https://elsewhere.example/x.png', 'image-type'],
    ['one that is too large', `data:image/png;base64,${Buffer.alloc(301).toString('base64')}`, 'image-too-large'],
    ['nothing', '', 'required'],
  ])('is refused where it is %s', async (_what, file, code) => {
    const store = await tenant(photo);
    expect(ask(store, person(store, 'ann'), 'photo', { file })).toBe(code);
  });
});

describe('what the tenant does not permit', () => {
  it('is refused, each kind of edit by its own permission', async () => {
    const store = administered(await openStore(), { permissions: [], actions: [invitation] });
    const ann = person(store, 'ann');
    const editors = group(store, 'g', []);
    const edits: Edit[] = [
      { row: ann, column: 'title', value: 'x' },
      { row: ann, column: `group:${editors}`, value: true },
      { kind: 'create', values: { userName: 'new' } },
      { kind: 'delete', row: ann },
      { kind: 'delete', row: editors },
      { kind: 'member', group: editors, row: ann, member: true },
      { kind: 'create-group', name: 'New' },
      { kind: 'rename-group', group: editors, name: 'Other' },
    ];
    const { refused, applied } = applyGesture(store, { batchId: randomUUID(), label, edits });
    expect(applied).toBe(0);
    expect(refused.map(({ failure }) => failure.code)).toEqual(edits.map(() => 'not-permitted'));
    expect(store.model.columns.every(({ editable }) => !editable)).toBe(true);
  });

  it('is everything of oneself that the tenant keeps to itself', async () => {
    const store = administered(await openStore(), {
      me: { id: 'me', name: 'Ada', userName: 'ada' },
      ownReadOnly: [{ attribute: 'emails', reason: { en: 'Ask support' } }],
    });
    const [me, ann] = [person(store, 'me'), person(store, 'ann')];
    const edits = [me, ann].map((row) => ({ row, column: 'emails', value: 'new@example.com' }));
    const { refused } = applyGesture(store, { batchId: randomUUID(), label, edits });
    expect(refused.map(({ row, failure }) => [row, failure.code])).toEqual([[me, 'own-attribute']]);
  });
});

describe('somebody new', () => {
  it('joins the groups that were chosen', async () => {
    const store = await tenant(invitation);
    const editors = group(store, 'g', []);
    gesture(store, { kind: 'create', values: { userName: 'n', 'name.familyName': 'New' }, groups: [editors] });
    expect(open(store).map(({ kind }) => kind)).toEqual(['create', 'add-member']);
  });

  it('is created again with the groups that they were in', async () => {
    const store = await openStore();
    const ann = person(store, 'ann');
    const [editors] = [group(store, 'g', ['ann']), group(store, 'h', [])];
    const { batchId } = gesture(store, { kind: 'delete', row: ann });
    const change = only(store);
    markSending(store, [change]);
    transaction(store.mirror, () => {
      close(store, change, 'done', null);
      store.mirror.sqlite.prepare('delete from resource where id = ?').run(ann);
    });
    reverse(store, { batchId: randomUUID(), label, of: { batch: batchId } });
    expect(open(store).map(({ kind, resourceId }) => [kind, resourceId === editors])).toEqual([
      ['create', false],
      ['add-member', true],
    ]);
  });

  it('may be given what nobody may edit later', async () => {
    const store = administered(await openStore(), { permissions: ['users.create'] });
    expect(invite(store).row).toBeGreaterThan(0);
  });
});
