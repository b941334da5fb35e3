/** How an admin shows that a deletion, or anything else that asks for it, is meant. */
import type { Confirmation } from '../../preload/contract';

/** What is to be typed: a value of the person, the number of people, or nothing. */
export type Asked =
  | { kind: 'none' }
  | { kind: 'value'; column: string | null; value: string }
  | { kind: 'number'; count: number };

/** What a confirmation comes to for so many people; a value can be asked for only where there is one person who has it. */
export function askedFor(
  { kind, column }: Pick<Confirmation, 'kind' | 'column'>,
  count: number,
  typed: string | null,
): Asked {
  if (kind === 'none') return { kind: 'none' };
  if (kind === 'attribute' && count === 1 && typed !== null && typed.trim() !== '') {
    return { kind: 'value', column, value: typed.trim() };
  }
  return { kind: 'number', count };
}

/** Numbers as people type them, with what separates thousands. */
const separators = /[\s.,'’]/gu;

/** Whether what was typed is what was asked for; addresses are the same in any case. */
export function isConfirmed(asked: Asked, typed: string): boolean {
  const text = typed.trim();
  switch (asked.kind) {
    case 'none':
      return true;
    case 'value':
      return asked.value.includes('@') ? text.toLowerCase() === asked.value.toLowerCase() : text === asked.value;
    case 'number':
      return text.replace(separators, '') === String(asked.count);
  }
}
