import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore, user } from '../../../tests/support/tenant-model';
import { fold } from './fold';
import { removeResource, writeBase } from './resources';
import { indexMore } from './search';
import type { Store } from './store';
import { writeRow } from './user-rows';
import { orderedIds } from './view';

const bare = (displayName: string) => ({ displayName, userName: '', name: null, emails: [] });

function find(store: Store, search: string): number[] {
  return [...orderedIds(store, { search, status: null, equal: [], group: null, filter: null, open: null, sort: [] })];
}

function add(store: Store, remoteId: string, displayName: string): number {
  return writeBase(store, user(remoteId, bare(displayName)), store.now(), 1).id;
}

describe('the index', () => {
  it('comes to know every row, and says when it does', async () => {
    const store = await openStore();
    const ids = Array.from({ length: 1200 }, (_, n) => add(store, `u${n}`, `person ${n}`));
    let turns = 0;
    while (indexMore(store.mirror)) turns += 1;
    expect(turns).toBeGreaterThan(1);
    const indexed = store.mirror.sqlite.prepare('select rowid from row_search where row_search match ?').pluck();
    expect(indexed.all('"person"')).toEqual(ids);
    expect(indexMore(store.mirror)).toBe(false);
  });

  it('is remembered by the file', async () => {
    const store = await openStore();
    const id = add(store, 'a', 'Abelone');
    while (indexMore(store.mirror));
    store.mirror.indexed = null;
    writeRow(store, { id, base: {}, seen: user('a', bare('Bertram')) });
    expect(find(store, 'abelone')).toEqual([]);
    expect(find(store, 'bertram')).toEqual([id]);
  });
});

type Step = { kind: 'write' | 'remove'; person: number; text: string } | { kind: 'index' };

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'Æ', ' ', '"'), maxLength: 10 });
const person = fc.nat(4);
const steps = fc.array<Step>(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('write', 'write', 'remove'), person, text }),
    fc.constant<Step>({ kind: 'index' }),
  ),
  { maxLength: 25 },
);

it('finds the same however far the index has come', async () => {
  const store = await openStore();
  let run = 0;
  fc.assert(
    fc.property(steps, fc.array(text, { minLength: 1, maxLength: 4 }), (given, searches) => {
      run += 1;
      for (const id of find(store, '')) removeResource(store.mirror, id);
      const there = new Map<number, { id: number; text: string }>();
      for (const step of given) {
        if (step.kind === 'index') indexMore(store.mirror);
        else change(step);
      }
      for (const search of searches) {
        const words = fold(search).split(/\s+/).filter(Boolean);
        const expected = [...there.values()].filter((row) => words.every((word) => fold(row.text).includes(word)));
        expect(find(store, search)).toEqual(expected.map(({ id }) => id).sort((a, b) => a - b));
      }

      function change(step: Step & { kind: 'write' | 'remove' }) {
        const known = there.get(step.person);
        const remoteId = `${run}-${step.person}`;
        if (step.kind === 'remove') {
          if (known) removeResource(store.mirror, known.id);
          there.delete(step.person);
        } else if (known) {
          writeRow(store, { id: known.id, base: {}, seen: user(remoteId, bare(step.text)) });
          there.set(step.person, { id: known.id, text: step.text });
        } else there.set(step.person, { id: add(store, remoteId, step.text), text: step.text });
      }
    }),
  );
});
