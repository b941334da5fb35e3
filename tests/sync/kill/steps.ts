/**
 * Counts every moment at which the death of the engine's process could matter: before and after each durable write,
 * before and after each request leaves, and as its answer comes in. At the moment that it is told, the process kills
 * itself, with no warning to anybody.
 */
import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';

export interface Steps {
  /** From now on moments count; the process dies at the given one, counted from 1. */
  arm(killAt: number): void;
  /** How many moments there were since. */
  passed(): number;
  /** Reaches the tenant as `fetch` does, and counts. */
  fetch: typeof globalThis.fetch;
}

/** So long a request is given to leave the process, in milliseconds. */
const leaving = 3;

export function countSteps(): Steps {
  let killAt = Number.POSITIVE_INFINITY;
  let passed = 0;
  let armed = false;

  function step(what: string): void {
    if (!armed) return;
    passed += 1;
    if (passed !== killAt) return;
    // Unlike a stream, this is written when it returns.
    process.stderr.write(`dies at ${passed}: ${what}\n`);
    process.kill(process.pid, 'SIGKILL');
  }

  countWrites(step);
  return {
    arm(at) {
      killAt = at;
      passed = 0;
      armed = true;
    },
    passed: () => passed,
    async fetch(input, init) {
      const what = `${init?.method ?? 'GET'} ${String(input).replace(/^.*\/scim\/v2/, '')}`;
      step(`before ${what}`);
      const answering = fetch(input, init);
      // Its failure is heard below.
      answering.catch(() => undefined);
      if (armed) await wait(leaving);
      step(`after ${what}`);
      const answer = await answering;
      step(`at the head of the answer to ${what}`);
      const body = await answer.text();
      step(`at the end of the answer to ${what}`);
      return new Response(body === '' ? null : body, { status: answer.status, headers: answer.headers });
    },
  };
}

type Work = (...args: unknown[]) => unknown;

/** Lets every transaction, and every write outside of one, be counted before and after it is durable. */
function countWrites(step: (what: string) => void): void {
  const database = BetterSqlite3.prototype as unknown as Record<string, Work>;
  const transaction = database.transaction as (this: unknown, work: Work) => Record<string, Work>;
  database.transaction = function counted(this: unknown, ...given: unknown[]) {
    const work = given[0] as Work;
    const whole = transaction.call(this, (...args) => {
      const result = work(...args);
      step('before a commit');
      return result;
    });
    const immediate = (...args: unknown[]) => {
      const result = whole.immediate?.(...args);
      step('after a commit');
      return result;
    };
    return { immediate };
  };
  const memory = new BetterSqlite3(':memory:');
  const statement = Object.getPrototypeOf(memory.prepare('select 1')) as Record<string, Work>;
  memory.close();
  const run = statement.run as Work;
  statement.run = function counted(this: { database: BetterSqlite3.Database }, ...args: unknown[]) {
    const alone = !this.database.inTransaction;
    if (alone) step('before a write');
    const result = run.apply(this, args);
    if (alone) step('after a write');
    return result;
  };
}
