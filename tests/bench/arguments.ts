/** The command line of `npm run bench`. */
import { parseArgs } from 'node:util';

const flags = {
  list: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
  json: { type: 'string' },
  users: { type: 'string', default: '100000' },
  runs: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export interface Asked {
  list: boolean;
  /** The names of what is to be measured; nothing named is everything. */
  only: readonly string[];
  json: string | null;
  users: number;
  /** Null for as many as are usual. */
  runs: number | null;
}

/** What is wrong with a command line, in a sentence. */
export class UsageError extends Error {}

/**
 * @param names of all that can be measured
 * @returns null if the help was asked for
 * @throws UsageError
 */
export function readArguments(args: string[], names: readonly string[]): Asked | null {
  const values = parsed(args);
  if (values.help) return null;
  const { only = [] } = values;
  const unknown = only.find((asked) => !names.includes(asked));
  if (unknown !== undefined) throw new UsageError(`--only is one of ${names.join(', ')}; not "${unknown}"`);
  return {
    list: values.list,
    only,
    json: values.json ?? null,
    users: wholeNumber('users', values.users, 1000),
    runs: values.runs === undefined ? null : wholeNumber('runs', values.runs, 1),
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: flags }).values;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!(error instanceof Error) || !code.startsWith('ERR_PARSE_ARGS_')) throw error;
    throw new UsageError(error.message);
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  throw new UsageError(`--${name} is a whole number from ${least} on; not "${text}"`);
}

/** @param names of all that can be measured */
export const usage = (names: readonly string[]): string => `npm run bench -- [options]

Measures what Muster promises of its speed, each time against a baseline in the same run; see tests/bench/README.md.

  --only NAME    measures this alone; may be given several times
  --users N      how many users the tenant has, from 1000 on (usually 100000)
  --runs N       how often each is measured, and its baseline (usually as often as it says itself)
  --json FILE    writes what was measured as JSON
  --list         tells what can be measured, and does not measure
  --help         this

What can be measured:
  ${names.join('\n  ')}
`;
