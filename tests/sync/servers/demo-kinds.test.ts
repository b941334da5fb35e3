/** Every kind of reference tenant, seen by the client: nothing that it says of itself is left out. */
import { expect, it, onTestFinished } from 'vitest';
import { kindNames } from '../../../demo/kinds/registry';
import { startDemoTenant } from '../../../demo/server';
import { createTenantClient } from '../../../main/engine/tenant/client';
import { waitInRealTime } from './waiting';

const signal = new AbortController().signal;

it.each(kindNames)('%s describes itself so that everything is understood', async (kind) => {
  const demo = await startDemoTenant({ kind, users: 40, token: 'main', admins: [{ token: 'least' }] });
  onTestFinished(() => demo.close());
  const describedTo = async (token: string) => {
    const options = { baseUrl: demo.baseUrl, token, fetch, now: Date.now, wait: waitInRealTime, timeout: 5000 };
    const found = await createTenantClient(options).discover(signal);
    if (!found.ok) throw new Error(found.failure.code);
    expect(found.value.notes).toEqual([]);
    return found.value.admin;
  };
  const main = await describedTo('main');
  expect(main).toMatchObject({ me: { id: demo.tenant.me()?.id }, readOnlyReason: null });
  expect(main.permissions).toHaveLength(4);
  expect(main.roles.length).toBeGreaterThan(2);
  expect(main.actions.map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(['invitation', 'deletion']));
  expect(Object.keys(main.labels).length).toBeGreaterThan(4);

  const least = await describedTo('least');
  expect(least).toMatchObject({ permissions: [], readOnlyReason: { en: expect.any(String), fr: expect.any(String) } });
  expect(least.actions.every(({ unavailable }) => unavailable !== null)).toBe(true);
});
