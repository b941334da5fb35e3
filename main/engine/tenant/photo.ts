/** Pictures of people (RFC 7643 section 4.1.2), as far as the tenant keeps them itself. */
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { answerFailure } from './errors';
import { type Connection, hearingOf, send } from './exchange';
import { type ImageType, imageTypeOf, imageTypes } from './image-type';

export interface Photo {
  type: ImageType;
  bytes: Uint8Array;
}

/** In bytes: 2 MB. */
const largest = 2 * 1024 * 1024;

/**
 * Fetches a picture. Null where there is none (any more), and where its address does not lie below the tenant's: the token
 * goes nowhere else. Fails with `image-type`, `image-too-large` or `image-broken` where it is none that can be shown.
 */
export async function fetchPhoto(
  connection: Connection,
  address: string,
  signal: AbortSignal,
): Promise<Result<Photo | null>> {
  const path = pathBelow(connection.baseUrl, address);
  if (path === null) return succeeded(null);
  const sent = await send(connection, { path, purpose: 'resource', accept: imageTypes.join(', ') }, read, signal);
  if (!sent.ok) return sent;
  const { status, headers, content } = sent.value;
  const refused = answerFailure({ status, headers, body: '', json: undefined }, 'resource', hearingOf(connection));
  if (refused) return refused.code === 'gone' ? succeeded(null) : { ok: false, failure: refused };
  if (status === 204) return succeeded(null);
  if (content === 'other-type') return failed('image-type', { types: imageTypes.join(', ') });
  if (content === 'too-large') return failed('image-too-large', { megabytes: largest / 1024 / 1024 });
  // Servers mix up the kinds of pictures: the bytes know.
  const type = imageTypeOf(content);
  return type ? succeeded({ type, bytes: content }) : failed('image-broken');
}

/** The part of an address that follows the base URL; null where it lies elsewhere. */
function pathBelow(baseUrl: string, address: string): string | null {
  const base = `${baseUrl}/`;
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  url.hash = '';
  // Compared as a whole: another name, port or scheme, a password, or steps upwards are not below.
  return url.href.startsWith(base) && url.href !== base ? url.href.slice(baseUrl.length) : null;
}

interface Answer {
  status: number;
  headers: Headers;
  content: Uint8Array | 'other-type' | 'too-large';
}

/** Reads no more than is needed to know. */
async function read(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const [type = ''] = (headers.get('content-type') ?? '').toLowerCase().split(';');
  const isImage = response.ok && imageTypes.some((known) => known === type.trim());
  const content = isImage ? await readBytes(response) : 'other-type';
  if (typeof content === 'string') await response.body?.cancel();
  return { status, headers, content };
}

async function readBytes({ headers, body }: Response): Promise<Uint8Array | 'too-large'> {
  if (Number(headers.get('content-length')) > largest) return 'too-large';
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > largest) {
      reader?.releaseLock();
      return 'too-large';
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
