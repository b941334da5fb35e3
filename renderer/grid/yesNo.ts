/** A yes or a no as people and spreadsheets write it, in every language of the window. */
import i18next from 'i18next';
import { type CellValue, Language, type Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';

/** Besides the catalogues' own words. */
const yes = ['true', 'yes', 'oui', 'vrai', 'y', 'o', 'on', '1', 'x', '✓', '✔', '☑'];
const no = ['false', 'no', 'non', 'faux', 'n', 'off', '0', '☐'];

export function readYesNo(text: string): Result<CellValue> {
  const word = text.trim().toLowerCase();
  const own = (key: 'value.yes' | 'value.no') =>
    Language.options.map((language) => i18next.getFixedT(language)(key).toLowerCase());
  if (yes.includes(word) || own('value.yes').includes(word)) return succeeded(true);
  return no.includes(word) || own('value.no').includes(word) ? succeeded(false) : failed('not-boolean');
}
