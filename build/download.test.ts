import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Download, download } from './download';

const content = randomBytes(300_000);
const digest = createHash('sha512').update(content).digest('base64');

let folder: string;
let server: Server;
/** The Range header of each request, in order. */
let asked: (string | undefined)[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

const wanted = (): Download => ({
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`,
  file: join(folder, 'file'),
  hash: { algorithm: 'sha512', encoding: 'base64', digest },
  answerWithin: 5000,
});

/** Answers a range as it was asked for; cuts the connection once `most` bytes have had time to arrive. */
function serveRange(bytes: Buffer, most = Number.POSITIVE_INFINITY) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (from >= bytes.length) {
      response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
      return;
    }
    const rest = bytes.subarray(from);
    const headers: Record<string, string | number> = { 'content-length': rest.length };
    if (from > 0) headers['content-range'] = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(from > 0 ? 206 : 200, headers);
    if (rest.length <= most) response.end(rest);
    else response.write(rest.subarray(0, most), () => setTimeout(() => response.destroy(), 50));
  };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-download-'));
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

describe('download', () => {
  it('fetches a file and reports its progress', async () => {
    answer = serveRange(content);
    const seen: [number, number | null][] = [];
    expect(await download({ ...wanted(), onProgress: (...counts) => seen.push(counts) })).toEqual({ ok: true });
    expect((await readFile(wanted().file)).equals(content)).toBe(true);
    expect(seen.at(-1)).toEqual([content.length, content.length]);
    expect(existsSync(`${wanted().file}.part`)).toBe(false);
  });

  it('goes on where a connection broke', async () => {
    answer = serveRange(content, 120_000);
    expect(await download(wanted())).toEqual({ ok: true });
    expect((await readFile(wanted().file)).equals(content)).toBe(true);
    expect(asked[0]).toBeUndefined();
    expect(asked.slice(1).every((range) => /^bytes=[1-9]\d*-$/.test(range ?? ''))).toBe(true);
    expect(asked.length).toBeGreaterThan(2);
  });

  it('goes on where an earlier run stopped', async () => {
    await writeFile(`${wanted().file}.part`, content.subarray(0, 200_000));
    answer = serveRange(content);
    expect(await download(wanted())).toEqual({ ok: true });
    expect(asked).toEqual(['bytes=200000-']);
    expect((await readFile(wanted().file)).equals(content)).toBe(true);
  });

  it('only checks a part that an earlier run had completed', async () => {
    await writeFile(`${wanted().file}.part`, content);
    answer = serveRange(content);
    expect(await download(wanted())).toEqual({ ok: true });
    expect(asked).toEqual([`bytes=${content.length}-`]);
  });

  it('starts over when the host ignores the range', async () => {
    await writeFile(`${wanted().file}.part`, content.subarray(0, 100_000));
    answer = (_request, response) => response.end(content);
    expect(await download(wanted())).toEqual({ ok: true });
    expect(asked).toEqual(['bytes=100000-']);
    expect((await readFile(wanted().file)).equals(content)).toBe(true);
  });

  it('starts over when an earlier part is longer than the file', async () => {
    await writeFile(`${wanted().file}.part`, Buffer.concat([content, content]));
    answer = serveRange(content);
    expect(await download(wanted())).toEqual({ ok: true });
    expect(asked).toEqual([`bytes=${content.length * 2}-`, undefined]);
  });

  it('starts over when the bytes of an earlier run were of another file', async () => {
    await writeFile(`${wanted().file}.part`, randomBytes(100_000));
    answer = serveRange(content);
    expect(await download(wanted())).toEqual({ ok: true });
    expect((await readFile(wanted().file)).equals(content)).toBe(true);
  });

  it('refuses wrong bytes and keeps none of them', async () => {
    answer = serveRange(randomBytes(300_000));
    expect(await download(wanted())).toMatchObject({ ok: false, reason: 'wrong-bytes' });
    expect(existsSync(wanted().file)).toBe(false);
    expect(existsSync(`${wanted().file}.part`)).toBe(false);
  });

  it('gives up on a host that never gets further, and keeps the part', async () => {
    const stuck = serveRange(content, 50_000);
    answer = (request, response) => (asked.length === 1 ? stuck(request, response) : response.destroy());
    expect(await download(wanted())).toMatchObject({ ok: false, reason: 'broken' });
    expect((await readFile(`${wanted().file}.part`)).length).toBeGreaterThan(0);
  });

  it.each([403, 404, 503])('says that a host which answers %i has nothing for us', async (status) => {
    answer = (_request, response) => response.writeHead(status).end('no');
    const text = `the host answered ${status}`;
    expect(await download(wanted())).toEqual({ ok: false, reason: 'unreachable', text });
    expect(asked).toHaveLength(1);
  });

  it('does not wait for a host that never answers', async () => {
    answer = () => undefined;
    const text = 'no answer within 0.1 s';
    expect(await download({ ...wanted(), answerWithin: 100 })).toEqual({ ok: false, reason: 'unreachable', text });
  });

  it('does not wait for a host that stops in the middle', async () => {
    answer = (_request, response) => {
      if (asked.length === 1) {
        response.writeHead(200, { 'content-length': content.length });
        response.write(content.subarray(0, 1000));
      } else serveRange(content)(_request, response);
    };
    expect(await download({ ...wanted(), stallAfter: 100 })).toEqual({ ok: true });
    expect((await readFile(wanted().file)).equals(content)).toBe(true);
  });

  it('says that a host which refuses the connection cannot be reached', async () => {
    const gone = wanted();
    await new Promise((resolve) => server.close(resolve));
    expect(await download(gone)).toMatchObject({ ok: false, reason: 'unreachable' });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
});
