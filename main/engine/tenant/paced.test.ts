import { describe, expect, it } from 'vitest';
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { scripted } from '../../../tests/support/scripted-client';
import type { TenantClient } from './client';
import { createPace } from './pace';
import { paced } from './paced';

const { signal } = new AbortController();

function pacedBy(answers: Partial<TenantClient>) {
  const answered: Result<unknown>[] = [];
  const pace = createPace({ now: () => 0, random: () => 0 }, null);
  const world = { pace, wait: async () => {}, onRequest: (answer: Result<unknown>) => answered.push(answer) };
  return { client: paced(scripted(answers), world), pace, answered };
}

describe('a paced client', () => {
  it('asks for what the extension adds, and tells what became of it', async () => {
    const { client, answered } = pacedBy({
      perform: async (...given) => succeeded({ results: { given: JSON.stringify(given.slice(0, 4)) } }),
      performed: async (user, action, request) => succeeded(`${user} ${action} ${request}` === 'u a r'),
      keys: async (user) => failed('gone', { user }),
      revokeKey: async (key) => failed('gone', { key }),
      photo: async (address) => failed('image-broken', { address }),
    });
    expect(await client.perform('u', 'a', 'r', { x: 1 }, signal)).toEqual(
      succeeded({ results: { given: '["u","a","r",{"x":1}]' } }),
    );
    expect(await client.performed('u', 'a', 'r', signal)).toEqual(succeeded(true));
    expect(await client.keys('u', signal)).toEqual(failed('gone', { user: 'u' }));
    expect(await client.revokeKey('k', signal)).toEqual(failed('gone', { key: 'k' }));
    expect(await client.photo('p', signal)).toEqual(failed('image-broken', { address: 'p' }));
    expect(answered.map(({ ok }) => ok)).toEqual([true, true, false, false, false]);
  });

  it('learns from a refusal of any of them', async () => {
    const { client, pace } = pacedBy({ perform: async () => failed('rate-limited', { retryAfter: 5000 }) });
    await client.perform('u', 'a', 'r', {}, signal);
    expect(pace.delay(1)).toBeGreaterThanOrEqual(5000);
  });

  it('does not take a photo that lies elsewhere for an answer', async () => {
    const { client, answered } = pacedBy({ photo: async () => succeeded(null) });
    expect(await client.photo('https://elsewhere.example/1', signal)).toEqual(succeeded(null));
    expect(answered).toEqual([]);
  });
});
