import type { TFunction } from 'i18next';
import type { Failure, FailureCode } from '../../preload/failure';
import en from './en.json';

export interface FailureText {
  /** What happened. */
  what: string;
  /** What to do about it, with the facts that are known. */
  remedy: string;
  /** What the other side said, if anything, and who that is. */
  detail: string | null;
}

/** Failures that come about on this computer or on the way: their details are not the tenant's words. */
const ownWords: ReadonlySet<FailureCode> = new Set([
  'url-invalid',
  'offline',
  'timeout',
  'certificate',
  'no-keychain',
  'disk-full',
  'folder-denied',
  'folder-gone',
  'file-busy',
  'file-denied',
  'file-failed',
  'file-not-opened',
  'file-not-found',
  'file-type',
  'file-broken',
  'file-encrypted',
  'file-too-large',
  'mirror-unreadable',
  'mirror-locked',
  'engine-stopped',
  'demo-failed',
  'internal',
] as const);

type FactsKey = Extract<keyof typeof en, `failure.${string}.facts`>;

/** The key of a failure's facts, if the catalogue has a sentence for them and all that it names is known. */
function factsKey({ code, params }: Failure): FactsKey | null {
  const key = `failure.${code}.facts`;
  if (!(key in en)) return null;
  const names = [...en[key as FactsKey].matchAll(/{{(\w+)/g)].map((match) => match[1] ?? '');
  return names.every((name) => (params[name] ?? '') !== '') ? (key as FactsKey) : null;
}

/** A failure in the admin's words. */
export function failureText(t: TFunction, failure: Failure): FailureText {
  const { code, params, detail } = failure;
  const facts = factsKey(failure);
  const remedy = t(`failure.${code}.do`, params);
  return {
    what: t(`failure.${code}.what`, params),
    remedy: facts ? `${remedy} ${t(facts, params)}` : remedy,
    detail: detail === null ? null : t(ownWords.has(code) ? 'mark.reason' : 'mark.detail', { detail }),
  };
}
