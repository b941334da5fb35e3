/** Tests written in JavaScript that SQL calls by their numbers, as `fits(number, text)`. */
import type BetterSqlite3 from 'better-sqlite3';

/** Null where the text doesn't tell. */
export type SqlTest = (text: string) => boolean | null;

export interface SqlTests {
  /** Returns the number. */
  add(test: SqlTest): number;
  forget(numbers: readonly number[]): void;
}

/**
 * Lets a connection call tests. Of null nothing is known.
 *
 * @param carryOn called before each test; throws where nobody waits for the outcome
 */
export function registerTests(sqlite: BetterSqlite3.Database, carryOn: () => void): SqlTests {
  const tests = new Map<number, SqlTest>();
  let last = 0;
  sqlite.function('fits', { deterministic: true }, (number, text) => {
    carryOn();
    if (typeof text !== 'string') return null;
    const test = tests.get(number as number);
    if (!test) throw new Error(`test ${String(number)} was forgotten before its query had ended`);
    const fits = test(text);
    return fits === null ? null : Number(fits);
  });
  return {
    add(test) {
      last += 1;
      tests.set(last, test);
      return last;
    },
    forget(numbers) {
      for (const number of numbers) tests.delete(number);
    },
  };
}
