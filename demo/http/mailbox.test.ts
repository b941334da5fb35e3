import { describe, expect, it } from 'vitest';
import { actionScenes } from '../actions/scene';
import type { InProcessTenant } from '../in-process';
import { addressOf } from '../kinds/emails';
import type { JsonObject } from '../scim/resource';
import { adminUser, coreUser, type TestClient } from '../test-client';

const open = actionScenes();
const strong = 'Correct-Horse-7-Battery';

/** Asks for a page as somebody without a token. */
async function visit(demo: InProcessTenant, path: string, headers: Record<string, string> = {}) {
  const response = await demo.fetch(new URL(path, demo.baseUrl), { headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

async function submit(demo: InProcessTenant, path: string, fields: Record<string, string>) {
  const response = await demo.fetch(new URL(path, demo.baseUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  return { status: response.status, html: await response.text() };
}

async function invite(client: TestClient, userName: string | null, address: string, more: JsonObject = {}) {
  const { body, status } = await client.send('POST', '/Users', {
    schemas: [coreUser],
    ...(userName === null ? {} : { userName }),
    emails: [{ value: address }],
    ...more,
  });
  expect(status).toBe(201);
  return String(body.id);
}

/** Where the last mail to an address leads. */
function linkTo(demo: InProcessTenant, address: string): string {
  const link = demo.tenant.mailbox.to(address).at(-1)?.link;
  if (link == null) throw new Error(`no link was mailed to ${address}`);
  return link;
}
const tokenIn = (link: string) => new URL(link).searchParams.get('token') ?? '';

describe('the mailbox', () => {
  it('shows what was mailed, newest first, to anybody, and counts as no request', async () => {
    const { demo, client } = await open({ kind: 'trackunit', now: () => Date.UTC(2030, 0, 1, 9) });
    await invite(client, 'first', 'first@new.example');
    await invite(client, 'second', 'second@new.example');
    const { status, headers, html } = await visit(demo, '/mailbox');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html.indexOf('second@new.example')).toBeLessThan(html.indexOf('first@new.example'));
    expect(html).toContain('Activate your account at Nordic Fleet');
    expect(html).toContain('Jan 1, 2030, 9:00 AM UTC');
    expect(demo.tenant.requests.list().map(({ path }) => path)).toEqual(['/Users']);
  });

  it('speaks the language that is asked for', async () => {
    const { demo, client } = await open({ kind: 'trackunit' });
    await invite(client, 'one', 'one@new.example', { preferredLanguage: 'fr' });
    expect((await visit(demo, '/mailbox')).html).toContain('<html lang="en">');
    expect((await visit(demo, '/mailbox', { 'accept-language': 'de, fr;q=0.9, en;q=0.8' })).html).toContain(
      'Boîte aux lettres',
    );
    expect((await visit(demo, '/mailbox?lang=en', { 'accept-language': 'fr' })).html).toContain('<html lang="en">');
    expect((await visit(demo, '/mailbox?lang=fr')).html).toContain('Ouvrir le lien');
    // A mail is in the language of who gets it.
    expect(demo.tenant.mailbox.all()[0]?.subject).toBe('Activez votre compte Nordic Fleet');
  });

  it('finds mails by address', async () => {
    const { demo, client } = await open({ kind: 'trackunit' });
    await invite(client, 'one', 'one@new.example');
    await invite(client, 'two', 'two@new.example');
    const { html } = await visit(demo, '/mailbox?to=TWO@');
    expect(html).toContain('two@new.example');
    expect(html).not.toContain('one@new.example');
    expect((await visit(demo, '/mailbox?to=nobody')).html).toContain('Nothing was mailed to such an address');
  });

  it('escapes whatever comes from outside, and lets nothing run', async () => {
    const { demo, client } = await open({ kind: 'trackunit' });
    const evil = `"><script>alert('1')</script>`;
    await invite(client, 'evil', 'evil@new.example', { displayName: evil });
    const { html, headers } = await visit(
      demo,
      `/mailbox?to=${encodeURIComponent('<img src=x onerror=1>')}&lang="><b>`,
    );
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<b>');
    const all = await visit(demo, '/mailbox');
    expect(all.html).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;');
    expect(all.html).not.toContain('<script');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const token = `"><script>1</script>`;
    expect((await submit(demo, '/activate', { token })).html).not.toContain('<script');
    expect((await visit(demo, `/confirm-email?code=${encodeURIComponent(token)}`)).html).not.toContain('<script');
  });

  it('is not struck by faults', async () => {
    const { demo } = await open();
    demo.tenant.faults.set([{ fault: 'serverError' }]);
    expect((await visit(demo, '/mailbox')).status).toBe(200);
    expect(demo.tenant.faults.list()).toMatchObject([{ struck: 0 }]);
  });
});

describe('an invitation', () => {
  it('goes out on creation where the kind invites at once, and lets a user choose a name and a password', async () => {
    const { demo, client } = await open({ kind: 'trackunit', selfService: true, now: () => Date.UTC(2030, 0, 1) });
    const id = await invite(client, null, 'new@new.example');
    expect(demo.tenant.mailbox.all()).toHaveLength(1);
    expect(demo.tenant.user(id)?.[adminUser]).toMatchObject({ status: 'activationPending' });
    const link = linkTo(demo, 'new@new.example');
    const token = tokenIn(link);
    expect((await visit(demo, link)).html).toContain('name="userName"');

    const weak = await submit(demo, '/activate?lang=fr', {
      token,
      userName: 'chosen',
      password: 'weak',
      again: 'weak',
    });
    expect(weak.status).toBe(400);
    expect(weak.html).toContain('au moins 12 caractères');
    expect(weak.html).toContain('value="chosen"');
    expect(weak.html).not.toContain('weak');
    const differ = await submit(demo, '/activate', {
      token,
      userName: 'chosen',
      password: strong,
      again: `${strong}!`,
    });
    expect(differ.html).toContain('The passwords differ');
    const taken = String(demo.tenant.users()[0]?.userName);
    expect((await submit(demo, '/activate', { token, userName: taken, password: strong })).html).toContain('is taken');
    expect(demo.tenant.user(id)?.[adminUser]).toMatchObject({ status: 'activationPending' });

    const done = await submit(demo, '/activate', { token, userName: 'chosen', password: strong, again: strong });
    expect(done.html).toContain('Your account is active.');
    expect(demo.tenant.user(id)).toMatchObject({
      userName: 'chosen',
      [adminUser]: { status: 'active', lastLogin: '2030-01-01T00:00:00.000Z' },
    });
    expect(demo.tenant.passwords.matches(id, strong)).toBe(true);
    expect((await visit(demo, link)).html).toContain('active already');
    await submit(demo, '/activate', { token, userName: 'other', password: strong });
    expect(demo.tenant.user(id)?.userName).toBe('chosen');
  });

  it('is sent once for each creation, alone or in bulk, and to nobody who may not sign in', async () => {
    const { demo, client } = await open({ kind: 'justtrack' });
    await invite(client, 'inactive', 'inactive@new.example', { active: false });
    expect(demo.tenant.mailbox.all()).toEqual([]);
    demo.tenant.faults.set([{ fault: 'drop', when: 'after' }]);
    await expect(invite(client, 'lost', 'lost@new.example')).rejects.toThrow('fetch failed');
    demo.tenant.faults.clear();
    const operation = { method: 'POST', path: '/Users', bulkId: 'a' };
    await client.send('POST', '/Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [
        { ...operation, data: { schemas: [coreUser], userName: 'bulk', emails: [{ value: 'b@new.example' }] } },
      ],
    });
    expect(demo.tenant.mailbox.all().map(({ to, kind }) => [to, kind])).toEqual([
      ['lost@new.example', 'activation'],
      ['b@new.example', 'activation'],
    ]);
  });

  it('waits to be asked for elsewhere, and chooses no name there', async () => {
    const { demo, client, act } = await open({ kind: 'wetrack' });
    const id = await invite(client, null, 'new@new.example');
    expect(demo.tenant.mailbox.all()).toEqual([]);
    await act(id, 'sendInvitation', 'r1');
    const link = linkTo(demo, 'new@new.example');
    expect((await visit(demo, link)).html).not.toContain('name="userName"');
    await submit(demo, '/activate', { token: tokenIn(link), userName: 'other', password: strong, again: strong });
    expect(demo.tenant.user(id)).toMatchObject({ userName: 'new@new.example', [adminUser]: { status: 'active' } });
  });

  it('is worth nothing with another token, and to who was deactivated or deleted', async () => {
    const { demo, client } = await open({ kind: 'trackunit' });
    const id = await invite(client, 'gone', 'gone@new.example');
    const link = linkTo(demo, 'gone@new.example');
    expect((await visit(demo, '/activate?token=nonsense')).status).toBe(404);
    expect((await visit(demo, '/activate')).status).toBe(404);
    expect((await visit(demo, `/reset?token=${tokenIn(link)}`)).status).toBe(404);
    demo.tenant.colleague.edit('User', id, { active: false });
    expect((await submit(demo, '/activate', { token: tokenIn(link) })).html).toContain('was deactivated');
    demo.tenant.colleague.remove('User', id);
    expect((await visit(demo, link)).status).toBe(404);
  });
});

describe('a reset', () => {
  it('changes the password, once, within a day', async () => {
    let time = Date.UTC(2030, 0, 1);
    const { demo, act, someone } = await open({ now: () => time });
    const id = someone('active');
    const address = String(addressOf(demo.tenant.user(id) ?? {}));
    await act(id, 'resetPassword', 'r1');
    const token = tokenIn(linkTo(demo, address));
    expect((await visit(demo, `/reset?token=${token}`)).html).toContain('type="password"');
    expect((await submit(demo, '/reset', { token })).status).toBe(400);
    expect((await submit(demo, '/reset', { token, password: strong, again: strong })).html).toContain('was changed');
    expect(demo.tenant.passwords.matches(id, strong)).toBe(true);
    expect((await submit(demo, '/reset', { token, password: `${strong}!` })).status).toBe(404);
    await act(id, 'resetPassword', 'r2');
    const late = linkTo(demo, address);
    time += 24 * 3_600_000;
    expect((await visit(demo, late)).status).toBe(404);
  });
});

describe('a new address', () => {
  it('counts when its code comes back', async () => {
    const { demo, client } = await open({ kind: 'trackunit', selfService: true });
    const user = demo.tenant.users()[3];
    const old = String(addressOf(user ?? {}));
    await client.patch(`/Users/${user?.id}`, [
      { op: 'replace', path: 'emails', value: [{ value: 'changed@new.example', type: 'work', primary: true }] },
    ]);
    expect(demo.tenant.mailbox.all().map(({ kind, to }) => [kind, to])).toEqual([
      ['email-old', old],
      ['email-new', 'changed@new.example'],
    ]);
    const [notice, request] = demo.tenant.mailbox.all();
    expect(notice).toMatchObject({ link: null, code: null });
    const code = String(request?.code);
    expect(request?.text).toContain(code);
    const held = () => demo.tenant.user(String(user?.id));
    expect(held()).toMatchObject({ emails: [{ value: old }], [adminUser]: { pendingEmail: 'changed@new.example' } });
    // Looking at the page confirms nothing.
    expect((await visit(demo, String(request?.link))).html).toContain(`value="${code}"`);
    expect((await submit(demo, '/confirm-email', { code: 'nonsense' })).status).toBe(400);
    expect(held()).toMatchObject({ emails: [{ value: old }] });
    expect((await submit(demo, '/confirm-email', { code })).html).toContain('was changed');
    expect(held()).toMatchObject({ emails: [{ value: 'changed@new.example' }] });
    expect((await submit(demo, '/confirm-email', { code })).status).toBe(400);
  });
});
