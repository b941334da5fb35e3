/** The rules that a tenant has for a text, and for a secret that is typed twice: checked while it is typed. */
import type { ActionInput, InputRule } from '../../preload/contract';

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

/** A secret as it is typed: twice, so that nobody is locked out by a slip of the finger. */
export interface TypedSecret {
  first: string;
  second: string;
}

export const noSecret: TypedSecret = { first: '', second: '' };

/** Why a secret cannot be taken yet; null where it can. */
export function secretProblem(
  input: Pick<ActionInput, 'required' | 'rules'>,
  typed: TypedSecret,
  userName: string,
): 'rules' | 'same' | null {
  const isAsked = input.required || typed.first !== '' || typed.second !== '';
  if (!isAsked) return null;
  if (typed.first === '' || !input.rules.every((rule) => keepsRule(rule, typed.first, userName))) return 'rules';
  return typed.first === typed.second ? null : 'same';
}
