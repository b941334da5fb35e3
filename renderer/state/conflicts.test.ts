import i18next from 'i18next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeSelection } from '../../preload/contract';
import { failure, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { startTexts } from '../i18n';
import { closeResolver, conflictListing, frequentColumns, listConflicts, resolveConflicts } from './conflicts';
import { changeEntry } from './entriesForTests';
import { useToasts } from './toasts';

const theirs = { value: 'Boss', at: null, by: null, gone: false };
const conflict = (id: number, column = 'title') => changeEntry({ id, column, state: 'conflict', theirs });

beforeEach(() => {
  startTexts('en');
  useToasts.setState({ toasts: [] });
});
afterEach(closeResolver);

describe('the conflicts to be resolved', () => {
  it('are those of the tenant, or the one that was pointed at', async () => {
    const asked: ChangeSelection[] = [];
    engine.connect(
      startEngine({
        'changes.list': ({ selection }) => {
          asked.push(selection);
          return succeeded({ entries: [conflict(1)], total: 1 });
        },
      }).port,
    );
    await listConflicts('acme', null);
    await listConflicts('acme', 7);
    expect(asked).toEqual([{ states: ['conflict'] }, { states: ['conflict'], changes: [7] }]);
  });

  it('go when they are resolved, and what stays says why', async () => {
    let open = [conflict(2), conflict(1)];
    engine.connect(
      startEngine({
        'changes.list': () => succeeded({ entries: open, total: open.length }),
        'changes.resolve': ({ resolution }) => {
          expect(resolution).toEqual({ take: 'other', value: 'Lead' });
          open = open.slice(1);
          return succeeded({ changed: 1, refused: [{ change: 1, failure: failure('too-long') }] });
        },
      }).port,
    );
    await listConflicts('acme', null);
    expect(await resolveConflicts('acme', { column: 'title' }, { take: 'other', value: 'Lead' })).toBe(1);
    expect(conflictListing.use.getState().entries?.map(({ id }) => id)).toEqual([1]);
    expect(useToasts.getState().toasts.map(({ text }) => text)).toEqual([i18next.t('failure.too-long.what')]);
  });
});

it('can be resolved together where several are about one attribute', () => {
  const gone = changeEntry({ id: 9, column: 'active', state: 'conflict', theirs: { ...theirs, gone: true } });
  expect(frequentColumns([conflict(1), conflict(2, 'active'), conflict(3), gone, conflict(4, 'emails')])).toEqual([
    'title',
  ]);
});
