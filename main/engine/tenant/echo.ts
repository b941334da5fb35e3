/** What a tenant says of a refused action, without what went into it: some servers repeat a password that they refuse. */
import type { ActionInputs } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import { oneLine } from './errors';

/** So many characters in a row are an echo of a longer input: it may have been cut short. */
const telling = 8;

/** What is longer is a file; its beginning says enough. */
const longest = 20_000;

/** The failure, without its detail where that repeats an input, or a part of one, however it is escaped. */
export function withoutEcho(failure: Failure, inputs: ActionInputs): Failure {
  const { detail } = failure;
  const texts = Object.values(inputs).filter((value) => typeof value === 'string' && value.trim() !== '');
  const echoes = detail !== null && texts.some((text) => spellings(String(text)).some((one) => repeats(detail, one)));
  return echoes ? { ...failure, detail: null } : failure;
}

/** A text as it may stand in a message: plainly, in JSON, in an address, in a web page. */
function spellings(input: string): string[] {
  // Half a character, as where a file is cut, is none that an address can hold.
  const text = bareBase64(input)
    .slice(0, longest)
    .replace(/\p{Surrogate}/gu, '');
  const quoted = JSON.stringify(text).slice(1, -1);
  const escaped = text.replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
  return [text, quoted, encodeURIComponent(text), escaped];
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Of a `data:` URL nothing but the data is sent. */
function bareBase64(input: string): string {
  return input.startsWith('data:') ? input.slice(input.indexOf(',') + 1) : input;
}

function repeats(detail: string, input: string): boolean {
  const said = plain(detail);
  const wanted = plain(input);
  if (wanted.length <= telling) return said.includes(wanted);
  const runs = new Set<string>();
  for (let at = 0; at + telling <= said.length; at += 1) runs.add(said.slice(at, at + telling));
  for (let at = 0; at + telling <= wanted.length; at += 1) {
    if (runs.has(wanted.slice(at, at + telling))) return true;
  }
  return false;
}

/** Case and spaces may have changed on the way. */
function plain(text: string): string {
  return oneLine(text).toLowerCase();
}
