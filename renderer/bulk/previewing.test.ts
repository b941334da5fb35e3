import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BulkPreview } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { applyBulk, useApplying } from './applying';
import { forgetPreview, look, lookAgain, lookFurther, type Question, stopLooking, usePreviewing } from './previewing';

const seen = (changes: Partial<BulkPreview> = {}): BulkPreview => ({
  changed: 1,
  unchanged: 0,
  refused: 0,
  reasons: [],
  taken: 0,
  samples: [],
  problem: null,
  ...changes,
});
const sample = (row: number) => ({ row, name: `P${row}`, column: 'title', from: null, to: 'Chef', failure: null });
const question = (value: string): Question => ({
  tenantId: 'acme',
  rows: [1, 2],
  columns: ['title'],
  how: { by: 'value', value },
});
const state = () => usePreviewing.getState();
const settled = () => vi.waitFor(() => expect(state().looked).toBeNull());

beforeEach(forgetPreview);

describe('the preview', () => {
  it('asks once for what was typed last, and takes no late answer', async () => {
    const asked: unknown[] = [];
    const cancelled: string[] = [];
    let answerFirst = () => {};
    engine.connect(
      startEngine({
        'bulk.preview': async ({ how }) => {
          asked.push(how);
          if (how.by === 'value' && how.value === 'slow') await new Promise<void>((done) => (answerFirst = done));
          return succeeded(seen({ changed: how.by === 'value' && how.value === 'slow' ? 99 : 2 }));
        },
        'jobs.cancel': ({ jobId }) => {
          cancelled.push(jobId);
          return succeeded(null);
        },
      }).port,
    );
    look(question('never asked'));
    look(question('slow'));
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    look(question('last'));
    await settled();
    answerFirst();
    await vi.waitFor(() => expect(cancelled).toHaveLength(1));
    expect(asked).toEqual([
      { by: 'value', value: 'slow' },
      { by: 'value', value: 'last' },
    ]);
    expect(state().seen?.changed).toBe(2);
  });

  it('brings further cells behind the first, and no more than there are', async () => {
    const starts: number[] = [];
    engine.connect(
      startEngine({
        'bulk.preview': ({ start, how }) => {
          // What another test has left behind is asked again.
          if (how.by === 'value' && how.value === 'pages') starts.push(start);
          return succeeded(
            seen({ changed: 2, refused: 1, samples: start === 0 ? [sample(1), sample(2)] : [sample(3)] }),
          );
        },
      }).port,
    );
    look(question('pages'));
    await vi.waitFor(() => expect(state().seen).not.toBeNull());
    await lookFurther();
    await lookFurther();
    expect(starts).toEqual([0, 2]);
    expect(state().seen?.samples.map(({ row }) => row)).toEqual([1, 2, 3]);
  });

  it('tells how far it is, can be stopped, and looked at again', async () => {
    const test = startEngine({
      'bulk.preview': ({ jobId = '' }) => {
        test.server.emit('job.progress', { jobId, done: 1, total: 2, state: 'running', failure: null });
        return new Promise(() => {});
      },
      'jobs.cancel': () => succeeded(null),
    });
    engine.connect(test.port);
    look(question('x'));
    await vi.waitFor(() => expect(state().looked).toBe(1));
    stopLooking();
    expect(state()).toMatchObject({ looked: null, seen: null, wasStopped: true });
    lookAgain();
    await vi.waitFor(() => expect(state().looked).toBe(1));
    expect(state().wasStopped).toBe(false);
  });

  it('shows why the engine could not look', async () => {
    engine.connect(startEngine({ 'bulk.preview': () => failed('unknown-tenant') }).port);
    look(question('x'));
    await vi.waitFor(() => expect(state().failure?.code).toBe('unknown-tenant'));
    expect(state().looked).toBeNull();
  });
});

describe('doing it', () => {
  it('is one batch with a label, and not done twice at once', async () => {
    const batches: string[] = [];
    engine.connect(
      startEngine({
        'bulk.apply': ({ batchId, label }) => {
          batches.push(batchId);
          expect(label.key).toBe('batch.set');
          return succeeded({ applied: 2, created: [], refused: [] });
        },
      }).port,
    );
    const label = { key: 'batch.set', params: {} };
    const both = [applyBulk(question('x'), label, () => 'done'), applyBulk(question('x'), label, () => 'done')];
    expect(await Promise.all(both)).toEqual([true, false]);
    expect(batches).toHaveLength(1);
    expect(useApplying.getState().applying).toBeNull();
  });

  it('says nothing of what was stopped', async () => {
    engine.connect(startEngine({ 'bulk.apply': () => failed('cancelled') }).port);
    expect(await applyBulk(question('x'), { key: 'batch.set', params: {} }, () => 'done')).toBe(false);
  });
});
