import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { hostileFiles } from '../../../../tests/support/hostile-workbooks';
import { openTableFolder, readTable } from '../../../../tests/support/tables';

const folder = openTableFolder();
afterAll(() => folder.close());
afterEach(() => expect(folder.descriptors() ?? 0).toBe(0));

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What reading one file may hold, garbage included: none of them is worth more. */
const mostHeld = 256 * 1024 * 1024;

const held = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

describe('a hostile file', () => {
  it.each(hostileFiles)('$name: $answer', async ({ make, answer, line, limits, sheet }) => {
    const path = folder.put(make(), 'hostile.xlsx');
    collectGarbage();
    const before = held();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, held());
    }, 5);
    const read = await readTable(path, { sheet: sheet ?? null }, limits);
    clearInterval(watch);
    most = Math.max(most, held());
    if (typeof answer === 'number') expect(read).toMatchObject({ ok: true, value: { lines: { length: answer } } });
    else {
      expect(read).toMatchObject({ ok: false, failure: { code: answer } });
      if (line !== undefined) expect(read).toMatchObject({ failure: { params: { line } } });
    }
    expect(most - before).toBeLessThan(mostHeld);
  });
});
