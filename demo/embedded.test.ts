import { EventEmitter, once } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';

/** Stands in for the port of an Electron utility process, which plain Node does not have. */
class Port extends EventEmitter {
  readonly posted: { type: string; [key: string]: unknown }[] = [];
  postMessage(message: { type: string }): void {
    this.posted.push(message);
    if (message.type !== 'progress') this.emit('settled', message);
  }
}

const original = Object.getOwnPropertyDescriptor(process, 'parentPort');
afterEach(() => {
  if (original === undefined) Reflect.deleteProperty(process, 'parentPort');
  else Object.defineProperty(process, 'parentPort', original);
});

async function ask(request: unknown): Promise<Port> {
  const port = new Port();
  Object.defineProperty(process, 'parentPort', { value: port, configurable: true });
  vi.resetModules();
  await import('./embedded');
  const settled = once(port, 'settled');
  port.emit('message', { data: request });
  await settled;
  return port;
}

it('serves what the parent asks for and says where', async () => {
  const { posted } = await ask({ kind: 'wetrack', users: 12, file: null, token: 'secret' });
  expect(posted[0]).toEqual({ type: 'progress', done: 0, total: 12 });
  const baseUrl = posted.at(-1)?.baseUrl;
  const answer = await fetch(`${baseUrl}/Users`, { headers: { authorization: 'Bearer secret' } });
  expect(await answer.json()).toMatchObject({ totalResults: 12 });
});

it('takes another port where the wanted one is taken', async () => {
  const request = { kind: 'trackunit', users: 2, file: null, token: 'secret' };
  const first = String((await ask(request)).posted.at(-1)?.baseUrl);
  const second = (await ask({ ...request, port: Number(new URL(first).port) })).posted.at(-1);
  expect(second).toMatchObject({ type: 'listening' });
  expect(second?.baseUrl).not.toBe(first);
});

it('says why it cannot', async () => {
  expect((await ask({ kind: 'nonsense', users: 0 })).posted).toEqual([
    { type: 'failed', message: expect.stringContaining('kind') },
  ]);
  const file = '/dev/null/tenant.sqlite';
  expect((await ask({ kind: 'trackunit', users: 1, file, token: 't' })).posted.at(-1)).toEqual({
    type: 'failed',
    message: expect.stringContaining(file),
  });
});

it('serves pages and tells its title; a second admin is at work unless there is to be none', async () => {
  const request = { kind: 'justtrack', users: 3, file: null, token: 'secret', plan: 'basic', colleagueEvery: null };
  const said = (await ask(request)).posted.at(-1);
  const baseUrl = String(said?.baseUrl);
  expect(said?.title).toBe('Bright Campaigns');
  expect(await (await fetch(new URL('/mailbox', baseUrl))).text()).toContain('Bright Campaigns');
  const answer = await fetch(`${baseUrl}/Actions/generateApiKey`, { headers: { authorization: 'Bearer secret' } });
  expect(await answer.json()).toHaveProperty('unavailable');
  expect((await ask({ ...request, colleagueEvery: 10 })).posted).toEqual([
    { type: 'failed', message: expect.stringContaining('colleagueEvery') },
  ]);
});
