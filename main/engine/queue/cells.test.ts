/** Edits of many cells at once end where the same edits one by one end. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellsEdit, type CellValue, type Edit, groupColumn } from '../../../preload/contract';
import { failure } from '../../../preload/failure';
import { confirmed, enlist, group, invite, label, open, person } from '../../../tests/support/queue';
import { fleet, openStore } from '../../../tests/support/tenant-model';
import type { Store } from '../mirror/store';
import { readRow } from '../mirror/view';
import { applyGesture, countEdits, makeBatch } from './apply';
import { planCells, queuePlan } from './cells';
import { changeById, changesOfBatch } from './changes';
import { markSending, park } from './states';
import { undo } from './undo';

const columns = [
  'title',
  'name.givenName',
  'active',
  `${fleet}:vehicles`,
  `${fleet}:number`,
  'nothing',
  'cranes',
  'emails',
];
const anyValue = fc.constantFrom<CellValue>('One', 'Two', '', null, 'true', 7, true, ' 7 ', '7');
const who = fc.nat(6);
const anyCells = fc
  .record({
    column: fc.constantFrom(...columns),
    rows: fc.array(who, { minLength: 1, maxLength: 6 }),
    values: fc.array(anyValue, { minLength: 6, maxLength: 6 }),
    isOne: fc.boolean(),
  })
  .map(({ column, rows, values, isOne }) => ({
    column,
    rows,
    values: isOne ? values.slice(0, 1) : values.slice(0, rows.length),
  }));
const before = fc.array(
  fc.record({
    row: who,
    title: fc.constantFrom('One', 'Two'),
    state: fc.constantFrom('pending', 'sending', 'unsure', 'conflict', 'done', 'delete'),
  }),
  { maxLength: 5 },
);

/** Three people of the tenant, one who is to be created, one who was refused, a group, and a number that nobody has. */
function settle(store: Store): { rows: number[]; cranes: number } {
  const rows = ['ann', 'bob', 'cyd'].map((id) => person(store, id));
  const cranes = group(store, 'cranes', ['ann']);
  enlist(store, cranes, rows[1] ?? 0);
  rows.push(invite(store).row, invite(store, { userName: 'twice', 'name.familyName': 'T' }).row);
  const creation = open(store).find(({ kind, resourceId }) => kind === 'create' && resourceId === rows[4]);
  if (creation) park(store, creation, 'rejected', failure('taken'));
  return { rows: [...rows, cranes, 4711], cranes };
}

/** An earlier edit, and what has become of it. */
function prepare(store: Store, row: number, title: string, state: string): void {
  const edits: Edit[] = state === 'delete' ? [{ kind: 'delete', row }] : [{ row, column: 'title', value: title }];
  applyGesture(store, { batchId: randomUUID(), label, edits });
  const change = open(store).find(
    (other) => other.resourceId === row && other.kind === 'set' && other.state === 'pending',
  );
  if (!change || state === 'pending' || state === 'delete') return;
  if (state === 'conflict') {
    park(store, change, 'conflict', failure('conflict'));
    return;
  }
  if (change.remoteId !== null && state === 'done') {
    confirmed(store, change);
    return;
  }
  markSending(store, [change]);
  if (state === 'unsure')
    store.mirror.sqlite.prepare(`update change set state = 'pending', unsure = 1 where id = ?`).run(change.id);
}

/** All that an admin could see of it. Numbers of changes and times aside; within one gesture nobody is called anew. */
function look(store: Store, rows: readonly number[]) {
  const read = (text: string) =>
    store.mirror.sqlite
      .prepare(text)
      .all()
      .map((line) => JSON.stringify(line));
  const change = 'resource_id, remote_id, kind, path, was, value';
  return {
    people: rows.map((row) => readRow(store.mirror, row)),
    shown: read(
      'select id, user_name, display_name, given_name, email, title, active, search_text, data is null from row order by id',
    ),
    groups: read('select * from group_row order by id'),
    changes: read(`select ${change}, state, phase, ready, was_held, member, unsure from change`).sort(),
    history: read(`select event, ${change}, author, detail from history`).sort(),
  };
}

it('of columns, blocks and single cells', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCells, { minLength: 1, maxLength: 4 }), before, async (cells, earlier) => {
      const [many, single] = [await openStore(), await openStore()];
      const uuid = () => '7';
      const worlds = [many, single].map((store) => ({ ...store, uuid }));
      const [{ rows, cranes } = { rows: [], cranes: 0 }] = worlds.map((store) => {
        const settled = settle(store);
        for (const { row, title, state } of earlier) prepare(store, settled.rows[row] ?? 0, title, state);
        return settled;
      });
      const edits = cells.map(
        ({ column, rows: of, values }): CellsEdit => ({
          kind: 'cells',
          column: column === 'cranes' ? groupColumn(cranes) : column,
          rows: of.map((place) => rows[place] ?? 0),
          values,
        }),
      );
      const singly = edits.flatMap(({ column, rows: of, values }) =>
        of.map((row, index): Edit => ({ row, column, value: values[values.length === 1 ? 0 : index] ?? null })),
      );
      const batchId = randomUUID();
      const [one, other] = worlds as [Store, Store];
      const before = look(one, rows);
      const together = applyGesture(one, { batchId, label, edits });
      const apart = singly.map((edit) => {
        const answer = applyGesture(other, { batchId: randomUUID(), label, edits: [edit] });
        return { ...answer, edit };
      });
      expect(together.applied).toBe(apart.reduce((sum, { applied }) => sum + applied, 0));
      expect(together.applied + together.refused.length).toBe(countEdits(edits));
      const order = (refused: typeof together.refused) => refused.map((line) => JSON.stringify(line)).sort();
      expect(order(together.refused)).toEqual(order(apart.flatMap(({ refused }) => refused)));
      expect(look(one, rows)).toEqual(look(other, rows));
      undo(one, batchId);
      const left = look(one, rows);
      if (!changesOfBatch(one.mirror, batchId).some(({ kind }) => kind !== 'set')) {
        expect(left.people).toEqual(before.people);
        expect(left.groups).toEqual(before.groups);
      }
      for (const { mirror } of worlds) mirror.sqlite.close();
    }),
    { numRuns: 25 },
  );
}, 120_000);

it('that were found out before, and kept', async () => {
  let planned = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ row: who, column: fc.constantFrom(...columns), value: anyValue }), { maxLength: 4 }),
      before,
      async (cells, earlier) => {
        const [kept, other] = [await openStore(), await openStore()];
        const uuid = () => '7';
        const worlds = [kept, other].map((store) => ({ ...store, uuid }));
        const [{ rows } = { rows: [] }] = worlds.map((store) => {
          const settled = settle(store);
          for (const { row, title, state } of earlier) prepare(store, settled.rows[row] ?? 0, title, state);
          return settled;
        });
        const [one, two] = worlds as [Store, Store];
        const edits = cells.map(({ row, column, value }) => ({ row: rows[row] ?? 0, column, value }));
        const plan = planCells(one, edits);
        if (plan) {
          planned += 1;
          const batch = { batchId: randomUUID(), label };
          makeBatch(one, { ...batch, reverses: null }, () =>
            queuePlan(one, batch.batchId, JSON.parse(JSON.stringify(plan))),
          );
          expect(applyGesture(two, { ...batch, edits }).refused).toEqual([]);
          expect(look(one, rows)).toEqual(look(two, rows));
        }
        for (const { mirror } of worlds) mirror.sqlite.close();
      },
    ),
    { numRuns: 40 },
  );
  // Most gestures meet something that waits already.
  expect(planned).toBeGreaterThan(0);
}, 120_000);

describe('one column of many people', () => {
  it('has one value for all or one for each', () => {
    const edit = { kind: 'cells', column: 'title', rows: [1, 2, 3] };
    expect(CellsEdit.safeParse({ ...edit, values: ['x'] }).success).toBe(true);
    expect(CellsEdit.safeParse({ ...edit, values: ['x', null, 'z'] }).success).toBe(true);
    expect(CellsEdit.safeParse({ ...edit, values: ['x', 'y'] }).success).toBe(false);
  });

  it('counts each cell, answers refusals in their order, and is applied once', async () => {
    const store = await openStore();
    const rows = Array.from({ length: 1_201 }, (_one, index) => person(store, `p${index}`));
    const values = rows.map((row, index) => (index % 400 === 0 ? 'a word' : row + 1_000));
    const gesture = {
      batchId: randomUUID(),
      label,
      edits: [
        { kind: 'cells', column: `${fleet}:vehicles`, rows, values },
        { kind: 'cells', column: 'title', rows, values: ['T'] },
      ] satisfies Edit[],
    };
    const told: number[] = [];
    const answer = applyGesture(store, gesture, (done) => told.push(done));
    expect(answer.applied).toBe(2 * 1_201 - 4);
    expect(answer.refused.map(({ row }) => row)).toEqual([0, 400, 800, 1_200].map((index) => rows[index]));
    expect(told).toEqual([...new Set(told)].sort((one, other) => one - other));
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)).toBe(2_402);
    expect(applyGesture(store, gesture)).toEqual(answer);
    const changes = changesOfBatch(store.mirror, gesture.batchId);
    expect(changes).toHaveLength(answer.applied);
    expect(undo(store, gesture.batchId)).toMatchObject({ undone: answer.applied, sent: 0, underWay: 0 });
    expect(changeById(store.mirror, changes[0]?.id ?? 0)).toMatchObject({ state: 'undone' });
    expect(readRow(store.mirror, rows[5] ?? 0)).not.toHaveProperty('title');
  });
});
