/** What the cells of an export read: the tenant's choices in the admin's words, and why somebody has never signed in. */
import type { CellValue } from '../../preload/contract';
import { adminSchema, statusKey } from './scim/columns';

const lastLoginKey = `${adminSchema}:lastLogin`;

export interface ExportWords {
  /** The last login of somebody who has yet to activate the account. */
  activationPending: string;
  /** How choices read, by column and value. */
  choices: Record<string, Record<string, string>>;
}

export interface Wording {
  /** The columns that have to be read: those that are written, and what else it takes to word them. */
  keys: readonly string[];
  /** A row's values of these, as they are to be written. */
  word(cells: readonly CellValue[]): CellValue[];
}

/** How the columns of an export are worded; a choice without a word stands for itself. */
export function wordingOf(columns: readonly string[], { activationPending, choices }: ExportWords): Wording {
  const lastLogin = columns.indexOf(lastLoginKey);
  const keys = lastLogin < 0 ? columns : [...columns, statusKey];
  const wordsOf = columns.map((key) => new Map(Object.entries(choices[key] ?? {})));
  const hasWords = wordsOf.some(({ size }) => size > 0);

  function choice(value: CellValue, index: number): CellValue {
    const words = wordsOf[index];
    if (!words || words.size === 0) return value;
    if (Array.isArray(value)) return value.map((one) => words.get(one) ?? one);
    return typeof value === 'string' ? (words.get(value) ?? value) : value;
  }

  return {
    keys,
    word(cells) {
      const written = cells.slice(0, columns.length);
      const isAwaited = lastLogin >= 0 && written[lastLogin] === null && cells[columns.length] === 'activationPending';
      const worded = hasWords ? written.map(choice) : written;
      return isAwaited ? worded.with(lastLogin, activationPending) : worded;
    },
  };
}
