import { describe, expect, it } from 'vitest';
import { batchEntry, changeEntry } from './entriesForTests';
import { idsBetween, nothingPicked, offeredActions, pickedSelection, withMembers } from './picking';

const entries = [9, 7, 5, 3].map((id) => ({ id }));

describe('a Shift range', () => {
  it('goes up and down, both ends included', () => {
    expect(idsBetween(entries, 7, 3)).toEqual([7, 5, 3]);
    expect(idsBetween(entries, 3, 9)).toEqual([9, 7, 5, 3]);
  });

  it('is a single change where it began at one that is gone', () => {
    expect(idsBetween(entries, 8, 5)).toEqual([5]);
    expect(idsBetween(entries, null, 5)).toEqual([5]);
  });
});

describe('what the engine is told', () => {
  const listed = { batches: ['b1'], states: ['rejected' as const] };

  it('is the list itself where all of it is ticked', () => {
    expect(pickedSelection({ ...nothingPicked, all: true }, listed)).toBe(listed);
  });

  it('is the ticked batches with the filter of the list', () => {
    expect(pickedSelection({ ...nothingPicked, batches: new Set(['b2', 'b3']) }, listed)).toEqual({
      batches: ['b2', 'b3'],
      states: ['rejected'],
    });
  });

  it('is the single changes', () => {
    const changes = withMembers(new Set([1, 2]), [2, 3], true);
    expect(pickedSelection({ ...nothingPicked, changes }, listed)).toEqual({ changes: [1, 2, 3] });
    expect(withMembers(changes, [1, 3], false)).toEqual(new Set([2]));
  });
});

describe('what is offered', () => {
  const one = (part: Parameters<typeof changeEntry>[0]) =>
    offeredActions({ ...nothingPicked, changes: new Set([1]) }, [], [changeEntry(part), changeEntry({ id: 2 })]);

  it('fits the state of what is ticked', () => {
    expect(one({})).toEqual(['hold', 'discard']);
    expect(one({ ready: false })).toEqual(['send', 'hold', 'discard']);
    expect(one({ state: 'held' })).toEqual(['send', 'discard']);
    expect(one({ state: 'rejected' })).toEqual(['retry', 'discard']);
    expect(one({ state: 'sending' })).toEqual([]);
    expect(one({ state: 'done' })).toEqual([]);
  });

  it('lets only deactivations and deletions overtake, once', () => {
    expect(one({ mayHurry: true })).toEqual(['hold', 'hurry', 'discard']);
    expect(one({ mayHurry: true, urgent: true })).toEqual(['hold', 'discard']);
  });

  it('fits the counts of ticked batches, and what is here of them', () => {
    const picked = { ...nothingPicked, batches: new Set(['b1']) };
    expect(offeredActions(picked, [batchEntry({ counts: { rejected: 1 } })], [])).toEqual(['retry', 'discard']);
    expect(offeredActions(picked, [batchEntry({ counts: { done: 4 } })], [])).toEqual([]);
    expect(
      offeredActions(picked, [batchEntry({ counts: { pending: 1 } })], [changeEntry({ mayHurry: true })]),
    ).toContain('hurry');
  });
});
