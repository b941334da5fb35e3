import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Undone } from '../../preload/contract';
import { failure, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { startTexts } from '../i18n';
import { useToasts } from './toasts';
import { redo, reverse, undo } from './undoing';

const label = { key: 'batch.edit', params: { column: 'Title', person: 'Ann' } };
const undone = (part: Partial<Undone>): Undone => ({ batchId: 'b1', label, undone: 0, sent: 0, underWay: 0, ...part });
const toasts = () => useToasts.getState().toasts.map(({ text, action }) => [text, action?.label ?? null]);

beforeEach(() => {
  startTexts('en');
  useToasts.setState({ toasts: [] });
});

describe('undo', () => {
  it('says what was taken back, and brings it back from there', async () => {
    const redone = vi.fn(() => succeeded({ batchId: 'b1', label, redone: 1 }));
    const { port } = startEngine({ 'batches.undo': () => succeeded(undone({ undone: 1 })), 'batches.redo': redone });
    engine.connect(port);
    await undo('acme');
    expect(toasts()).toEqual([['Undone: Title of Ann', 'Redo']]);
    useToasts.getState().toasts[0]?.action?.run();
    await vi.waitFor(() => expect(toasts().at(-1)).toEqual(['Redone: Title of Ann', 'Undo']));
    expect(redone).toHaveBeenCalledOnce();
  });

  it('offers the reverse of what has been sent, as a batch of its own', async () => {
    const asked: unknown[] = [];
    engine.connect(
      startEngine({
        'batches.undo': () => succeeded(undone({ undone: 2, sent: 3, underWay: 1 })),
        'batches.reverse': ({ label, of }) => {
          asked.push({ label, of });
          return succeeded({ applied: 3, created: [], refused: [] });
        },
      }).port,
    );
    await undo('acme');
    expect(toasts()).toEqual([
      ['Undone: Title of Ann', 'Redo'],
      ['1 change is on its way and cannot be taken back now: Title of Ann', null],
      ['Already sent: 3. Title of Ann', 'Reverse them'],
    ]);
    useToasts.getState().toasts.at(-1)?.action?.run();
    await vi.waitFor(() => expect(toasts().at(-1)).toEqual(['3 changes are reversed.', null]));
    expect(asked).toEqual([
      { label: { key: 'batch.reverse', params: { batch: 'Title of Ann' } }, of: { batch: 'b1' } },
    ]);
  });

  it('says so where there is nothing', async () => {
    engine.connect(startEngine({ 'batches.undo': () => succeeded(null), 'batches.redo': () => succeeded(null) }).port);
    await undo('acme');
    await redo('acme');
    expect(toasts().map(([text]) => text)).toEqual(['There is nothing to undo.', 'There is nothing to redo.']);
  });
});

it('tells what could not be reversed', async () => {
  const refused = [{ row: 1, column: 'title', failure: failure('read-only') }];
  engine.connect(startEngine({ 'batches.reverse': () => succeeded({ applied: 0, created: [], refused }) }).port);
  await reverse('acme', null, { changes: [1] });
  expect(toasts()).toEqual([['1 change could not be reversed.', null]]);
});
