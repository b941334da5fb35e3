import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Received, sendJson, startScripted } from '../../../tests/sync/servers/scripted';
import { waitInRealTime } from '../../../tests/sync/servers/waiting';
import { createTenantClient, type TenantOptions } from './client';

async function clientOf(
  answer: (received: Received, response: ServerResponse) => void,
  wait: TenantOptions['wait'] = waitInRealTime,
) {
  const server = await startScripted(answer);
  onTestFinished(() => server.close());
  return createTenantClient({ baseUrl: server.baseUrl, token: 'token', fetch, now: Date.now, wait });
}

describe('the time for an answer', () => {
  it('is measured by whoever holds the clock', async () => {
    let strike = () => {};
    const asked: number[] = [];
    const client = await clientOf(
      () => strike(),
      (milliseconds) => {
        asked.push(milliseconds);
        return new Promise((resolve) => {
          strike = resolve;
        });
      },
    );
    expect(await client.get('User', '1', new AbortController().signal)).toMatchObject({
      failure: { code: 'timeout', params: { seconds: 30 } },
    });
    expect(asked).toEqual([30_000]);
  });

  it('is no longer waited for when the answer has come', async () => {
    const waits: AbortSignal[] = [];
    const client = await clientOf(
      (_, response) => sendJson(response, 200, { id: '1' }),
      (_, signal) => {
        waits.push(signal);
        return waitInRealTime(60_000, signal);
      },
    );
    expect(await client.get('User', '1', new AbortController().signal)).toMatchObject({ ok: true });
    expect(waits.map(({ aborted }) => aborted)).toEqual([true]);
  });
});

describe('the signal of a session', () => {
  it('keeps no listener of the requests that it was for, whatever became of them', async () => {
    const client = await clientOf(({ url }, response) => {
      if (url.searchParams.has('startIndex')) {
        const startIndex = Number(url.searchParams.get('startIndex'));
        return sendJson(response, startIndex > 20 ? 503 : 200, { totalResults: 90, Resources: [{ id: startIndex }] });
      }
      if (url.pathname.endsWith('/lost')) return response.destroy();
      sendJson(response, 200, { id: '1', Resources: [] });
    });
    const { signal } = new AbortController();
    const pages = client.pages({}, signal);
    for (let page = 1; page <= 25; page += 1) await pages.next();
    await client.discover(signal);
    await client.find('User', 'userName', 'bo', signal);
    await Promise.all(['1', 'lost', '2'].map((id) => client.get('User', id, signal)));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
