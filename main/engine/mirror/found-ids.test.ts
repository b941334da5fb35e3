import { describe, expect, it } from 'vitest';
import { everyone, type Query } from '../../../preload/contract';
import { addMany, slowFilter } from '../../../tests/support/many-people';
import { openStore, user } from '../../../tests/support/tenant-model';
import { removeResource, writeBase } from './resources';
import type { Store } from './store';
import { orderedIds } from './view';

const byTitle: Query['sort'] = [{ column: 'title', direction: 'descending' }];

describe('the beginning of a list of many people', () => {
  async function manyPeople(): Promise<Store> {
    const store = await openStore();
    addMany(store, 20_000);
    return store;
  }

  function listed(store: Store, query: Query): { heard: number[][]; ids: number[] } {
    const heard: number[][] = [];
    const ids = [...orderedIds(store, query, (first) => heard.push([...first]))];
    return { heard, ids };
  }

  it('is told once, before the rest is found', async () => {
    const store = await manyPeople();
    const { heard, ids } = listed(store, { ...everyone, filter: slowFilter });
    expect(heard).toHaveLength(1);
    const [first = []] = heard;
    expect(first.length).toBeGreaterThan(100);
    expect(first.length).toBeLessThan(ids.length);
    expect(first).toEqual(ids.slice(0, first.length));
  });

  it('is told in the order of the list, once everybody has been put in it', async () => {
    const store = await manyPeople();
    const query = { ...everyone, filter: slowFilter, sort: byTitle };
    expect(listed(store, query).heard).toEqual([]);
    listed(store, { ...everyone, sort: byTitle });
    const { heard, ids } = listed(store, query);
    expect(heard).toHaveLength(1);
    const [first = []] = heard;
    expect(first.length).toBeGreaterThan(100);
    expect(first.length).toBeLessThan(ids.length);
    expect(first).toEqual(ids.slice(0, first.length));
  });

  it('is not told of a list that is there at once', async () => {
    const store = await manyPeople();
    expect(listed(store, everyone).heard).toEqual([]);
    expect(listed(store, { ...everyone, sort: byTitle }).heard).toEqual([]);
    expect(listed(store, { ...everyone, search: 'title 77', sort: byTitle }).heard).toEqual([]);
  });
});

it('puts everybody in order anew once they have changed, and another way round', async () => {
  const store = await openStore();
  const put = (id: string, title: string) => writeBase(store, user(id, { title }), store.now(), null).id;
  const [one, two] = [put('1', 'a'), put('2', 'b')];
  const by = (direction: 'ascending' | 'descending') => [
    ...orderedIds(store, { ...everyone, sort: [{ column: 'title', direction }] }),
  ];
  expect(by('ascending')).toEqual([one, two]);
  expect(by('descending')).toEqual([two, one]);
  expect(by('ascending')).toEqual([one, two]);
  const three = put('3', 'aa');
  expect(by('ascending')).toEqual([one, three, two]);
  removeResource(store.mirror, one);
  expect(by('ascending')).toEqual([three, two]);
});
