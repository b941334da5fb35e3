import { beforeEach, expect, it, vi } from 'vitest';
import type { Edit } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { startTexts } from '../i18n';
import { actAndTell } from './acting';
import { changeEntry } from './entriesForTests';
import { useToasts } from './toasts';

beforeEach(() => {
  startTexts('en');
  useToasts.setState({ toasts: [] });
});

const toast = () => useToasts.getState().toasts.at(-1);

it('discards, and brings back what was discarded', async () => {
  const made: Edit[] = [];
  engine.connect(
    startEngine({
      'changes.list': () =>
        succeeded({
          entries: [changeEntry({ id: 2, state: 'sending' }), changeEntry({ id: 1, to: 'Chef' })],
          total: 2,
        }),
      'changes.act': () => succeeded({ changed: 1, left: 1 }),
      'changes.apply': ({ edits }) => {
        made.push(...edits);
        return succeeded({ applied: edits.length, created: [], refused: [] });
      },
    }).port,
  );
  await actAndTell('acme', 'discard', { changes: [1, 2] });
  expect(toast()?.text).toBe('1 change discarded. 1 could not be, and stays as it is.');
  toast()?.action?.run();
  await vi.waitFor(() => expect(made).toEqual([{ row: 1, column: 'title', value: 'Chef' }]));
});

it('offers no way back where there is none', async () => {
  engine.connect(
    startEngine({
      'changes.list': () => succeeded({ entries: [changeEntry({ kind: 'create' })], total: 1 }),
      'changes.act': () => succeeded({ changed: 1, left: 0 }),
    }).port,
  );
  await actAndTell('acme', 'discard', {});
  expect(toast()?.action).toBeNull();
  await actAndTell('acme', 'hold', {});
  expect(toast()).toMatchObject({ text: '1 change put on hold.', action: null });
});
