import type { TFunction } from 'i18next';
import en from './en.json';

/** Whether there is a text of this name; both catalogues have the same. */
function isKey(key: string): key is keyof typeof en {
  return Object.hasOwn(en, key);
}

/** What the history says beside a line: in our words where the engine gave a code, else in the tenant's own. */
export function detailText(t: TFunction, detail: string): string {
  const key = [`history.detail.${detail}`, `failure.${detail}.what`].find(isKey);
  return key === undefined ? detail : t(key);
}
