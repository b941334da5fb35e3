import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as wait } from 'node:timers/promises';

export interface Download {
  url: string;
  /** Where the checked file goes. Until then the bytes are in `<file>.part`, from where a later call goes on. */
  file: string;
  hash: { algorithm: 'sha256' | 'sha512'; encoding: 'hex' | 'base64'; digest: string };
  /** Milliseconds until the host must have begun to answer. */
  answerWithin: number;
  /** Milliseconds without a byte after which the connection counts as broken. */
  stallAfter?: number;
  /** Bytes so far and in all, null where the host does not say. */
  onProgress?: (received: number, total: number | null) => void;
}

/** `unreachable`: nothing could be had from the host; `broken`: it stopped again and again; `wrong-bytes`: not that file. */
export type DownloadResult =
  | { ok: true }
  | { ok: false; reason: 'unreachable' | 'broken' | 'wrong-bytes'; text: string };

/** How often in a row a connection may end without having brought a byte, and how many there may be in all. */
const fruitlessTries = 3;
const mostConnections = 100;

const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => null))?.size ?? 0;

async function hasHash(file: string, { algorithm, encoding, digest }: Download['hash']): Promise<boolean> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding) === digest;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}

/**
 * One connection: appends what it can to the part. `start-over` when the host has no rest for this part; an exception
 * when the connection breaks before the end.
 */
async function fetchRest(download: Download, part: string): Promise<'complete' | 'start-over' | { status: number }> {
  const { url, answerWithin, stallAfter = 30_000, onProgress } = download;
  const have = await sizeOf(part);
  const abort = new AbortController();
  const within = (ms: number, text: string): NodeJS.Timeout => setTimeout(() => abort.abort(new Error(text)), ms);
  let alarm = within(answerWithin, `no answer within ${answerWithin / 1000} s`);
  try {
    const headers: Record<string, string> = { 'accept-encoding': 'identity' };
    if (have > 0) headers.range = `bytes=${have}-`;
    const answer = await fetch(url, { headers, signal: abort.signal });
    const range = answer.headers.get('content-range') ?? '';
    if (answer.status === 416 && have > 0) return range === `bytes */${have}` ? 'complete' : 'start-over';
    if (!answer.ok || !answer.body) return { status: answer.status };
    const goesOn = answer.status === 206;
    const [, from, all] = /^bytes (\d+)-\d+\/(\d+)$/.exec(range) ?? [];
    if (goesOn && Number(from) !== have) return 'start-over';
    const length = goesOn ? all : answer.headers.get('content-length');
    const total = length ? Number(length) : null;
    let received = goesOn ? have : 0;
    const counted = async function* (source: AsyncIterable<Uint8Array>) {
      for await (const chunk of source) {
        clearTimeout(alarm);
        alarm = within(stallAfter, `nothing came for ${stallAfter / 1000} s`);
        received += chunk.length;
        onProgress?.(received, total);
        yield chunk;
      }
    };
    // A host that ignores the range sends everything: the part is then written from its start.
    const body = Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
    await pipeline(body, counted, createWriteStream(part, { flags: goesOn ? 'a' : 'w' }));
    return 'complete';
  } finally {
    clearTimeout(alarm);
    // Lets go of a body that was not read.
    abort.abort();
  }
}

/** Connects until the part is whole. */
async function fetchAll(download: Download, part: string): Promise<DownloadResult> {
  let fruitless = 0;
  let hadAny = false;
  let text = '';
  for (let connection = 0; connection < mostConnections && fruitless < fruitlessTries; connection += 1) {
    const before = await sizeOf(part);
    try {
      const outcome = await fetchRest(download, part);
      if (outcome === 'complete') return { ok: true };
      if (outcome === 'start-over') {
        await rm(part);
        continue;
      }
      text = `the host answered ${outcome.status}`;
    } catch (error) {
      text = reasonOf(error);
    }
    const gained = (await sizeOf(part)) > before;
    hadAny ||= gained;
    if (!hadAny) return { ok: false, reason: 'unreachable', text };
    fruitless = gained ? 0 : fruitless + 1;
    await wait(300 * (fruitless + 1));
  }
  return { ok: false, reason: 'broken', text };
}

/**
 * Fetches a file, going on from where an earlier call stopped, and puts it in place only after its hash was checked.
 * One caller at a time: hold a lock around it.
 */
export async function download(wanted: Download): Promise<DownloadResult> {
  const part = `${wanted.file}.part`;
  await mkdir(dirname(part), { recursive: true });
  const wasResumed = (await sizeOf(part)) > 0;
  const fetched = await fetchAll(wanted, part);
  if (!fetched.ok) return fetched;
  if (await hasHash(part, wanted.hash)) {
    await rename(part, wanted.file);
    return { ok: true };
  }
  await rm(part);
  // The bytes of an earlier run may have been of another file, or torn by a crash.
  if (wasResumed) return download(wanted);
  return { ok: false, reason: 'wrong-bytes', text: `its ${wanted.hash.algorithm} is not ${wanted.hash.digest}` };
}
