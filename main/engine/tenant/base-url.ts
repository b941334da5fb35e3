/** Where a tenant answers: what an admin pastes, brought to one form. */
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';

/** Plain HTTP would show the token to the network: only a server on this machine may be asked that way. */
const ownMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The base URL without query, fragment and trailing slashes; `https://` is added where no scheme is given.
 * Fails with `url-invalid`, or with `url-insecure` (params.host) for HTTP to another machine.
 */
export function normaliseBaseUrl(text: string): Result<string> {
  const trimmed = text.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (/\s/.test(full) || !URL.canParse(full)) return failed('url-invalid');
  const url = new URL(full);
  // A name and password in the address would travel with every request, and end up in files.
  if (url.username !== '' || url.password !== '' || url.hostname === '') return failed('url-invalid');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return failed('url-invalid');
  if (url.protocol === 'http:' && !ownMachine.has(url.hostname)) return failed('url-insecure', { host: url.host });
  return succeeded(url.origin + url.pathname.replace(/\/+$/, ''));
}

/** Host and port, as messages name the tenant. */
export function hostOf(url: string): string {
  return new URL(url).host;
}
