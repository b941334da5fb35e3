import { expect, it } from 'vitest';
import { importing, success } from '../../../tests/support/import-scene';
import { openStore } from '../../../tests/support/tenant-model';
import { judgeAll } from './judging';
import { valuesOf } from './scratch';
import { settleLines } from './settling';

it('settles many lines piece by piece, and keeps what was settled when that is stopped', async () => {
  const store = await openStore();
  const lines = [...Array(600).keys()].map((n) => [`u${n}`, 'Boss']);
  const plan = { match: ['userName'], targets: ['userName', 'title'] };
  const scene = await importing(store, [['userName', 'title'], ...lines], plan);
  const never = new AbortController().signal;
  const { scratch, read } = scene;
  const words = { yes: [], no: [], choices: {}, activationPending: [] };
  const asked = { ...plan, creates: true, clears: false, zeros: {}, words };
  const judgement = success(await judgeAll(store, scratch, asked, read, never, () => {}));
  const settled = () => valuesOf<number>(scratch, 'select count(*) from verdict where mine = 1')[0];
  const told: [number, number][] = [];

  const stop = new AbortController();
  const mine = { of: { verdict: 'new' as const }, mine: true };
  const stopping = settleLines(store, scratch, judgement, mine, stop.signal, (done, total) => {
    told.push([done, total]);
    stop.abort();
  });
  expect(await stopping).toMatchObject({ ok: true });
  expect([told, settled()]).toEqual([[[250, 600]], 250]);

  success(await settleLines(store, scratch, judgement, mine, never, (done, total) => told.push([done, total])));
  expect(told.slice(1)).toEqual([
    [250, 600],
    [500, 600],
    [600, 600],
  ]);
  expect(settled()).toBe(600);
});
