import { beforeEach, describe, expect, it } from 'vitest';
import type { Applied } from '../../preload/contract';
import { failed, failure, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { startTexts } from '../i18n';
import { columnForTests } from '../invite/columnsForTests';
import { makeGesture } from './gestures';
import { useToasts } from './toasts';
import { useUsers } from './users';

beforeEach(() => {
  startTexts('en');
  useToasts.setState({ toasts: [] });
  useUsers.setState({ columns: [] });
});

const toast = () => useToasts.getState().toasts.at(-1);
const refusal = (row: number, code: Parameters<typeof failure>[0]) => ({ row, column: 'x', failure: failure(code) });

/** Makes a gesture on four people at an engine that answers so. */
function make(answer: Partial<Applied>, values: { value: string; count: number }[] = []) {
  const { port } = startEngine({
    'changes.apply': () => succeeded({ applied: 0, created: [], refused: [], ...answer }),
    'people.values': () => succeeded(values),
  });
  engine.connect(port);
  return makeGesture({
    tenantId: 'acme',
    label: { key: 'batch.delete', params: { count: 4 } },
    edits: [1, 2, 3, 4].map((row) => ({ kind: 'delete', row })),
    done: (count) => `done: ${count}`,
  });
}

describe('a gesture', () => {
  it('is told with a way back', async () => {
    expect(await make({ applied: 4 })).toMatchObject({ applied: 4 });
    expect(toast()).toMatchObject({ tone: 'done', text: 'done: 4', more: [], action: { label: 'Undo' } });
  });

  it('says who was left out and why, the commonest reason first', async () => {
    await make({
      applied: 1,
      refused: [refusal(1, 'to-be-deleted'), refusal(2, 'already-waiting'), refusal(3, 'already-waiting')],
    });
    expect(toast()).toMatchObject({
      text: 'done: 1',
      more: ['2 skipped: it waits to be sent already', '1 skipped: waiting to be deleted'],
    });
  });

  it('tells the status of those to whom it could not be done as they are', async () => {
    useUsers.setState({ columns: [columnForTests('status')] });
    const answer = { applied: 2, refused: [refusal(1, 'not-applicable'), refusal(2, 'not-applicable')] };
    await make(answer, [
      { value: 'active', count: 1 },
      { value: 'inactive', count: 1 },
    ]);
    expect(toast()?.more).toEqual(['2 skipped, status: Active, Inactive']);
    useUsers.setState({ columns: [] });
    await make(answer);
    expect(toast()?.more).toEqual(['2 skipped: This cannot be done to this person as they are now.']);
  });

  it('that did nothing has no way back', async () => {
    await make({ refused: [refusal(1, 'not-permitted')] });
    expect(toast()).toMatchObject({
      tone: 'problem',
      text: 'Nothing was changed.',
      more: ['1 skipped: your role does not allow it'],
      action: null,
    });
  });

  it('that failed as a whole is told as a failure', async () => {
    engine.connect(startEngine({ 'changes.apply': () => failed('disk-full') }).port);
    const made = await makeGesture({
      tenantId: 'acme',
      label: { key: 'batch.delete', params: {} },
      edits: [{ kind: 'delete', row: 1 }],
      done: String,
    });
    expect(made).toBeNull();
    expect(toast()).toMatchObject({ tone: 'problem', text: 'The disk is full.' });
  });

  it('of more than the engine takes is not made', async () => {
    const edits = Array.from({ length: 100_001 }, (_, row) => ({ kind: 'delete' as const, row }));
    expect(await makeGesture({ tenantId: 'acme', label: { key: 'x', params: {} }, edits, done: String })).toBeNull();
    expect(toast()?.text).toMatch(/more than 100,000/);
  });
});
