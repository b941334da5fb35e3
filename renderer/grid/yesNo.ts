/** A yes or a no as people and spreadsheets write it, in every language of the window. */
import i18next from 'i18next';
import { type CellValue, Language, type Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';

/** Besides the catalogues' own words. */
const yes = ['true', 'yes', 'oui', 'vrai', 'y', 'o', 'on', '1', 'x', '✓', '✔', '☑'];
const no = ['false', 'no', 'non', 'faux', 'n', 'off', '0', '☐'];

/** All of them, as the catalogues write their own. */
export function yesNoWords(): { yes: string[]; no: string[] } {
  const own = (key: 'value.yes' | 'value.no') => Language.options.map((language) => i18next.getFixedT(language)(key));
  return { yes: [...new Set([...yes, ...own('value.yes')])], no: [...new Set([...no, ...own('value.no')])] };
}

export function readYesNo(text: string): Result<CellValue> {
  const written = text.trim().toLowerCase();
  const known = yesNoWords();
  const isOneOf = (words: readonly string[]) => words.some((word) => word.toLowerCase() === written);
  if (isOneOf(known.yes)) return succeeded(true);
  return isOneOf(known.no) ? succeeded(false) : failed('not-boolean');
}
