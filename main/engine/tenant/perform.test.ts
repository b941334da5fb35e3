import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Received, sendJson, startScripted } from '../../../tests/sync/servers/scripted';
import { waitInRealTime } from '../../../tests/sync/servers/waiting';
import { createTenantClient } from './client';

const { signal } = new AbortController();
const requestId = '0f8fad5b-d9cb-469f-a165-70867728950e';
/** No run of it survives being escaped. */
const password = 'x"9&y<"é&"z';
const receipt = { requestId, action: 'do/it', user: 'a/b', performedAt: '2026-01-01T12:00:00Z' };

async function start(answer: (received: Received, response: ServerResponse) => void) {
  const server = await startScripted(answer);
  onTestFinished(() => server.close());
  const { baseUrl, received } = server;
  const client = createTenantClient({ baseUrl, token: 'token', fetch, now: Date.now, wait: waitInRealTime });
  const perform = (inputs: Record<string, string | number | boolean> = {}) =>
    client.perform('a/b', 'do/it', requestId, inputs, signal);
  return { received, perform, performed: () => client.performed('a/b', 'do/it', requestId, signal) };
}

describe('performing an action', () => {
  it('sends the inputs under the id of the request, and gives what comes back', async () => {
    const { received, perform } = await start((_, response) =>
      sendJson(response, 200, { ...receipt, results: { key: 'K-1', other: '2' } }),
    );
    const photo = `data:image/png;base64,${'iVBORw0KGgo'.repeat(100)}=`;
    const answer = await perform({ password, photo, times: 3, mail: true, note: 'data: x;base64,' });
    expect(answer).toEqual({ ok: true, value: { results: { key: 'K-1', other: '2' } } });
    expect(received[0]).toMatchObject({ method: 'POST', url: { pathname: '/Users/a%2Fb/Actions/do%2Fit' } });
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      schemas: ['urn:muster:params:scim:api:messages:admin:1.0:ActionRequest'],
      requestId,
      inputs: { password, photo: `${'iVBORw0KGgo'.repeat(100)}=`, times: 3, mail: true, note: 'data: x;base64,' },
    });
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['a receipt without results', (response) => sendJson(response, 200, receipt)],
    ['an id in another case', (response) => sendJson(response, 200, { requestId: requestId.toUpperCase() })],
    ['no body', (response) => response.writeHead(204).end()],
    ['plain text', (response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end('Done')],
    ['results that are none', (response) => sendJson(response, 200, { ...receipt, results: ['K-1'] })],
    [
      'results that are no texts',
      (response) =>
        sendJson(response, 200, { ...receipt, results: { key: { value: 'K-1' }, n: 5, x: 'y'.repeat(2e5) } }),
    ],
  ])('is done with %s', async (_, respond) => {
    const { perform } = await start((__, response) => respond(response));
    expect(await perform()).toEqual({ ok: true, value: { results: {} } });
  });

  it.each([{ requestId: 'another' }, { user: 'c' }, { action: 'other' }])(
    'is unknown with the receipt of something else: %o',
    async (other) => {
      const { perform, performed } = await start((_, response) =>
        sendJson(response, 200, { ...receipt, ...other, results: { key: 'K-1' } }),
      );
      const answer = await perform();
      expect(answer).toMatchObject({ ok: false, failure: { code: 'not-scim', detail: null } });
      expect(JSON.stringify(answer)).not.toContain('K-1');
      expect(await performed()).toMatchObject({ ok: false, failure: { code: 'not-scim' } });
    },
  );

  it.each<[number, object, string]>([
    [400, {}, 'rejected'],
    [401, {}, 'unauthorized'],
    [403, {}, 'forbidden'],
    [404, {}, 'gone'],
    [409, { scimType: 'notApplicable' }, 'not-applicable'],
    [409, { scimType: 'uniqueness' }, 'rejected'],
    [413, {}, 'too-large'],
    [429, {}, 'rate-limited'],
    [500, {}, 'server-error'],
  ])('fails with %i %o as %s', async (status, body, code) => {
    const { perform } = await start((_, response) => sendJson(response, status, { ...body, detail: 'Because' }));
    expect(await perform({ password })).toMatchObject({ ok: false, failure: { code, detail: 'Because' } });
  });

  it.each<[string, (said: string) => string]>([
    ['plainly', (said) => `"${said}" is too weak`],
    ['in another case', (said) => said.toUpperCase()],
    ['as JSON', (said) => `{"password":${JSON.stringify(said)}}`],
    ['as part of an address', (said) => `/reset?password=${encodeURIComponent(said)}`],
    ['as HTML', (said) => said.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')],
    ['cut short', (said) => `weak: ${said.slice(0, 10)}`],
    ['at the end of what is told', (said) => `${'x'.repeat(485)}${said}`],
  ])('tells nobody the input that the tenant repeats %s', async (_, say) => {
    const { perform } = await start((__, response) => sendJson(response, 400, { detail: say(password) }));
    expect(await perform({ password })).toEqual({
      ok: false,
      failure: { code: 'rejected', params: { status: 400 }, detail: null },
    });
  });

  it('tells nobody what a body holds that is no JSON', async () => {
    const { perform } = await start(({ body }, response) =>
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end(`cannot handle ${body}`),
    );
    const photo = `data:image/jpeg;base64,${'/9j/4AAQSkZJRg'.repeat(50_000)}`;
    for (const inputs of [{ password }, { pin: '1234' }, { photo }]) {
      expect(await perform(inputs)).toMatchObject({ failure: { code: 'server-error', detail: null } });
    }
    expect(await perform({ times: 3, word: '' })).toMatchObject({
      failure: { detail: expect.stringContaining('times') },
    });
  });
});

describe('looking for a receipt', () => {
  it('asks by the id of the request', async () => {
    const { received, performed } = await start((_, response) => sendJson(response, 200, receipt));
    expect(await performed()).toEqual({ ok: true, value: true });
    expect(received[0]).toMatchObject({
      method: 'GET',
      url: { pathname: `/Users/a%2Fb/Actions/do%2Fit/${requestId}` },
    });
  });

  it('finds none', async () => {
    const { performed } = await start((_, response) => sendJson(response, 404, { detail: 'Never performed' }));
    expect(await performed()).toEqual({ ok: true, value: false });
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['a web page', (response) => response.end('<!doctype html><p>Welcome'), 'html-answer'],
    ['nothing', (response) => response.end(), 'not-scim'],
    ['something else', (response) => sendJson(response, 200, { id: 'a/b' }), 'not-scim'],
    ['a list', (response) => sendJson(response, 200, [receipt]), 'not-scim'],
    ['trouble', (response) => sendJson(response, 500, {}), 'server-error'],
    ['a refusal', (response) => sendJson(response, 403, {}), 'forbidden'],
  ])('knows nothing after %s', async (_, respond, code) => {
    const { performed } = await start((__, response) => respond(response));
    expect(await performed()).toMatchObject({ ok: false, failure: { code } });
  });
});
