import { afterAll, beforeAll, expect, it } from 'vitest';
import { actor } from '../actions/scene';
import { squarePng } from '../photos/png';
import { isObject } from '../scim/resource';
import { type DemoTenant, startDemoTenant } from '../server';
import { coreUser, type TestClient, testClient } from '../test-client';

let demo: DemoTenant;
let client: TestClient;
let id: string;

beforeAll(async () => {
  demo = await startDemoTenant({ kind: 'justtrack', users: 20, token: 'secret' });
  client = testClient(demo);
  const emails = [{ value: 'ada@new.example' }];
  id = String((await client.send('POST', '/Users', { schemas: [coreUser], userName: 'ada', emails })).body.id);
});
afterAll(() => demo.close());

it('mails a link that leads back to the server', async () => {
  const [mail] = demo.tenant.mailbox.to('ADA@new.example');
  expect(String(mail?.link).startsWith(new URL('/activate?token=', demo.baseUrl).href)).toBe(true);
  expect((await fetch(String(mail?.link))).status).toBe(200);
});

it('loses the answer of an invitation that was sent, once', async () => {
  const act = actor(client);
  demo.tenant.faults.set([{ fault: 'drop', when: 'after', path: '/Actions/', times: 1 }]);
  await expect(act(id, 'resendInvitation', 'r1')).rejects.toThrow('fetch failed');
  expect((await client.get(`/Users/${id}/Actions/resendInvitation/r1`)).body).toMatchObject({ requestId: 'r1' });
  expect((await act(id, 'resendInvitation', 'r1')).status).toBe(200);
  expect(demo.tenant.mailbox.to('ada@new.example')).toHaveLength(2);
});

it('serves a picture, whole or torn', async () => {
  const photo = squarePng(40, (x, y) => [x * 6, y * 6, 90]);
  await actor(client)(id, 'setPhoto', 'r2', { photo: photo.toString('base64') });
  const { photos } = (await client.get(`/Users/${id}`)).body;
  const [shown] = Array.isArray(photos) ? photos : [];
  const address = isObject(shown) ? String(shown.value) : '';
  const headers = { authorization: 'Bearer secret' };
  const whole = await fetch(address, { headers });
  expect(Buffer.from(await whole.arrayBuffer()).equals(photo)).toBe(true);
  demo.tenant.faults.set([{ fault: 'truncate', path: '^/Photos/' }]);
  await expect(fetch(address, { headers }).then((torn) => torn.arrayBuffer())).rejects.toThrow('terminated');
});
