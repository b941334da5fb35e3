import { expect, it } from 'vitest';
import { everyone, type SavedView } from '../../preload/contract';
import { type Condition, filterOf } from '../filter/condition';
import { columnForTests } from '../invite/columnsForTests';
import { type Asked, contentOf, fitView, isChanged } from './fitting';

const column = (key: string, shown = true) => columnForTests(key, { shown });
const all = [column('userName'), column('title'), column('town', false)];
const now = new Date('2026-03-04T05:06:07Z');
const conditions: Condition[] = [
  { kind: 'text', text: 'title pr' },
  { kind: 'open', state: 'changed' },
];

const asked: Asked = {
  query: {
    ...everyone,
    search: 'ann',
    equal: [{ column: 'town', value: 'Oslo' }],
    sort: [
      { column: 'town', direction: 'descending' },
      { column: 'title', direction: 'ascending' },
    ],
    ...filterOf(conditions, all, now),
  },
  conditions,
  layout: {
    columns: [
      { key: 'town', width: 90 },
      { key: 'userName', width: null },
    ],
    frozen: 2,
  },
};
const view: SavedView = {
  id: '7b2c7a8e-94a8-4b51-a7a0-0c2d1d3f1a11',
  name: 'Oslo',
  isDefault: false,
  ...contentOf(asked),
};

it('shows what was saved', () => {
  expect(fitView(view, all, now)).toEqual({ ...asked, missing: [] });
});

it('leaves out what the tenant does not have any more, and tells which', () => {
  const fitted = fitView(view, [column('userName'), column('title')], now);
  expect(fitted.missing).toEqual(['town']);
  expect(fitted.query).toMatchObject({ search: 'ann', equal: [], sort: [{ column: 'title', direction: 'ascending' }] });
  expect(fitted.layout.columns).toEqual([{ key: 'userName', width: null }]);
});

it('has the usual columns where it has none of its own any more', () => {
  const fitted = fitView({ ...view, columns: [{ key: 'gone', width: null }] }, all, now);
  expect(fitted.layout.columns.map(({ key }) => key)).toEqual(['userName', 'title']);
});

it('keeps the filter as text where its conditions cannot be read', () => {
  const other = { ...view, conditions: '[{"kind":"of a later version"}]' };
  const fitted = fitView(other, all, now);
  expect(fitted.conditions).toEqual([
    { kind: 'text', text: asked.query.filter },
    { kind: 'open', state: 'changed' },
  ]);
  expect(fitted.query.open).toBe('changed');
});

it('is changed by another search, order, filter or layout, and by nothing else', () => {
  const fitted = fitView(view, all, now);
  expect(isChanged(view, fitted, all)).toBe(false);
  // A filter of relative days is another one tomorrow.
  expect(isChanged(view, { ...fitted, query: { ...fitted.query, filter: 'made another day' } }, all)).toBe(false);
  expect(isChanged(view, { ...fitted, query: { ...fitted.query, search: 'anna' } }, all)).toBe(true);
  expect(isChanged(view, { ...fitted, query: { ...fitted.query, sort: [] } }, all)).toBe(true);
  expect(isChanged(view, { ...fitted, conditions: [] }, all)).toBe(true);
  expect(isChanged(view, { ...fitted, layout: { ...fitted.layout, frozen: 1 } }, all)).toBe(true);
});

it('is not changed by what the tenant has lost', () => {
  const less = [column('userName'), column('title')];
  expect(isChanged(view, fitView(view, less, now), less)).toBe(false);
});
