import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { DemoKind } from '../preload/contract';
import { usage } from './usage';

/** What the command line asks for. */
export interface Arguments {
  /** A folder of its own for all that the app keeps; null: the system's usual one. */
  userData: string | null;
  demo: { kind: DemoKind; users: number } | null;
  /** A PNG file to write once the screen has loaded; the app then quits. */
  screenshot: string | null;
  /** Nobody but the admin changes anything in demo tenants. */
  quietDemo: boolean;
  /** The window speaks a language that nobody does, by which tests find what has no room: see `renderer/i18n/pseudo.ts`. */
  pseudoLanguage: boolean;
}

const demoKinds = ['trackunit', 'justtrack', 'wetrack'] as const satisfies readonly DemoKind[];
const defaultDemoUsers = 10_000;
const mostDemoUsers = 1_000_000;

/**
 * Reads the command line, program name included. Switches that belong to Chromium or Node pass unread.
 * @param folder what relative paths start from
 * @returns the arguments, or in one sentence what is wrong with them, or the help that was asked for
 */
export function parseArguments(
  argv: readonly string[],
  folder: string,
): Arguments | { problem: string } | { help: string } {
  const { values } = parseArgs({
    args: argv.slice(1),
    strict: false,
    options: {
      'user-data': { type: 'string' },
      demo: { type: 'string' },
      users: { type: 'string' },
      screenshot: { type: 'string' },
      'quiet-demo': { type: 'boolean' },
      'pseudo-language': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return { help: usage };
  const text = (name: string) => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : null);
  for (const name of ['user-data', 'demo', 'users', 'screenshot']) {
    if (values[name] !== undefined && text(name) === null) return { problem: `--${name} needs a value` };
  }

  const kind = demoKinds.find((known) => known === text('demo')) ?? null;
  if (text('demo') !== null && kind === null) {
    return { problem: `--demo is one of ${demoKinds.join(', ')}; not "${text('demo')}"` };
  }
  const users = text('users') === null ? defaultDemoUsers : Number(text('users'));
  if (!Number.isInteger(users) || users < 1 || users > mostDemoUsers) {
    return { problem: `--users is a whole number from 1 to ${mostDemoUsers}; not "${text('users')}"` };
  }

  const path = (name: string) => {
    const value = text(name);
    return value === null ? null : resolve(folder, value);
  };
  return {
    userData: path('user-data'),
    demo: kind === null ? null : { kind, users },
    screenshot: path('screenshot'),
    quietDemo: values['quiet-demo'] === true,
    pseudoLanguage: values['pseudo-language'] === true,
  };
}
