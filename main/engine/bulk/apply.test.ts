/** A bulk edit does what it was judged to do, whatever others write between its pieces. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type CellEdit, groupColumn, type Transformation } from '../../../preload/contract';
import { failure } from '../../../preload/failure';
import { replace, setTo, template } from '../../../tests/support/bulk-desk';
import { enlist, gesture, group, label, open, person, retitle, shown } from '../../../tests/support/queue';
import { openStore, user } from '../../../tests/support/tenant-model';
import { transaction } from '../mirror/handle';
import { transactionInSteps } from '../mirror/stepwise';
import type { Store } from '../mirror/store';
import { readRow } from '../mirror/view';
import { applyGesture } from '../queue/apply';
import { applyBulk } from './apply';

const never = new AbortController().signal;

/** More people than are judged in one turn. */
async function crowd(): Promise<{ store: Store; rows: number[] }> {
  const store = await openStore();
  const people = () => Array.from({ length: 1_200 }, (_none, n) => person(store, `u${n}`, { title: `old ${n}` }));
  return { store, rows: transaction(store.mirror, people) };
}

/** Applies a rule to one column of all; `meanwhile` happens once, after the first people were judged. */
async function applyToAll(store: Store, rows: number[], how: Transformation, meanwhile: () => void, column = 'title') {
  let isFirst = true;
  const tell = () => {
    if (isFirst) meanwhile();
    isFirst = false;
  };
  const order = { batchId: randomUUID(), label };
  const answer = await applyBulk(store, { rows, columns: [column], how }, order, { signal: null, tell });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

function titleOf(store: Store, row = 0) {
  return readRow(store.mirror, row)?.title;
}

const moved = (row = 0) => ({ row, column: 'title', failure: failure('moved-since') });

it('leaves alone what a transaction in steps has written since it was judged', async () => {
  const { store, rows } = await crowd();
  function* importing(own: Store): Generator<undefined, void> {
    const edits: CellEdit[] = [
      { row: rows[0] ?? 0, column: 'title', value: 'Chief' },
      { row: rows[1] ?? 0, column: 'displayName', value: 'Somebody' },
    ];
    for (const edit of edits) {
      applyGesture(own, { batchId: randomUUID(), label, edits: [edit] });
      yield;
    }
    // It is not over before the bulk edit wants to write.
    for (let turn = 0; turn < 100; turn += 1) yield;
  }
  let imported: Promise<unknown> | undefined;
  const answer = await applyToAll(store, rows, replace('old', 'new'), () => {
    imported = transactionInSteps(store, importing, never);
  });
  await imported;
  expect(answer).toMatchObject({ applied: 1_199, refused: [moved(rows[0])] });
  expect(titleOf(store, rows[0])).toBe('Chief');
  expect(titleOf(store, rows[1])).toBe('new 1');
  expect(open(store).find(({ resourceId }) => resourceId === rows[0])).toMatchObject({ was: 'old 0', value: 'Chief' });
});

it('leaves alone what an edit or the tenant has changed between two pieces', async () => {
  const { store, rows } = await crowd();
  const [a = 0, b = 0, c = 0, d = 0] = rows;
  const answer = await applyToAll(store, rows, setTo('Pilot'), () => {
    retitle(store, a, 'Chief');
    shown(store, user('u1', { title: 'Cook' }));
    gesture(store, { kind: 'delete', row: c });
    shown(store, user('u3', { title: 'old 3', displayName: 'Dan' }));
  });
  expect(answer.applied).toBe(1_197);
  expect(answer.refused).toEqual([moved(a), moved(b), { row: c, column: 'title', failure: failure('to-be-deleted') }]);
  expect([a, b, d].map((row) => titleOf(store, row))).toEqual(['Chief', 'Cook', 'Pilot']);
});

it('does nothing to what was to stay as it was, and says so', async () => {
  const { store, rows } = await crowd();
  const [a = 0] = rows;
  retitle(store, a, 'Pilot');
  const answer = await applyToAll(store, rows, setTo('Pilot'), () => retitle(store, a, 'Chief'));
  expect(answer).toMatchObject({ applied: 1_199, refused: [moved(a)] });
  expect(titleOf(store, a)).toBe('Chief');
});

it('leaves alone those of whom a template would make something else by now', async () => {
  const { store, rows } = await crowd();
  const [a = 0, b = 0] = rows;
  const answer = await applyToAll(store, rows, template('{displayName}{userName}'), () => {
    gesture(store, { row: a, column: 'displayName', value: 'Somebody' });
    gesture(store, { row: b, column: 'name.familyName', value: 'Bob' });
  });
  expect(answer).toMatchObject({ applied: 1_199, refused: [moved(a)] });
  expect(titleOf(store, b)).toBe('user-u1');
});

it('leaves everybody alone of whom a new model would make something else', async () => {
  const { store, rows } = await crowd();
  const answer = await applyToAll(store, rows, setTo('true'), () => {
    const { model } = store;
    const title = model.byKey.get('title');
    if (!title) throw new Error('there are no titles');
    store.model = { ...model, byKey: new Map([...model.byKey, ['title', { ...title, type: 'boolean' }]]) };
  });
  expect(answer.applied).toBe(0);
  expect(answer.refused).toEqual(rows.map(moved));
  expect(open(store)).toEqual([]);
});

it('lets those join a group who are not in it by now', async () => {
  const { store, rows } = await crowd();
  const [a = 0] = rows;
  const cranes = group(store, 'cranes', []);
  const column = groupColumn(cranes);
  await applyToAll(store, rows, setTo(true), () => enlist(store, cranes, a), column);
  expect(open(store).filter(({ member }) => member === a)).toHaveLength(1);
  expect(open(store)).toHaveLength(1_200);
});
