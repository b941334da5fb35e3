/** `npm run demo -- trackunit --users 10000`: serves a reference tenant until it is interrupted. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { plans } from './actions/action';
import { Fault, faultNames } from './faults/catalogue';
import { profileNames } from './faults/profiles';
import { kindNames } from './kinds/registry';
import { type DemoOptions, startDemoTenant } from './server';

const help = `Serves a reference tenant: a SCIM 2.0 server with made-up people, on this machine only.

  npm run demo -- <kind> [options]

  <kind>               ${kindNames.join(', ')}
  --users N            how many people, 1 to 1,000,000 (default 10000)
  --port N             the port; 0 takes a free one (default 0)
  --token T            the bearer token that clients have to send (default: a random one)
  --admin ROLE=TOKEN   a token of somebody with a lesser role; may be repeated
  --other-token T      a token that is refused as another tenant's; may be repeated
  --file PATH          keep the tenant in this SQLite file; without it everything is forgotten at the end
  --colleague SECONDS  a second admin edits somebody so often; off for never (default off)
  --plan NAME          what the tenant has paid for: ${plans.join(', ')} (default pro)
  --self-service on|off  whether people choose user names and confirm new addresses (default on)
  --seed N             the same seed gives the same people
  --page-cap N         the most resources of one page, 1 to 1000 (default 200)
  --latency MS         wait so long before every answer
  --profile NAME       be like a provider: ${profileNames.join(', ')}
  --faults JSON|@FILE  faults to show, e.g. '[{"fault":"tooManyRequests","method":"PATCH","times":3}]'
                       ${faultNames.join(', ')}
  --tls-key PATH       serve https with this key and
  --tls-cert PATH      this certificate, both PEM
  --help               this text

demo/README.md says more about faults.`;

/** Something in the command line that cannot be done; the message tells what to write instead. */
class UsageError extends Error {}

const integer = (least: number, most: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

/** What `ROLE=TOKEN` means; the role may have spaces in it. */
function readAdmin(given: string, context: z.RefinementCtx): { role: string; token: string } {
  const [, role = '', token = ''] = /^([^=]+)=(.+)$/.exec(given) ?? [];
  if (token === '') context.addIssue('must be ROLE=TOKEN');
  return { role, token };
}

const Options = z.object({
  kind: z.enum(kindNames, `must be one of ${kindNames.join(', ')}`),
  users: integer(1, 1_000_000).default(10_000),
  port: integer(0, 65_535).default(0),
  token: z.string().min(1, 'must not be empty').optional(),
  admin: z.array(z.string().transform(readAdmin)).default([]),
  'other-token': z.array(z.string()).default([]),
  colleague: z
    .union([z.literal('off').transform(() => null), integer(1, 86_400)], 'must be seconds or off')
    .default(null),
  plan: z.enum(plans, `must be one of ${plans.join(', ')}`).default('pro'),
  'self-service': z.enum(['on', 'off'], 'must be on or off').default('on'),
  file: z.string().min(1, 'must be a path').optional(),
  seed: integer(0, 2 ** 31).optional(),
  'page-cap': integer(1, 1_000).optional(),
  latency: integer(0, 600_000).optional(),
  profile: z.enum(profileNames, `must be one of ${profileNames.join(', ')}`).optional(),
  faults: z.string().optional(),
  'tls-key': z.string().optional(),
  'tls-cert': z.string().optional(),
});

const text = { type: 'string' } as const;
const flags = {
  users: text,
  port: text,
  token: text,
  admin: { ...text, multiple: true },
  'other-token': { ...text, multiple: true },
  colleague: text,
  plan: text,
  'self-service': text,
  file: text,
  seed: text,
  'page-cap': text,
  latency: text,
  profile: text,
  faults: text,
  'tls-key': text,
  'tls-cert': text,
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws UsageError; null if the help was asked for */
function readArguments(args: string[]): z.output<typeof Options> | null {
  let parsed: { values: object; positionals: string[] };
  try {
    parsed = parseArgs({ args, options: flags, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if ('help' in values) return null;
  const [kind, ...surplus] = positionals;
  if (kind === undefined) throw new UsageError(`which kind of tenant? One of ${kindNames.join(', ')}`);
  if (surplus.length > 0) throw new UsageError(`unexpected argument ${surplus.join(' ')}`);
  const options = Options.safeParse({ ...values, kind });
  if (options.success) return options.data;
  const [issue] = options.error.issues;
  const name = String(issue?.path[0]);
  throw new UsageError(`${name === 'kind' ? 'the kind of tenant' : `--${name}`} ${issue?.message}`);
}

async function readText(option: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--${option}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readFaults(given: string | undefined): Promise<Fault[]> {
  if (given === undefined) return [];
  const json = given.startsWith('@') ? await readText('faults', given.slice(1)) : given;
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new UsageError('--faults must be JSON, or @ and the path of a JSON file');
  }
  const faults = z.array(Fault).safeParse(parsed);
  if (faults.success) return faults.data;
  throw new UsageError(`--faults: ${z.prettifyError(faults.error)}`);
}

async function readTls(key: string | undefined, cert: string | undefined): Promise<DemoOptions['tls']> {
  if (key === undefined && cert === undefined) return null;
  if (key === undefined || cert === undefined) throw new UsageError('--tls-key and --tls-cert go together');
  return { key: await readText('tls-key', key), cert: await readText('tls-cert', cert) };
}

/** Tells the progress in place on a terminal, and not at all elsewhere. */
function tellProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(
    `\r${done.toLocaleString('en')} of ${total.toLocaleString('en')} people${done === total ? '\n' : ''}`,
  );
}

async function serve(args: z.output<typeof Options>): Promise<void> {
  const faults: DemoOptions['faults'] = [
    ...(args.latency === undefined ? [] : [{ fault: 'latency' as const, ms: args.latency }]),
    ...(await readFaults(args.faults)),
  ];
  const demo = await startDemoTenant({
    kind: args.kind,
    users: args.users,
    port: args.port,
    token: args.token ?? randomBytes(16).toString('hex'),
    admins: args.admin,
    otherTokens: args['other-token'],
    colleagueEvery: args.colleague === null ? null : args.colleague * 1_000,
    plan: args.plan,
    selfService: args['self-service'] === 'on',
    file: args.file ?? null,
    faults,
    tls: (await readTls(args['tls-key'], args['tls-cert'])) ?? null,
    onProgress: tellProgress,
    ...(args.seed === undefined ? {} : { seed: args.seed }),
    ...(args.profile === undefined ? {} : { profile: args.profile }),
    ...(args['page-cap'] === undefined ? {} : { pageCap: args['page-cap'] }),
  });
  const { title, kind } = demo.tenant;
  console.log(`${title} (${kind}), ${demo.tenant.users().length.toLocaleString('en')} users`);
  console.log(`base URL  ${demo.baseUrl}`);
  console.log(`token     ${demo.token}`);
  console.log(`mailbox   ${new URL('/mailbox', demo.baseUrl)}`);
  const stop = async () => {
    await demo.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function main(): Promise<void> {
  try {
    const args = readArguments(process.argv.slice(2));
    if (args === null) console.log(help);
    else await serve(args);
  } catch (error) {
    if (error instanceof UsageError)
      console.error(`${error.message}\n\nnpm run demo -- --help shows what can be asked for.`);
    else
      console.error(`The demo tenant could not be started: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

await main();
