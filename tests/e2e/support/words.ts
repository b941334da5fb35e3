/** What the window says, from its own catalogues. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './muster';

export type Catalogue = Record<string, string>;

export function catalogue(language: 'en' | 'fr'): Catalogue {
  return JSON.parse(readFileSync(join(root, 'renderer/i18n', `${language}.json`), 'utf8'));
}

const english = catalogue('en');

/** What happened and what to do, as the window says it of a failure. */
export function failureWords(code: string): { what: string; remedy: string } {
  const what = english[`failure.${code}.what`];
  const remedy = english[`failure.${code}.do`];
  if (what === undefined || remedy === undefined) throw new Error(`the catalogue has no words for ${code}`);
  return { what, remedy };
}
