import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure } from '../../../preload/failure';
import { fleet, openStore, user } from '../../../tests/support/tenant-model';
import { transaction } from '../mirror/handle';
import { resourceById, writeBase } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { orderedIds, readRow } from '../mirror/view';
import type { JsonObject } from '../scim/resource';
import { act as actOn } from './act';
import { applyGesture } from './apply';
import { changeById, openChanges, openChangesOf, openStates, overlay } from './changes';
import { historyOf } from './history';
import { listChanges } from './list';
import { rebase } from './rebase';
import { refreshRow } from './rows';
import { confirm, expectBefore, markSending, park, recoverInterrupted, release } from './states';

function edit(
  store: Store,
  row: number,
  column: string,
  value: string | boolean | null,
  batchId = crypto.randomUUID(),
) {
  return applyGesture(store, { batchId, label: { key: 'batch.edit', params: {} }, edits: [{ row, column, value }] });
}

/** What the tenant says now, as a pull would bring it. */
function pulled(store: Store, resource: ReturnType<typeof user>): number {
  return transaction(store.mirror, () => {
    const written = writeBase(store, resource, store.now(), 1);
    if (written.state === 'moved') rebase(store, written.id);
    return written.id;
  });
}

function only(store: Store) {
  const changes = openChanges(store.mirror, openStates);
  expect(changes).toHaveLength(1);
  const [change] = changes;
  if (!change) throw new Error('no change');
  return change;
}

describe('an edit', () => {
  it('is laid over the base, found by search, and leaves the base alone', async () => {
    const store = await openStore();
    const row = pulled(store, user('1'));
    expect(edit(store, row, 'name.familyName', 'Sørensen')).toEqual({ applied: 1, created: [], refused: [] });
    expect(readRow(store.mirror, row)).toMatchObject({ name: { givenName: 'Given 1', familyName: 'Sørensen' } });
    expect(resourceById(store.mirror, row)?.base).toMatchObject({ name: { familyName: 'Family 1' } });
    expect([
      ...orderedIds(store, {
        search: 'sorens',
        status: null,
        equal: [],
        group: null,
        filter: null,
        open: null,
        sort: [],
      }),
    ]).toEqual([row]);
    expect([
      ...orderedIds(store, {
        search: 'family',
        status: null,
        equal: [],
        group: null,
        filter: null,
        open: null,
        sort: [],
      }),
    ]).toEqual([]);
  });

  it('that does not fit is refused with its reason, and the rest of the gesture is applied', async () => {
    const store = await openStore();
    const row = pulled(store, user('1'));
    const answer = applyGesture(store, {
      batchId: crypto.randomUUID(),
      label: { key: 'x', params: {} },
      edits: [
        { row, column: 'active', value: 'maybe' },
        { row, column: 'title', value: 'Chief' },
        { row: 999, column: 'title', value: 'Nobody' },
        { row, column: 'nothing', value: 'x' },
      ],
    });
    expect(answer.applied).toBe(1);
    expect(answer.refused.map(({ failure: { code } }) => code)).toEqual([
      'not-boolean',
      'unknown-row',
      'unknown-column',
    ]);
  });

  it('asked for twice is applied once', async () => {
    const store = await openStore();
    const row = pulled(store, user('1'));
    const batchId = crypto.randomUUID();
    const first = edit(store, row, 'title', 'Chief', batchId);
    expect(edit(store, row, 'title', 'Chief', batchId)).toEqual(first);
    only(store);
  });

  it('of the same cell replaces the one that waits, and remembers what the tenant holds', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', 'Two');
    edit(store, row, 'title', 'Three');
    expect(only(store)).toMatchObject({ was: 'One', value: 'Three', state: 'pending' });
  });

  it('back to what the tenant holds leaves nothing to send', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', 'Two');
    edit(store, row, 'title', 'One');
    expect(openChanges(store.mirror, openStates)).toEqual([]);
    expect(readRow(store.mirror, row)).toMatchObject({ title: 'One' });
  });

  it('made while another is on its way is a change of its own', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', 'Two');
    markSending(store, [only(store)]);
    edit(store, row, 'title', 'Three');
    const [, later] = openChanges(store.mirror, openStates);
    expect(later).toMatchObject({ was: 'Two', value: 'Three', state: 'pending' });
  });

  it('takes the place of the one before it when the tenant rejects that', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', 'Two');
    const first = only(store);
    markSending(store, [first]);
    edit(store, row, 'title', 'Three');
    park(store, first, 'rejected', failure('rejected', { status: 400 }, 'no'));
    expect(only(store)).toMatchObject({ was: 'One', value: 'Three', state: 'pending' });
  });
});

describe('a base that moves', () => {
  it('in another attribute merges', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', 'Two');
    pulled(store, user('1', { title: 'One', displayName: 'Colleague' }));
    expect(only(store).state).toBe('pending');
    expect(readRow(store.mirror, row)).toMatchObject({ title: 'Two', displayName: 'Colleague' });
  });

  it('in the same attribute is a conflict, and none any more when it moves back', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', 'Two');
    pulled(store, user('1', { title: 'Colleague' }));
    expect(only(store)).toMatchObject({ state: 'conflict', failure: { code: 'conflict' } });
    expect(readRow(store.mirror, row)).toMatchObject({ title: 'Two' });
    pulled(store, user('1', { title: 'One' }));
    expect(only(store)).toMatchObject({ state: 'pending', failure: null });
  });

  it('to the very wish ends it', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', 'Two');
    const { id } = only(store);
    pulled(store, user('1', { title: 'Two' }));
    expect(changeById(store.mirror, id)?.state).toBe('done');
    expect(historyOf(store.mirror, id).map(({ event }) => event)).toEqual(['queued', 'found-done']);
  });

  it('leaves a change that is on its way to its own answer', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', 'Two');
    markSending(store, [only(store)]);
    pulled(store, user('1', { title: 'Colleague' }));
    expect(only(store).state).toBe('sending');
  });

  it('and the admin insisting sends over what is there now', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', 'Two');
    pulled(store, user('1', { title: 'Colleague' }));
    actOn(store, 'retry', { changes: [only(store).id] }).changed;
    expect(only(store)).toMatchObject({ state: 'pending', was: 'Colleague' });
  });
});

describe('an edit behind one that is in doubt', () => {
  it('is not taken for done because the tenant still holds its value', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { active: true }));
    edit(store, row, 'active', false);
    const first = only(store);
    markSending(store, [first]);
    release(store, first, { unsure: true, attempts: 1 });
    edit(store, row, 'active', true);
    pulled(store, user('1', { active: true, displayName: 'Colleague' }));
    expect(openChanges(store.mirror, openStates)).toMatchObject([
      { value: false, unsure: true },
      { value: true, was: false, state: 'pending' },
    ]);
    expect(readRow(store.mirror, row)).toMatchObject({ active: true });
  });

  it('replaces the emptiness that the first one sends', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', null);
    markSending(store, [only(store)]);
    edit(store, row, 'title', 'New');
    expect(openChanges(store.mirror, openStates)[1]).toMatchObject({ was: null, value: 'New' });
  });

  it('replaces what the tenant made of the first one', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', ' Two ');
    const first = only(store);
    markSending(store, [first]);
    edit(store, row, 'title', 'Three');
    expectBefore(store, first, 'Two');
    expect(openChanges(store.mirror, openStates)[1]).toMatchObject({ was: 'Two', value: 'Three' });
  });
});

describe('typing into a cell that shows a conflict', () => {
  it('decides over what the tenant holds now', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', 'Two');
    pulled(store, user('1', { title: 'Colleague' }));
    edit(store, row, 'title', 'Three');
    expect(only(store)).toMatchObject({ state: 'pending', was: 'Colleague', value: 'Three' });
  });
});

describe('the life of a change', () => {
  it('survives an end of the process on its way, as one to be looked up', async () => {
    const store = await openStore();
    const row = pulled(store, user('1'));
    edit(store, row, 'title', 'Two');
    markSending(store, [only(store)]);
    recoverInterrupted(store);
    expect(only(store)).toMatchObject({ state: 'pending', unsure: true });
    expect(actOn(store, 'discard', { changes: [only(store).id] }).changed).toBe(0);
  });

  it('ends by discarding without a trace in the row, but with one in the history', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, 'title', 'Two');
    const { id } = only(store);
    expect(actOn(store, 'discard', { changes: [id, 999] }).changed).toBe(1);
    expect(readRow(store.mirror, row)).toMatchObject({ title: 'One' });
    expect(historyOf(store.mirror, id).map(({ event }) => event)).toEqual(['queued', 'discarded']);
  });

  it('is written down in a history that nobody can rewrite', async () => {
    const store = await openStore();
    const row = pulled(store, user('1'));
    edit(store, row, 'title', 'Two');
    expect(() => store.mirror.sqlite.exec(`update history set person = 'x'`)).toThrow('append-only');
    expect(() => store.mirror.sqlite.exec('delete from history')).toThrow('append-only');
  });

  it('shows in lists with the person, the column and both values', async () => {
    const store = await openStore();
    const row = pulled(store, user('1', { title: 'One' }));
    edit(store, row, `${fleet}:access`, 'none');
    expect(listChanges(store, {}, null, 10).entries).toMatchObject([
      { row, person: 'Given 1 Family 1', column: `${fleet}:access`, from: 'full', to: 'none', state: 'pending' },
    ]);
  });
});

describe('invariant 1', () => {
  const keys = ['title', 'displayName', 'name.givenName', 'name.familyName', 'active', `${fleet}:access`] as const;
  const value = fc.constantFrom<string | boolean | null>('A', 'B', '', null, true, 'full', 'none');
  const action = fc.oneof(
    fc.record({ kind: fc.constant('edit'), who: fc.nat(2), key: fc.constantFrom(...keys), value }),
    fc.record({ kind: fc.constant('colleague'), who: fc.nat(2), key: fc.constantFrom(...keys), value }),
    fc.record({
      kind: fc.constantFrom('send', 'confirm', 'reject', 'lose', 'discard', 'retry', 'crash'),
      pick: fc.nat(9),
    }),
  );
  type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

  /** The colleague's side: a plain change of the tenant's own copy, which a pull then brings. */
  function atTenant(store: Store, row: number, key: string, given: string | boolean | null): void {
    const resource = resourceById(store.mirror, row);
    if (!resource) return;
    const [attribute = '', sub] = key.startsWith('urn:') ? [fleet, 'access'] : key.split('.');
    const base = structuredClone(resource.base) as JsonObject;
    if (sub) base[attribute] = { ...(base[attribute] as JsonObject), [sub]: given };
    else base[attribute] = given;
    pulled(store, base as ReturnType<typeof user>);
  }

  function act(store: Store, rows: number[], given: Action): void {
    if ('who' in given) {
      const row = rows[given.who % rows.length] ?? 0;
      if (given.kind === 'edit') edit(store, row, given.key, given.value);
      else atTenant(store, row, given.key, given.value);
      return;
    }
    if (given.kind === 'crash') {
      recoverInterrupted(store);
      return;
    }
    const open = openChanges(store.mirror, openStates);
    const change = open[given.pick % Math.max(open.length, 1)];
    if (!change) return;
    if (given.kind === 'discard') actOn(store, 'discard', { changes: [change.id] }).changed;
    if (given.kind === 'retry') actOn(store, 'retry', { changes: [change.id] }).changed;
    if (given.kind === 'send' && change.state === 'pending') markSending(store, [change]);
    if (change.state !== 'sending') return;
    if (given.kind === 'lose') release(store, change, { unsure: true, attempts: 0 });
    if (given.kind === 'reject') park(store, change, 'rejected', failure('rejected'));
    if (given.kind === 'confirm') {
      transaction(store.mirror, () => {
        const resource = resourceById(store.mirror, change.resourceId);
        const base = overlay(resource?.base ?? {}, [change]) as ReturnType<typeof user>;
        if (writeBase(store, base, store.now(), null).state === 'moved') rebase(store, change.resourceId, [change]);
        confirm(store, change, 'confirmed', null);
        refreshRow(store, change.resourceId);
      });
    } else refreshRow(store, change.resourceId);
  }

  it('row = base + open changes, after any history of edits, pulls, answers, discards and crashes', async () => {
    const store = await openStore();
    let run = 0;
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        run += 1;
        const rows = ['a', 'b', 'c'].map((name) => pulled(store, user(`${name}${run}`)));
        for (const given of actions) {
          act(store, rows, given);
          for (const row of rows) {
            const base = resourceById(store.mirror, row)?.base ?? {};
            expect(readRow(store.mirror, row)).toEqual(overlay(base, openChangesOf(store.mirror, row)));
          }
        }
        const left = openChanges(store.mirror, openStates).map(({ id }) => id);
        recoverInterrupted(store);
        expect(left.every((id) => changeById(store.mirror, id) !== null)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
