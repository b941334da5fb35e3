import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Received, type ScriptedServer, sendJson, startScripted } from '../../../tests/sync/servers/scripted';
import { waitInRealTime } from '../../../tests/sync/servers/waiting';
import { createTenantClient, type ResourcePage } from './client';

const signal = new AbortController().signal;
let server: ScriptedServer;
let answer: (received: Received, response: ServerResponse) => void;

beforeAll(async () => {
  server = await startScripted((received, response) => answer(received, response));
});
afterEach(() => {
  server.received.length = 0;
});
afterAll(() => server.close());

const client = () =>
  createTenantClient({ baseUrl: server.baseUrl, token: 'token', fetch, now: Date.now, wait: waitInRealTime });
const usersUpTo = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `user-${index}` }));

async function collect(options = {}, from = client()) {
  const pages: ResourcePage[] = [];
  for await (const page of from.pages(options, signal)) {
    if (!page.ok) return { pages, ids: idsOf(pages), failure: page.failure };
    pages.push(page.value);
  }
  return { pages, ids: idsOf(pages), failure: null };
}

const idsOf = (pages: ResourcePage[]) => pages.flatMap((page) => page.resources.map(({ id }) => id));

/** How servers differ: what they call the total, and what they say past the end. */
interface Habits {
  users: number;
  cap: number;
  total: 'honest' | 'page length' | 'seen so far' | 'absent' | 'text';
  past: 'empty' | 'first page' | 'last page' | 'refuses' | 'not found' | 'leaves out Resources';
  /** Pages by number: the start index is rounded down to a page of the asked size. */
  aligned: boolean;
}

function serve(habits: Habits) {
  const all = usersUpTo(habits.users);
  answer = ({ url }, response) => {
    const size = Math.min(Number(url.searchParams.get('count')), habits.cap);
    let from = Number(url.searchParams.get('startIndex')) - 1;
    if (habits.aligned) from = Math.floor(from / Number(url.searchParams.get('count'))) * size;
    const past = from >= all.length && all.length > 0;
    if (past && habits.past === 'refuses') return sendJson(response, 400, { detail: 'startIndex is too large' });
    if (past && habits.past === 'not found') return sendJson(response, 404, {});
    if (past && habits.past === 'first page') from = 0;
    if (past && habits.past === 'last page') from = Math.max(0, all.length - size);
    const page = all.slice(from, from + size);
    const totalResults = {
      honest: all.length,
      text: String(all.length),
      'page length': page.length,
      'seen so far': from + page.length,
      absent: undefined,
    }[habits.total];
    const bare = past && habits.past === 'leaves out Resources';
    sendJson(response, 200, { totalResults, ...(bare ? {} : { Resources: page }) });
  };
}

describe('all pages of a tenant', () => {
  it('come whole, each user once, whatever the habits of the server', async () => {
    const habits = fc.record<Habits>({
      users: fc.integer({ min: 0, max: 70 }),
      cap: fc.integer({ min: 10, max: 30 }),
      total: fc.constantFrom('honest', 'page length', 'seen so far', 'absent', 'text'),
      past: fc.constantFrom('empty', 'first page', 'last page', 'refuses', 'not found', 'leaves out Resources'),
      aligned: fc.boolean(),
    });
    // Who neither counts nor ends cannot be told from one who fails.
    const tellable = habits.filter(
      ({ total, past }) => total !== 'absent' || !['refuses', 'not found', 'leaves out Resources'].includes(past),
    );
    await fc.assert(
      fc.asyncProperty(tellable, async (given) => {
        serve(given);
        const { ids, failure } = await collect();
        expect(failure).toBeNull();
        expect([...new Set(ids)]).toEqual(usersUpTo(given.users).map(({ id }) => id));
      }),
      { numRuns: 150 },
    );
  });

  it('asks for 1,000 first, then for what the server gives', async () => {
    serve({ users: 250, cap: 100, total: 'honest', past: 'empty', aligned: false });
    const { pages } = await collect();
    expect(pages.map((page) => page.resources.length)).toEqual([100, 100, 50]);
    expect(server.received.map(({ url }) => url.search)).toEqual([
      '?startIndex=1&count=1000',
      '?startIndex=101&count=100',
      '?startIndex=201&count=100',
      '?startIndex=251&count=100',
    ]);
    expect(pages[0]).toMatchObject({ total: 250, skipped: 0 });
    expect(Date.parse(pages[0]?.date ?? '')).not.toBeNaN();
  });

  it('passes a filter on', async () => {
    answer = (_, response) => sendJson(response, 200, { totalResults: 0 });
    expect(await collect({ filter: 'userName eq "a b+c"', count: 5 })).toMatchObject({ ids: [], failure: null });
    expect(server.received[0]?.url.searchParams.get('filter')).toBe('userName eq "a b+c"');
    expect(server.received[0]?.url.search).toContain('a%20b%2Bc');
  });

  it('leaves out users without an id, and counts them', async () => {
    answer = ({ url }, response) => {
      const first = url.searchParams.get('startIndex') === '1';
      sendJson(response, 200, {
        Resources: first ? [{ id: 'a' }, { userName: 'b' }, null, { id: 4 }, { id: '' }] : [],
      });
    };
    const { pages, ids } = await collect();
    expect(ids).toEqual(['a', '4']);
    expect(pages[0]?.skipped).toBe(3);
    expect(server.received[1]?.url.searchParams.get('startIndex')).toBe('6');
  });

  it.each<[string, unknown]>([
    ['an empty object', {}],
    ['a total alone', { totalResults: 0 }],
    ['null for Resources', { totalResults: 3, Resources: null }],
  ])('are not taken from %s', async (_, body) => {
    answer = (__, response) => sendJson(response, 200, body);
    expect(await collect()).toMatchObject({ pages: [], failure: { code: 'list-without-resources' } });
  });

  it('end with the failure that interrupts them', async () => {
    const all = usersUpTo(50);
    answer = ({ url }, response) => {
      const from = Number(url.searchParams.get('startIndex')) - 1;
      if (from >= 20) return sendJson(response, 503, {});
      sendJson(response, 200, { totalResults: 50, Resources: all.slice(from, from + 10) });
    };
    const { ids, failure } = await collect();
    expect(ids).toHaveLength(20);
    expect(failure?.code).toBe('server-error');
  });

  it('are asked for one ahead, and no longer once nobody wants them', async () => {
    const all = usersUpTo(500);
    let held: (() => void) | null = null;
    answer = ({ url }, response) => {
      const from = Number(url.searchParams.get('startIndex')) - 1;
      const send = () => sendJson(response, 200, { totalResults: 500, Resources: all.slice(from, from + 10) });
      if (from === 0) send();
      else held = send;
    };
    const closed = new Promise<void>((resolve) => {
      const next = answer;
      answer = (received, response) => {
        response.on('close', () => held && resolve());
        next(received, response);
      };
    });
    for await (const page of client().pages({}, signal)) {
      expect(page.ok).toBe(true);
      await expect.poll(() => server.received.length).toBe(2);
      break;
    }
    await closed;
    expect(server.received).toHaveLength(2);
  });
});

describe('pages by cursor', () => {
  const all = usersUpTo(25);
  const byCursor = ({ url }: Received, response: ServerResponse) => {
    if (url.pathname !== '/Users') return sendJson(response, 404, {});
    const cursor = url.searchParams.get('cursor');
    if (cursor === null) return sendJson(response, 400, { detail: 'startIndex is not supported' });
    const from = Number(cursor || 0);
    const nextCursor = from + 10 < all.length ? String(from + 10) : undefined;
    sendJson(response, 200, { totalResults: 25, Resources: all.slice(from, from + 10), nextCursor });
  };

  it('are found where the start index is refused, and remembered', async () => {
    answer = byCursor;
    const one = client();
    expect((await collect({}, one)).ids).toEqual(idsOf([{ resources: all }] as ResourcePage[]));
    expect(server.received.map(({ url }) => url.searchParams.get('cursor'))).toEqual([null, '', '10', '20']);
    server.received.length = 0;
    expect((await collect({}, one)).ids).toHaveLength(25);
    expect(server.received).toHaveLength(3);
  });

  it('are used at once where the tenant says that it knows nothing else', async () => {
    answer = (received, response) =>
      received.url.pathname === '/ServiceProviderConfig'
        ? sendJson(response, 200, { pagination: { cursor: true, index: false } })
        : byCursor(received, response);
    const one = client();
    await one.discover(signal);
    server.received.length = 0;
    expect((await collect({}, one)).ids).toHaveLength(25);
    expect(server.received).toHaveLength(3);
  });

  it('leave the first refusal standing where cursors are refused as well', async () => {
    answer = ({ url }, response) =>
      sendJson(response, 400, { detail: url.searchParams.has('cursor') ? 'no cursors' : 'bad filter' });
    expect(await collect({ filter: 'x' })).toMatchObject({ failure: { code: 'rejected', detail: 'bad filter' } });
  });

  it('are followed where a server offers them unasked', async () => {
    answer = (received, response) => {
      if (!received.url.searchParams.has('cursor')) received.url.searchParams.set('cursor', '');
      byCursor(received, response);
    };
    expect((await collect()).ids).toHaveLength(25);
  });
});
