/** What the window says, from its own catalogues. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandNames } from '../../../preload/command-names';
import { root } from './muster';

export type Catalogue = Record<string, string>;

export function catalogue(language: 'en' | 'fr'): Catalogue {
  const commands = Object.entries(commandNames[language]).map(([id, name]) => [`command.${id}`, name]);
  const texts = JSON.parse(readFileSync(join(root, 'renderer/i18n', `${language}.json`), 'utf8'));
  return { ...texts, ...Object.fromEntries(commands) };
}

const english = catalogue('en');

/** What happened and what to do, as the window says it of a failure; what it fills in itself may be anything. */
export function failureWords(code: string): { what: RegExp; remedy: RegExp } {
  const what = english[`failure.${code}.what`];
  const remedy = english[`failure.${code}.do`];
  if (what === undefined || remedy === undefined) throw new Error(`the catalogue has no words for ${code}`);
  return { what: asPattern(what), remedy: asPattern(remedy) };
}

function asPattern(sentence: string): RegExp {
  const parts = sentence.split(/\{\{.*?\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.*'));
}
