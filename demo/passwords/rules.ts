/** What a password has to be like. */
import type { Texts } from '../kinds/texts';

/** As an action's input states it (TENANT-API.md). */
export type PasswordRule =
  | { rule: 'minLength' | 'maxLength'; value: number }
  | { rule: 'upper' | 'lower' | 'digit' | 'symbol' | 'notUserName' };

/** The same everywhere that a password is chosen. */
export const passwordRules: readonly PasswordRule[] = [
  { rule: 'minLength', value: 12 },
  { rule: 'upper' },
  { rule: 'lower' },
  { rule: 'digit' },
  { rule: 'symbol' },
  { rule: 'notUserName' },
];

const patterns = {
  upper: /\p{Lu}/u,
  lower: /\p{Ll}/u,
  digit: /\p{Nd}/u,
  symbol: /[^\p{L}\p{N}\s]/u,
} as const;

function keeps(rule: PasswordRule, text: string, userName: string): boolean {
  switch (rule.rule) {
    case 'minLength':
      return [...text].length >= rule.value;
    case 'maxLength':
      return [...text].length <= rule.value;
    case 'notUserName':
      return userName === '' || !text.toLowerCase().includes(userName.toLowerCase());
    default:
      return patterns[rule.rule].test(text);
  }
}

/** The first rule that a text breaks; null if it keeps them all. */
export function brokenRule(rules: readonly PasswordRule[], text: string, userName: string): PasswordRule | null {
  return rules.find((rule) => !keeps(rule, text, userName)) ?? null;
}

/** What a rule asks for, after the name of what is typed. */
export function demandOf(rule: PasswordRule): Texts {
  switch (rule.rule) {
    case 'minLength':
      return {
        en: `must have at least ${rule.value} characters`,
        fr: `doit avoir au moins ${rule.value} caractères`,
      };
    case 'maxLength':
      return {
        en: `must have at most ${rule.value} characters`,
        fr: `doit avoir au plus ${rule.value} caractères`,
      };
    case 'upper':
      return { en: 'must have an upper-case letter', fr: 'doit avoir une majuscule' };
    case 'lower':
      return { en: 'must have a lower-case letter', fr: 'doit avoir une minuscule' };
    case 'digit':
      return { en: 'must have a digit', fr: 'doit avoir un chiffre' };
    case 'symbol':
      return { en: 'must have a symbol', fr: 'doit avoir un symbole' };
    case 'notUserName':
      return { en: 'must not contain the username', fr: 'ne doit pas contenir le nom d’utilisateur' };
  }
}
