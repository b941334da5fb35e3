import { expect, it } from 'vitest';
import { scene } from './scene';

const tenant = scene();
const find = async (filter: string, type = 'Users') => {
  const { status, body } = await tenant.client.get(`/${type}?filter=${encodeURIComponent(filter)}`);
  return status === 200 ? body.totalResults : status;
};
const delta = 'meta.lastModified ge "2000-01-01T00:00:00Z"';

it('deltaRefused: a filter by the last change is an error, or finds nothing', async () => {
  expect(await find(delta)).toBe(60);
  const answers = [];
  for (const how of ['400', '500', 'empty'] as const) {
    tenant.set({ fault: 'deltaRefused', how });
    answers.push(await find(delta), await find(`META.lastmodified gt "2000-01-01T00:00:00Z"`));
    expect(await find('active pr')).toBe(60);
  }
  expect(answers).toEqual([400, 400, 500, 500, 0, 0]);
});

it('filterOnly: other operators and attributes are refused', async () => {
  const { userName, externalId } = tenant.held();
  tenant.set({ fault: 'filterOnly' });
  expect(await find(`userName eq "${userName}" and externalId eq "${externalId}"`)).toBe(1);
  expect(await find(`userName eq "${userName}" or externalId eq "${externalId}"`)).toBe(400);
  expect(await find('not (userName eq "x")')).toBe(400);
  expect(await find('emails[value eq "x"]')).toBe(400);
  expect(await find(delta)).toBe(400);
  tenant.set({ fault: 'filterOnly', operators: ['eq'], attributes: ['userName', 'externalId'] });
  expect(await find(`USERNAME eq "${userName}"`)).toBe(1);
  expect(await find('title eq "x"')).toBe(400);
});

it('emptyOnBadFilter: a filter that is not understood finds nobody', async () => {
  tenant.set({ fault: 'emptyOnBadFilter' });
  expect(await find('shoeSize eq 44')).toBe(0);
  expect(await find('userName eq')).toBe(0);
  expect(await find('displayName sw', 'Groups')).toBe(0);
  expect(await find('active pr')).toBe(60);
  tenant.set({ fault: 'filterOnly' }, { fault: 'emptyOnBadFilter' });
  expect(await find(delta)).toBe(0);
});
