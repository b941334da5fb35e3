import type { TFunction } from 'i18next';
import type { Failure } from '../../preload/failure';

export interface FailureText {
  /** What happened. */
  what: string;
  /** What to do about it. */
  remedy: string;
  /** What the other side said, if anything. */
  detail: string | null;
}

/** A failure in the admin's words. */
export function failureText(t: TFunction, { code, params, detail }: Failure): FailureText {
  return { what: t(`failure.${code}.what`, params), remedy: t(`failure.${code}.do`, params), detail };
}
