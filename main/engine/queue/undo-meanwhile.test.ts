/** Undo and redo while a large gesture is being written in steps, of which nobody has seen anything yet. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { label, person, retitle } from '../../../tests/support/queue';
import { openStore } from '../../../tests/support/tenant-model';
import { transactionInSteps } from '../mirror/stepwise';
import type { Store } from '../mirror/store';
import { readRow } from '../mirror/view';
import { applyGesture } from './apply';
import { redo, undo } from './undo';

const never = new AbortController().signal;

/** Two people; of the second one the title is being written. */
async function scene() {
  const store = await openStore();
  const [seen, written] = [person(store, 'seen', { title: 'One' }), person(store, 'written', { title: 'One' })];
  const titles = () => [seen, written].map((row) => readRow(store.mirror, row)?.title);
  function* retitling(own: Store): Generator<undefined, void> {
    applyGesture(own, { batchId: randomUUID(), label, edits: [{ row: written, column: 'title', value: 'Two' }] });
    yield;
  }
  return { store, seen, titles, write: () => transactionInSteps(store, retitling, never) };
}

it('takes back what could be seen', async () => {
  const { store, seen, titles, write } = await scene();
  const { batchId } = retitle(store, seen, 'Two');
  const writing = write();
  expect(undo(store, null)).toMatchObject({ batchId, undone: 1 });
  await writing;
  expect(titles()).toEqual(['One', 'Two']);
});

it('takes back nothing where nothing could be seen', async () => {
  const { store, titles, write } = await scene();
  const writing = write();
  expect(undo(store, null)).toBeNull();
  await writing;
  expect(titles()).toEqual(['One', 'Two']);
});

it('brings back nothing: something new is done', async () => {
  const { store, seen, titles, write } = await scene();
  retitle(store, seen, 'Two');
  undo(store, null);
  const writing = write();
  expect(redo(store)).toBeNull();
  await writing;
  expect(titles()).toEqual(['One', 'Two']);
});
