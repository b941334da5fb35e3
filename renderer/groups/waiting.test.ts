import { expect, it } from 'vitest';
import { changeEntry } from '../state/entriesForTests';
import { waitingByGroup, waitingOf } from './waiting';

const joins = changeEntry({ row: 7, kind: 'add-member', column: 'members', from: null, to: 'Ann' });
const leaves = changeEntry({ row: 7, kind: 'remove-member', column: 'members', from: 'Bob', to: null });

it('tells who waits to join and to leave, and what stopped', () => {
  expect(waitingOf([joins, { ...leaves, state: 'rejected' }])).toEqual({
    joining: ['Ann'],
    leaving: ['Bob'],
    fate: null,
    isRenamed: false,
    stopped: 1,
  });
});

it('tells what awaits the group itself', () => {
  expect(waitingOf([changeEntry({ kind: 'delete', column: '' })]).fate).toBe('delete');
  expect(waitingOf([changeEntry({ kind: 'set', column: 'displayName' })])).toMatchObject({
    fate: null,
    isRenamed: true,
  });
});

it('is kept apart by group', () => {
  const other = { ...joins, row: 8 };
  expect([...waitingByGroup([joins, other, leaves])]).toEqual([
    [7, [joins, leaves]],
    [8, [other]],
  ]);
});
