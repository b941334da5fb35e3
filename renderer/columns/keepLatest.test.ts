import { expect, it } from 'vitest';
import { keepLatest } from './keepLatest';

/** Writes that last until the test ends them. */
function slowWriter() {
  const written: string[] = [];
  const ends: (() => void)[] = [];
  const write = (value: string) => {
    written.push(value);
    return new Promise<void>((done) => ends.push(done));
  };
  return { written, write, end: () => ends.shift()?.() };
}

it('writes the first at once, and of those that follow only the latest', async () => {
  const { written, write, end } = slowWriter();
  const { keep, flush } = keepLatest<string>(60_000, write);
  const kept = keep('a');
  expect(written).toEqual(['a']);
  for (const value of ['b', 'c', 'd']) keep(value);
  expect(written).toEqual(['a']);
  end();
  // Hurried, it does not rest.
  const flushed = flush();
  await expect.poll(() => written).toEqual(['a', 'd']);
  end();
  await Promise.all([kept, flushed]);
});

it('rests between two writes, until it is to hurry', async () => {
  const { written, write, end } = slowWriter();
  const { keep, flush } = keepLatest<string>(60_000, write);
  keep('a');
  end();
  await Promise.resolve();
  const kept = keep('b');
  await new Promise((done) => setImmediate(done));
  expect(written).toEqual(['a']);
  const flushed = flush();
  await expect.poll(() => written).toEqual(['a', 'b']);
  end();
  await Promise.all([kept, flushed]);
  await flush();
});

it('goes on after a write that failed', async () => {
  const written: string[] = [];
  const { keep } = keepLatest<string>(0, async (value) => {
    written.push(value);
    if (value === 'a') throw new Error('the disk is gone');
  });
  await expect(keep('a')).rejects.toThrow('the disk is gone');
  await keep('b');
  expect(written).toEqual(['a', 'b']);
});
