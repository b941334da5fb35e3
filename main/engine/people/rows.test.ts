/** What the grid shows of people beyond the values of their attributes. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyone, groupColumn } from '../../../preload/contract';
import { administered, photo } from '../../../tests/support/administration';
import { enlist, gesture, group, groupOf, label, later, person, shown } from '../../../tests/support/queue';
import { openStore, user } from '../../../tests/support/tenant-model';
import { transaction } from '../mirror/handle';
import { orderedIds } from '../mirror/view';
import { act } from '../queue/act';
import { applyGesture } from '../queue/apply';
import { openChanges } from '../queue/changes';
import { confirm, park } from '../queue/states';
import { adminSchema } from '../scim/columns';
import { countColumns } from './counting';
import { cellsOf, gridRows } from './rows';

describe('a group as a column', () => {
  const who = fc.nat(4);
  const step = fc.oneof(
    fc.record({ do: fc.constant('set' as const), group: fc.nat(1), user: who, member: fc.boolean() }),
    fc.record({ do: fc.constant('pull' as const), group: fc.nat(1), users: fc.uniqueArray(who) }),
    fc.record({ do: fc.constant('undo' as const), which: fc.nat(9) }),
  );

  it('says who is in it, whatever the tenant and the admin did in turn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const store = await openStore();
        const users = [0, 1, 2, 3, 4].map((n) => person(store, `u${n}`));
        const groups = [group(store, 'g0', []), group(store, 'g1', [])];
        const held = [new Set<number>(), new Set<number>()];
        for (const one of steps) {
          if (one.do === 'pull') {
            held[one.group] = new Set(one.users);
            shown(
              store,
              groupOf(
                `g${one.group}`,
                one.users.map((n) => `u${n}`),
              ),
              'Group',
            );
          } else if (one.do === 'set') {
            const column = groupColumn(groups[one.group] ?? 0);
            const edits = [{ row: users[one.user] ?? 0, column, value: one.member }];
            applyGesture(store, { batchId: randomUUID(), label, edits });
          } else {
            const change = openChanges(store.mirror, ['pending'])[one.which];
            if (change) act(store, 'discard', { changes: [change.id] });
          }
        }
        const open = openChanges(store.mirror, ['pending']);
        for (const [place, id] of groups.entries()) {
          const expected = users.map((row, n) => {
            const last = open.findLast((change) => change.resourceId === id && change.member === row);
            return last ? last.kind === 'add-member' : (held[place]?.has(n) ?? false);
          });
          const members = users.filter((_row, n) => expected[n]);
          expect(cellsOf(store, users, [groupColumn(id)]).flat()).toEqual(expected);
          expect([...orderedIds(store, { ...everyone, group: id })]).toEqual(members);
          const sort = [{ column: groupColumn(id), direction: 'descending' as const }];
          const sorted = [...orderedIds(store, { ...everyone, sort })];
          expect(new Set(sorted.slice(0, members.length))).toEqual(new Set(members));
          const counted = await countColumns(store, Uint32Array.from(users), [groupColumn(id)]);
          expect(counted).toEqual([[{ value: true, count: members.length }]]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('marks whose membership waits, with what the tenant holds', async () => {
    const store = await openStore();
    const [ann, bob] = [person(store, 'ann'), person(store, 'bob')];
    const editors = group(store, 'g', ['ann']);
    gesture(store, { row: ann, column: groupColumn(editors), value: false });
    const rows = gridRows(store, [ann, bob], ['userName', groupColumn(editors)]);
    expect(rows.map(({ cells }) => cells[1])).toEqual([false, false]);
    expect(rows.map(({ marks }) => marks)).toMatchObject([{ 1: { was: true, state: 'pending' } }, {}]);
  });
});

describe('the groups of a person', () => {
  it('are those of the tenant with what waits laid over, and stay so until the tenant tells of the person again', async () => {
    const store = await openStore();
    const groups = { groups: [{ value: 'a', display: 'Group a' }, { value: 'x' }] };
    const [ann, bob] = [person(store, 'ann', groups), person(store, 'bob')];
    const [first, second] = [group(store, 'a', ['ann']), group(store, 'b', [])];
    const cells = () => cellsOf(store, [ann, bob], ['groups']).flat();
    const marks = () => gridRows(store, [ann, bob], ['groups']).map((row) => row.marks);
    expect(cells()).toEqual([['Group a', 'x'], []]);
    expect(marks()).toEqual([{}, {}]);
    enlist(store, second, ann);
    enlist(store, first, ann, false);
    enlist(store, first, bob);
    expect(cells()).toEqual([['x', 'Group b'], ['Group a']]);
    expect(marks()).toMatchObject([{ 0: { state: 'pending', was: ['Group a', 'x'] } }, { 0: { was: [] } }]);
    for (const change of openChanges(store.mirror, ['pending'])) {
      transaction(store.mirror, () => confirm(store, change, 'confirmed', null));
    }
    expect(cells()).toEqual([['x', 'Group b'], ['Group a']]);
    expect(marks()).toEqual([{}, {}]);
    shown(later(store, 1_000), user('ann', groups));
    expect(cells()[0]).toEqual(['Group a', 'x']);
  });
});

describe('a person', () => {
  it('shows the email that waits to be confirmed beside the one in force', async () => {
    const store = await openStore();
    const ann = person(store, 'ann', { [adminSchema]: { pendingEmail: 'new@example.com' } });
    const [row] = gridRows(store, [ann], ['userName', 'emails']);
    expect(row).toMatchObject({ cells: ['user-ann', 'ann@example.com'], awaited: { 1: 'new@example.com' } });
  });

  it('cannot change what the tenant keeps to itself of the own account', async () => {
    const store = administered(await openStore(), {
      me: { id: 'me', name: 'Me', userName: null },
      ownReadOnly: [{ attribute: 'emails', reason: { en: 'Ask support' } }],
    });
    const rows = gridRows(store, [person(store, 'me'), person(store, 'ann')], ['userName', 'emails']);
    expect(rows.map(({ locked }) => locked)).toMatchObject([{ 1: { code: 'own-attribute' } }, {}]);
  });

  it('who is invited on being created has the activation before them', async () => {
    const store = administered(await openStore(), { invitation: 'onCreate' });
    const { created } = gesture(store, {
      kind: 'create',
      values: { userName: 'new', 'name.familyName': 'New' },
    });
    expect(gridRows(store, created, ['userName'])).toMatchObject([{ activationPending: true, photo: null }]);
  });

  it('shows the picture that waits to be sent, until it is refused', async () => {
    const store = administered(await openStore(), { actions: [photo] });
    const ann = person(store, 'ann');
    const file = `data:image/png;base64,${Buffer.alloc(30, 1).toString('base64')}`;
    gesture(store, { kind: 'action', row: ann, action: 'photo', inputs: { file } });
    expect(gridRows(store, [ann], [])[0]?.photo).toMatch(/^change:/);
    const [change] = openChanges(store.mirror, ['pending']);
    if (change) park(store, change, 'rejected', { code: 'rejected', params: {}, detail: null });
    expect(gridRows(store, [ann], [])[0]?.photo).toBeNull();
  });
});

describe('a list', () => {
  it('is of those whose attribute has a value, in any case', async () => {
    const store = await openStore();
    const [ann, bob] = [person(store, 'ann', { title: 'Boss' }), person(store, 'bob', { title: 'boss' })];
    person(store, 'cyd', { title: 'Clerk' });
    const of = (column: string, value: string) => [...orderedIds(store, { ...everyone, equal: [{ column, value }] })];
    expect(of('title', 'BOSS')).toEqual([ann, bob]);
    expect(of('emails', 'ann@example.com')).toEqual([ann]);
    expect(of('unknown', 'x')).toEqual([]);
  });
});
