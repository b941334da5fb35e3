/** Passwords and keys pass through the engine and stay nowhere: not in its files, its log, its events or its answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ActionInputs, Result } from '../../preload/contract';
import { actionScene, newBatch } from './actions/scene';
import { environment, tenantId, value } from './world';

const refusedPassword = 'Too "weak" & <shört> 1!';
const setPassword = 'Correct-Horse "Bättery" Staple/42%';
const lostPassword = 'Lost on-its_way #7 Ünd zurück';
const offlinePassword = 'Never.Left.This:Room 99 é';
const queuedPassword = 'Queued+In+Vain 2026 (Ω)';
const passwords = [refusedPassword, setPassword, lostPassword, offlinePassword, queuedPassword];

/** What a tenant makes of a password that it was given, and does not keep to itself. */
const echoes: ((given: string) => Response)[] = [
  (given) => scimError(400, `the password "${given}" is too weak`),
  (given) => scimError(500, `could not store ${encodeURIComponent(given)}`),
  (given) => scimError(409, `password=${given.slice(0, 15)}... was used before`),
  (given) => new Response(`<h1>Bad password ${given.replaceAll('<', '&lt;')}</h1>`, { status: 400, headers: html }),
  (given) => new Response(JSON.stringify({ requestId: given, results: given }), { status: 200, headers: scim }),
  (given) => new Response(null, { status: 302, headers: { location: `/?password=${encodeURIComponent(given)}` } }),
];
const html = { 'content-type': 'text/html' };
const scim = { 'content-type': 'application/scim+json' };

function scimError(status: number, detail: string): Response {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];
  return new Response(JSON.stringify({ schemas, status: String(status), detail }), { status, headers: scim });
}

/** A text as it might stand somewhere: whole or in part, in any of the ways in which texts are written down. */
function spellings(secret: string): Buffer[] {
  const parts = [secret, secret.slice(0, 10), secret.slice(-10)];
  return parts.flatMap((part) => [
    Buffer.from(part),
    Buffer.from(part, 'utf16le'),
    Buffer.from(JSON.stringify(part).slice(1, -1)),
    Buffer.from(encodeURIComponent(part)),
    Buffer.from(Buffer.from(part).toString('hex')),
    // Without the end, which depends on what follows.
    Buffer.from(Buffer.from(part).toString('base64').replace(/=+$/, '').slice(0, -1)),
  ]);
}

/** Every file of a folder and of those below. */
function filesBelow(directory: string): { name: string; content: Buffer }[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, content: readFileSync(join(parentPath, name)) }));
}

async function scene() {
  const logged: string[] = [];
  let echo: (typeof echoes)[number] | null = null;
  /** A tenant that tells everybody what it was told. */
  const talkative: typeof fetch = async (input, init) => {
    if (echo === null || !String(input).includes('/Actions/')) return fetch(input, init);
    const { inputs } = JSON.parse(String(init?.body ?? '{}')) as { inputs?: ActionInputs };
    return inputs ? echo(String(inputs.password ?? '')) : scimError(404, 'no such request');
  };
  const world = environment({ fetch: talkative, log: (level, text) => logged.push(`${level} ${text}`) });
  const at = await actionScene({ kind: 'justtrack', environment: world });
  const told: unknown[] = [];
  at.desk.engine.subscribe((channel, payload) => told.push([channel, payload]));
  const [person] = at.people('active');
  if (!person) throw new Error('too few people');
  const row = await at.desk.row(person.userName);
  const perform = (action: string, inputs: ActionInputs) =>
    at.desk.engine.calls['actions.perform']({ ...newBatch(), row, action, inputs });
  return { at, person, row, perform, logged, told, tellEverybody: (how: typeof echo) => (echo = how) };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** Everything that the engine answers about what was done. */
async function answers({ at, row }: Scene): Promise<unknown[]> {
  const { calls } = at.desk.engine;
  const query = { person: '', row: null, column: null, batchId: null, events: null, from: null, until: null };
  const states = ['done', 'pending', 'rejected', 'conflict', 'held', 'sending'] as const;
  return Promise.all([
    calls['history.list']({ tenantId, query, before: null, limit: 1000 }),
    calls['changes.list']({ tenantId, selection: {}, before: null, limit: 1000 }),
    calls['changes.list']({ tenantId, selection: { states: [...states] }, before: null, limit: 1000 }),
    calls['batches.list']({ tenantId, states: null, before: null, limit: 1000 }),
    calls['tenant.status']({ tenantId }),
    calls['tenant.administration']({ tenantId }),
    calls['people.read']({ tenantId, row }),
    calls['keys.list']({ tenantId, row }),
    calls['users.open']({
      tenantId,
      columns: ['userName'],
      query: { search: refusedPassword, status: null, equal: [], group: null, filter: null, open: null, sort: [] },
    }),
  ]);
}

/** Where any of the secrets stands, or a mark that is known to be there. */
function placesOf(secrets: readonly string[], places: readonly { name: string; content: Buffer }[]): string[] {
  return places.flatMap(({ name, content }) =>
    secrets.flatMap((secret) => (spellings(secret).some((one) => content.includes(one)) ? [`${name}: ${secret}`] : [])),
  );
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.failure.code;
}

it('what is secret is found nowhere after passwords were set and keys were made, in good weather and bad', async () => {
  const made = await scene();
  const { at, person, row, perform, tellEverybody } = made;
  const { tenant } = at.server;
  const outcomes: Result<unknown>[] = [];

  for (const echo of echoes) {
    tellEverybody(echo);
    outcomes.push(await perform('setPassword', { password: refusedPassword }));
  }
  tellEverybody(null);
  expect(outcomes.map(codeOf)).not.toContain('ok');
  expect(tenant.passwords.changed(person.id)).toBeNull();

  outcomes.push(await perform('setPassword', { password: setPassword }));
  expect(tenant.passwords.matches(person.id, setPassword)).toBe(true);
  tenant.faults.set([{ fault: 'drop', when: 'after', method: 'POST', path: '/Actions/', times: 1 }]);
  outcomes.push(await perform('setPassword', { password: lostPassword }));
  expect(tenant.passwords.matches(person.id, lostPassword)).toBe(true);
  tenant.faults.set([{ fault: 'drop', path: '/Actions/' }]);
  outcomes.push(await perform('setPassword', { password: offlinePassword }));
  tenant.faults.clear();
  await at.sign(null);
  outcomes.push(await perform('setPassword', { password: offlinePassword }));
  const edits = [{ kind: 'action' as const, row, action: 'setPassword', inputs: { password: queuedPassword } }];
  outcomes.push(await at.desk.engine.calls['changes.apply']({ ...newBatch(), edits }));
  await at.sign(at.server.token);
  await at.still();
  expect(tenant.passwords.matches(person.id, lostPassword)).toBe(true);
  expect(outcomes.slice(echoes.length).map(codeOf)).toEqual(['ok', 'ok', 'offline', 'needs-connection', 'ok']);

  const { secret: key } = value(await perform('generateApiKey', { name: 'Reporting' }));
  expect(tenant.keys.recognise(key ?? '')).toMatchObject({ user: person.id });
  tenant.faults.set([{ fault: 'drop', when: 'after', method: 'POST', path: '/Actions/', times: 1 }]);
  // It was made, and nobody will ever see it: the tenant shows it once.
  expect(value(await perform('generateApiKey', { name: 'Unseen' }))).toEqual({ secret: null });
  expect(tenant.keys.of(person.id).filter(({ name }) => ['Reporting', 'Unseen'].includes(name))).toHaveLength(2);
  // A key that is given to nobody else than the admin stands nowhere else either.
  const secrets = [...passwords, key ?? 'no key'];

  const known = await at.desk.apply({ row, column: 'title', value: 'A mark that is kept' });
  await at.still();
  const said = [...outcomes, ...made.told, ...(await answers(made))];
  const texts = [
    { name: 'what the engine said', content: Buffer.from(JSON.stringify(said)) },
    { name: 'what the engine logged', content: Buffer.from(made.logged.join('\n')) },
  ];
  const open = filesBelow(at.desk.directory);
  expect(open.map(({ name }) => name)).toContain('mirror.sqlite-wal');
  await at.desk.stop();
  const closed = filesBelow(at.desk.directory);
  expect(placesOf(['A mark that is kept'], [...open, ...closed, ...texts]).length).toBeGreaterThan(2);
  expect(placesOf(secrets, [...open, ...closed, ...texts])).toEqual([]);
  expect(known.batchId).toMatch(/\w/);
});
