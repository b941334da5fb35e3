import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { actionScenes } from '../actions/scene';
import { squarePng } from '../photos/png';
import { coreUser } from '../test-client';

const open = actionScenes();
let directory: string;
let file: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'muster-demo-'));
  file = join(directory, 'tenant.sqlite');
});
afterEach(() => rm(directory, { recursive: true }));

const strong = 'Correct-Horse-7-Battery';

it('keeps mails, receipts, keys, passwords and pictures across a restart, and neither a password nor a key', async () => {
  const { demo, client, act, someone } = await open({ file });
  const id = someone('active');
  const { body } = await client.send('POST', '/Users', {
    schemas: [coreUser],
    userName: 'kept',
    emails: [{ value: 'kept@new.example' }],
  });
  await act(id, 'resetPassword', 'r1');
  await act(id, 'setPassword', 'r2', { password: strong });
  await act(id, 'setPhoto', 'r3', { photo: squarePng(2, () => [1, 2, 3]).toString('base64') });
  const { key } = (await act(id, 'generateApiKey', 'r4', { name: 'Kept' })).body.results as { key: string };
  const receipt = (await client.get(`/Users/${id}/Actions/resetPassword/r1`)).body;
  const { mailbox, receipts, keys, photos } = demo.tenant;
  const before = [mailbox.all(), receipts.all(), keys.all(), photos.of(id), demo.tenant.users()];
  expect(mailbox.all()).toHaveLength(2);
  await demo.close();

  const again = await open({ file });
  const { tenant } = again.demo;
  expect([
    tenant.mailbox.all(),
    tenant.receipts.all(),
    tenant.keys.all(),
    tenant.photos.of(id),
    tenant.users(),
  ]).toEqual(before);
  expect(tenant.passwords.matches(id, strong)).toBe(true);
  expect(tenant.keys.recognise(key)?.name).toBe('Kept');
  expect((await again.act(id, 'resetPassword', 'r1')).body).toEqual(receipt);
  // The next mail is another one.
  await again.act(String(body.id), 'resendInvitation', 'r5');
  expect(tenant.mailbox.to('kept@new.example').map((mail) => mail.id)).toEqual(['1', '3']);
  await again.demo.close();

  const bytes = await readFile(file, 'latin1');
  expect(bytes).not.toContain(strong);
  expect(bytes).not.toContain(key);
});

it('forgets on the disk what went with a user', async () => {
  const { demo, act, someone } = await open({ file });
  const id = someone('active');
  await act(id, 'generateApiKey', 'r1', { name: 'Gone' });
  demo.tenant.colleague.remove('User', id);
  await demo.close();
  const again = await open({ file });
  expect(again.demo.tenant.keys.of(id)).toEqual([]);
  expect(again.demo.tenant.receipts.all()).toHaveLength(1);
});
