import { expect, it } from 'vitest';
import type { Column } from '../../preload/contract';
import { resized, usualLayout } from '../state/layout';
import { layoutFrom, memoryOf } from './layoutMemory';

const column = (key: string, shown = true) => ({ key, label: key, shown }) as Column;
const all = [column('a'), column('b'), column('c', false)];

it('is read as it was written', () => {
  const layout = { ...resized(usualLayout(all), 'b', 240), frozen: 0 };
  expect(layoutFrom(memoryOf(layout, all), all)).toEqual(layout);
});

it('gets what the tenant has got since, and not what was hidden', () => {
  const layout = { columns: [{ key: 'b', width: 90 }], frozen: 1 };
  const now = [column('a'), column('b'), column('d'), column('e', false)];
  expect(layoutFrom(memoryOf(layout, all), now).columns).toEqual([
    { key: 'b', width: 90 },
    { key: 'd', width: null },
  ]);
});

it.each([null, '', 'no JSON', '{}', '{"columns":[{"key":1}],"frozen":1,"known":[]}'])(
  'is the usual one where %j was kept',
  (text) => {
    expect(layoutFrom(text, all)).toEqual(usualLayout(all));
  },
);
