/** Several requests under way at once, and what ends them. */
import { expect, it } from 'vitest';
import { failure } from '../../../preload/failure';
import { together } from './together';

it('four are under way at once, and each is worked on once', async () => {
  let underWay = 0;
  let most = 0;
  const done: number[] = [];
  const list = Array.from({ length: 20 }, (_, n) => n);
  const halted = await together(list, async (piece) => {
    underWay += 1;
    most = Math.max(most, underWay);
    // Whoever is quicker takes the next: an odd one needs a few turns more.
    for (let turn = 0; turn < (piece % 2) * 3 + 1; turn += 1) await Promise.resolve();
    underWay -= 1;
    done.push(piece);
    return null;
  });
  expect(halted).toBeNull();
  expect(most).toBe(4);
  expect(done.sort((one, other) => one - other)).toEqual(list);
});

it('none is begun once one finds that nobody can be reached, and those under way come to their ends', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const offline = failure('offline');
  const halted = await together([0, 1, 2, 3, 4, 5, 6, 7], async (piece) => {
    begun.push(piece);
    if (piece === 1) return offline;
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    ended.push(piece);
    return null;
  });
  expect(halted).toBe(offline);
  expect(begun).toEqual([0, 1, 2, 3]);
  expect(ended).toEqual([0, 2, 3]);
});

it('nothing at all is done at once', async () => {
  const work = () => {
    throw new Error('there is nothing to work on');
  };
  expect(await together([], work)).toBeNull();
});
