import { expect, it } from 'vitest';
import { scene } from './scene';

const tenant = scene();

it('noDiscovery: there is nothing at the endpoints of discovery', async () => {
  tenant.set({ fault: 'noDiscovery' });
  for (const path of ['/ServiceProviderConfig', '/ResourceTypes', '/ResourceTypes/User', '/Schemas']) {
    expect((await tenant.client.get(path)).status, path).toBe(404);
  }
  expect((await tenant.client.get('/Users')).status).toBe(200);
});

it('lyingDiscovery: what is said to be supported is not what is', async () => {
  tenant.set({ fault: 'lyingDiscovery', etag: false, sort: false, bulk: false, maxOperations: 5 });
  expect((await tenant.client.get('/ServiceProviderConfig')).body).toMatchObject({
    etag: { supported: false },
    sort: { supported: false },
    bulk: { supported: false, maxOperations: 5 },
    patch: { supported: true },
  });
  expect((await tenant.patch([{ op: 'replace', path: 'title', value: 'x' }], { 'if-match': 'W/"9"' })).status).toBe(
    412,
  );
  tenant.set({ fault: 'lyingDiscovery', filter: false, patch: false });
  expect((await tenant.client.get('/ServiceProviderConfig')).body).toMatchObject({
    filter: { supported: false },
    patch: { supported: false },
    etag: { supported: true },
  });
});
