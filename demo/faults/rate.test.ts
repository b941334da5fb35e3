import { expect, it } from 'vitest';
import { replacing, scene } from './scene';

const tenant = scene();
const read = async () => {
  const { status, headers } = await tenant.client.get('/Groups?count=1');
  return status === 429 ? headers.get('retry-after') : status;
};
const write = async () => {
  const { status, headers } = await tenant.patch([{ op: 'replace', path: 'title', value: 'x' }]);
  return status === 429 ? headers.get('retry-after') : status;
};
const times = async (count: number, work: () => Promise<unknown>) => {
  const seen: unknown[] = [];
  for (let turn = 0; turn < count; turn += 1) seen.push(await work());
  return seen;
};

it('rateLimit: so many reads and writes in a window that slides', async () => {
  tenant.set({ fault: 'rateLimit', reads: 3, writes: 2, window: 60 });
  expect(await times(2, read)).toEqual([200, 200]);
  tenant.pass(20_000);
  expect(await times(2, read)).toEqual([200, '40']);
  expect(await times(3, write)).toEqual([200, 200, '60']);
  tenant.pass(40_000);
  expect(await times(3, read)).toEqual([200, 200, '20']);
  expect(await write()).toBe('20');
  expect(tenant.demo.tenant.faults.list()).toMatchObject([{ struck: 4 }]);
});

it('rateLimit: tells when to come back in seconds, as a date, or not at all', async () => {
  tenant.set({ fault: 'rateLimit', requests: 1, window: 1.5, form: 'date' });
  expect(await read()).toBe(200);
  const date = String(await write());
  const { headers } = await tenant.client.get('/Users');
  expect(Date.parse(date) - Date.parse(headers.get('date') ?? '')).toBe(2_000);
  tenant.set({ fault: 'rateLimit', requests: 1, form: 'none' });
  expect(await times(2, read)).toEqual([200, null]);
});

it('rateLimit: so many at once, refilled evenly', async () => {
  tenant.set({ fault: 'rateLimit', writes: 60, window: 60, burst: 2 });
  expect(await times(3, write)).toEqual([200, 200, '1']);
  tenant.pass(1_000);
  expect(await times(2, write)).toEqual([200, '1']);
  tenant.pass(10_000);
  expect(await times(3, write)).toEqual([200, 200, '1']);
});

it('rateLimit: may count every operation of a bulk request', async () => {
  const three = () => {
    const operation = { method: 'PATCH', path: tenant.path, data: replacing('title', 'y') };
    return tenant.bulk([operation, operation, operation]);
  };
  tenant.set({ fault: 'rateLimit', writes: 4 });
  expect((await times(5, async () => (await three()).status)).join()).toBe('200,200,200,200,429');
  tenant.set({ fault: 'rateLimit', writes: 4, everyOperation: true });
  expect((await times(3, async () => (await three()).status)).join()).toBe('200,200,429');
});

it('rateLimit: several rules hold together, each for what it aims at', async () => {
  tenant.set(
    { fault: 'latency', ms: 0 },
    { fault: 'rateLimit', writes: 9 },
    { fault: 'rateLimit', writes: 1, path: '^/Users/' },
  );
  expect(await times(2, write)).toEqual([200, '60']);
  expect((await tenant.create()).status).toBe(201);
});
