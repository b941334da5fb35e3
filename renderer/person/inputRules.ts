/** The rules that a tenant has for a text, checked while it is typed. */
import type { InputRule } from '../../preload/contract';

const patterns = {
  upper: /\p{Lu}/u,
  lower: /\p{Ll}/u,
  digit: /\p{Nd}/u,
  symbol: /[^\p{L}\p{N}\s]/u,
} as const;

/** Whether a text keeps a rule. Lengths are in code points. */
export function keepsRule({ rule, value }: InputRule, text: string, userName: string): boolean {
  const length = [...text].length;
  switch (rule) {
    case 'minLength':
      return value === null || length >= value;
    case 'maxLength':
      return value === null || length <= value;
    case 'notUserName':
      return userName === '' || !text.toLowerCase().includes(userName.toLowerCase());
    default:
      return patterns[rule].test(text);
  }
}
