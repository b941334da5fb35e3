/** What happened in a history, line by line, and a number that stands for all of it. */
import { createHash } from 'node:crypto';

export interface Trace {
  say(line: string): void;
  lines(): readonly string[];
  /** The same only for the very same lines. */
  hash(): string;
}

/** @param now stands before each line, in seconds since the first one */
export function createTrace(now: () => number): Trace {
  const began = now();
  const lines: string[] = [];
  return {
    say(line) {
      lines.push(`${((now() - began) / 1000).toFixed(3).padStart(10)} ${line}`);
    },
    lines: () => lines,
    hash: () => createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16),
  };
}
