import type { TFunction } from 'i18next';
import type { Failure } from '../../preload/failure';
import en from './en.json';

export interface FailureText {
  /** What happened. */
  what: string;
  /** What to do about it, with the facts that are known. */
  remedy: string;
  /** What the other side said, if anything. */
  detail: string | null;
}

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
  const remedy = t(`failure.${code}.do`);
  return { what: t(`failure.${code}.what`), remedy: facts ? `${remedy} ${t(facts, params)}` : remedy, detail };
}
