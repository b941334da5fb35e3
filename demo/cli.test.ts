import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Runs the command; resolves with what it has printed once it has ended, or once it has printed `until`. */
async function run(args: string[], until: RegExp | null = null) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/cli.ts', ...args], { cwd: root });
  children.push(child);
  let printed = '';
  const ended = once(child, 'close');
  const seen = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        printed += chunk;
        if (until?.test(printed)) resolve();
      });
    }
  });
  await Promise.race([ended, seen]);
  return { child, printed, ended };
}

it('serves until it is interrupted', { timeout: 60_000 }, async () => {
  const { child, printed, ended } = await run(
    [
      ...['trackunit', '--users', '19', '--token', 'mine', '--latency', '1', '--profile', 'slack'],
      ...['--admin', 'Viewer=lesser', '--colleague', '3600'],
    ],
    /mailbox +http/,
  );
  const [, baseUrl] = /base URL +(\S+)/.exec(printed) ?? [];
  const answer = await fetch(`${baseUrl}/Users`, { headers: { authorization: 'Bearer mine' } });
  expect(await answer.json()).toMatchObject({ totalResults: 19, itemsPerPage: 10 });
  const lesser = await fetch(`${baseUrl}/Me`, { headers: { authorization: 'Bearer lesser' } });
  expect(await lesser.json()).toMatchObject({ roles: [{ value: 'Viewer' }] });
  const [, mailbox] = /mailbox +(\S+)/.exec(printed) ?? [];
  expect((await fetch(String(mailbox))).status).toBe(200);
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});

it.each([
  [['--help'], 0, '--faults JSON'],
  [[], 2, 'which kind'],
  [['bustrack'], 2, 'trackunit, justtrack, wetrack'],
  [['trackunit', '--users', 'many'], 2, '--users must be a number'],
  [['trackunit', '--port', '70000'], 2, '--port must be at most 65535'],
  [['trackunit', '--page-cop', '3'], 2, '--page-cop'],
  [['trackunit', '--faults', '[{"fault":"gremlins"}]'], 2, 'truncate'],
  [['trackunit', '--faults', '@/nowhere.json'], 2, '/nowhere.json'],
  [['trackunit', '--profile', 'slick'], 2, 'slack'],
  [['trackunit', '--colleague', 'soon'], 2, '--colleague must be seconds or off'],
  [['trackunit', '--plan', 'gold'], 2, 'basic, pro'],
  [['trackunit', '--admin', 'Viewer'], 2, '--admin must be ROLE=TOKEN'],
  [['trackunit', '--users', '1', '--admin', 'King=t'], 1, 'there is no role King'],
  [['trackunit', '--tls-key', 'a.pem'], 2, 'go together'],
  [['trackunit', '--users', '1', '--file', '/dev/null/x'], 1, 'cannot use /dev/null/x'],
])('answers %j with code %i and a reason', { timeout: 60_000 }, async (args, code, message) => {
  const { printed, ended } = await run(args);
  expect(printed).toContain(message);
  expect(await ended).toEqual([code, null]);
});
