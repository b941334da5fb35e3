import fc from 'fast-check';
import { expect, it } from 'vitest';
import { everyone, type Query } from '../../../preload/contract';
import { fleet, openStore, user } from '../../../tests/support/tenant-model';
import { applyGesture } from '../queue/apply';
import { undo } from '../queue/undo';
import { transaction } from './handle';
import { closeMirror, openToRead } from './open';
import { removeResource, writeBase } from './resources';
import type { Store } from './store';
import { createTouched } from './touched';
import { orderedIds } from './view';

const label = { key: 'batch.edit', params: {} };

/** As somebody finds it who has never looked before. */
function foundAnew({ mirror, model }: Store, query: Query): number[] {
  const anew = openToRead(mirror.path, createTouched().shared, () => undefined);
  try {
    return [...orderedIds({ mirror: anew, model }, query)];
  } finally {
    closeMirror(anew);
  }
}

const text = fc.constantFrom(
  'Ann',
  'ann',
  'Änne',
  'Ånn',
  'a-nn',
  'Bob',
  'Søren',
  '李',
  'ﬁ',
  '',
  'Z\u001f',
  'a\u0000',
  null,
);
const deed = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('put' as const), who: fc.nat(40), text, count: fc.nat(4) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('edit' as const), who: fc.nat(40), text }) },
  fc.record({ kind: fc.constant('all' as const), text, each: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('leave' as const), who: fc.nat(40) }),
  fc.constant({ kind: 'create' as const }),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'fail' as const }),
);
const column = fc.constantFrom('displayName', 'title', 'active', `${fleet}:vehicles`, 'name.formatted', 'group:1');
const query: fc.Arbitrary<Query> = fc.record({
  ...{ search: fc.constant(''), equal: fc.constant([]), group: fc.constant(null), open: fc.constant(null) },
  status: fc.constantFrom(null, null, 'active'),
  filter: fc.constantFrom(null, null, 'title pr'),
  sort: fc.array(fc.record({ column, direction: fc.constantFrom('ascending' as const, 'descending' as const) }), {
    maxLength: 2,
  }),
});

it('sorts as if everybody were looked at anew, whatever has been written since', async () => {
  const store = await openStore();
  writeBase(store, { id: 'g', displayName: 'Group' }, 1, 1, 'Group');
  let run = 0;
  function put(who: number, name: string | null, vehicles: number): void {
    run += 1;
    const values = { displayName: name, title: name, name: { formatted: name }, [fleet]: { vehicles } };
    writeBase(store, user(`u${who}`, { ...values, active: vehicles % 2 === 0 }), run, null);
  }
  for (let who = 0; who < 40; who += 1) put(who, `Somebody ${who % 7}`, who % 5);
  const edit = (row: number, value: string | null) =>
    applyGesture(store, { batchId: crypto.randomUUID(), label, edits: [{ row, column: 'title', value }] });
  function act(one: typeof deed extends fc.Arbitrary<infer D> ? D : never): void {
    const ids = foundAnew(store, everyone);
    const row = 'who' in one ? ids[one.who % Math.max(1, ids.length)] : undefined;
    if (one.kind === 'put') put(one.who, one.text, one.count);
    else if (one.kind === 'undo') undo(store, null);
    else if (one.kind === 'all') for (const id of ids.filter((other) => other % one.each === 0)) edit(id, one.text);
    else if (one.kind === 'create') {
      const values = { userName: `new-${run}`, displayName: 'New' };
      applyGesture(store, { batchId: crypto.randomUUID(), label, edits: [{ kind: 'create', values }] });
    } else if (one.kind === 'fail') {
      const failing = () =>
        transaction(store.mirror, () => {
          for (const id of ids.slice(0, 3)) edit(id, 'Never');
          orderedIds(store, { ...everyone, sort: [{ column: 'title', direction: 'ascending' }] });
          throw new Error('taken back');
        });
      expect(failing).toThrow('taken back');
    } else if (row !== undefined && one.kind === 'edit') edit(row, one.text);
    else if (row !== undefined) removeResource(store.mirror, row);
  }
  fc.assert(
    fc.property(fc.array(fc.tuple(deed, query), { minLength: 1, maxLength: 12 }), (steps) => {
      for (const [one, asked] of steps) {
        act(one);
        expect([...orderedIds(store, asked)]).toEqual(foundAnew(store, asked));
      }
    }),
    { numRuns: 60 },
  );
});

it('looks at nobody of whom nothing was written', async () => {
  const store = await openStore();
  const ids = [...'abcdefghijkl'].map((name) => writeBase(store, user(name, { title: name }), 1, 1).id);
  const [first = 0, second = 0, third = 0, ...others] = ids;
  const sorted = () => [...orderedIds(store, { ...everyone, sort: [{ column: 'title', direction: 'ascending' }] })];
  expect(sorted()).toEqual(ids);
  store.mirror.sqlite.prepare(`update row set title = 'z' where id = ?`).run(first);
  applyGesture(store, { batchId: 'b', label, edits: [{ row: second, column: 'title', value: 'Cc' }] });
  expect(sorted()).toEqual([first, third, second, ...others]);
});

it('is told of whom has been written only while that is remembered', () => {
  const touched = createTouched();
  const { count, between, note } = touched;
  for (const id of [7, 3, 7]) note(id);
  expect(between(0, count())).toEqual(Uint32Array.of(3, 7));
  expect(between(1, 2)).toEqual(Uint32Array.of(3));
  expect(between(3, 3)).toHaveLength(0);
  for (let id = 0; id < 1 << 17; id += 1) createTouched(touched.shared).note(id);
  expect(between(0, count())).toBeNull();
  expect(between(4, count())).toHaveLength((1 << 17) - 1);
});
