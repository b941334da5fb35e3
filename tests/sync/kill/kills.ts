/** Kills an engine at one step of a scenario after another, and holds what the next one makes of it to the rules. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoTenant, startDemoTenant } from '../../../demo/server';
import { createEngine } from '../../../main/engine/engine';
import type { JsonObject } from '../../../main/engine/scim/resource';
import type { Edit } from '../../../preload/contract';
import { isOpen, type MirrorState, openReader } from '../../support/mirror-file';
import { environment, tenantId, until, value } from '../world';
import type { Task } from './child';
import type { Cast, Scenario } from './scenarios';

const token = 'secret-token';
const account = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';
const tenantOf = (faults: Scenario['faults'] = []) =>
  startDemoTenant({ kind: 'trackunit', users: 6, groups: 2, token, faults });

/** Runs an engine on a folder until everything is sent and a complete pull has come after it. */
async function settle(directory: string, { baseUrl }: Pick<DemoTenant, 'baseUrl'>): Promise<void> {
  const engine = createEngine(environment());
  value(await engine.control['tenant.open']({ tenantId, directory, baseUrl, token }));
  const reader = openReader(directory);
  let facts: MirrorState['facts'] = new Map();
  const isQuiet = async () => {
    const status = value(await engine.calls['tenant.status']({ tenantId }));
    facts = reader.readAnew()?.facts ?? facts;
    const idle = status.complete && status.pull === null && status.pending + status.sending === 0;
    return status.connection === 'online' && idle;
  };
  try {
    await until('everything is sent', isQuiet);
    const pulled = facts.get('complete');
    value(await engine.calls['sync.now']({ tenantId }));
    await until('everything is pulled', async () => (await isQuiet()) && facts.get('complete') !== pulled);
  } finally {
    reader.close();
    await engine.control['engine.stop'](undefined);
  }
}

/** What is really in the mirror of a folder that no engine has open. */
export function mirrorIn(directory: string): MirrorState {
  const reader = openReader(directory);
  try {
    const state = reader.readAnew();
    if (state === null) throw new Error('nothing could be read');
    return state;
  } finally {
    reader.close();
  }
}

/** A mirror that has been pulled once, to begin with every time. */
export interface Beginning {
  directory: string;
  cast: Cast;
}

export async function begin(directory: string): Promise<Beginning> {
  const server = await tenantOf();
  try {
    await settle(directory, server);
  } finally {
    await server.close();
  }
  const resources = [...mirrorIn(directory).resources.values()];
  const numbers = (kind: string) => resources.filter(({ type }) => type === kind).map(({ id }) => id);
  const isActive = ({ base }: (typeof resources)[number]) =>
    (base[account] as JsonObject | undefined)?.status === 'active';
  const active = resources.filter(isActive).map(({ id }) => id);
  return { directory, cast: { people: numbers('User'), active, groups: numbers('Group') } };
}

interface Run {
  /** The gestures that were acknowledged. */
  acknowledged: string[];
  killed: boolean;
  /** What it said last of where it died. */
  where: string;
}

async function runChild(program: string, task: Task): Promise<Run> {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, complained] = ['', ''];
  child.stdout.on('data', (piece) => {
    said += String(piece);
  });
  child.stderr.on('data', (piece) => {
    complained += String(piece);
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (exit, by) => resolve([exit, by]));
  });
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the engine failed: ${complained}`);
  const acknowledged = [...said.matchAll(/^acknowledged (.+)$/gm)].map(([, batch]) => batch ?? '');
  return { acknowledged, killed: signal === 'SIGKILL', where: complained.trim() };
}

/**
 * Lets the engine die at a step of a scenario and another one take over.
 *
 * @returns false when the scenario was over before that step
 * @throws Error that says where it died and what is wrong
 */
export async function killAt(program: string, from: Beginning, scenario: Scenario, step: number): Promise<boolean> {
  const server = await tenantOf(scenario.faults);
  const directory = mkdtempSync(join(tmpdir(), 'muster-kill-'));
  try {
    cpSync(from.directory, directory, { recursive: true });
    const gestures = scenario.gestures(from.cast).map((edits) => ({ batchId: randomUUID(), edits }));
    const before = new Map(server.tenant.users().map(({ id, meta }) => [id, meta.version]));
    const mailed = server.tenant.mailbox.all().length;
    const { baseUrl } = server;
    const run = await runChild(program, { directory, baseUrl, token, gestures, killAt: step });
    if (!run.killed) return false;
    // Whatever is added twice shall show to the end.
    const lasting = server.tenant.faults.list().filter(({ fault }) => fault === 'duplicateAdds');
    server.tenant.faults.set(lasting.map(({ struck: _, ...fault }) => fault));
    await settle(directory, server);
    const mirror = mirrorIn(directory);
    const wrong =
      judge(server, mirror, gestures, run.acknowledged, before) ?? mailsDiffer(server, mirror, gestures, mailed);
    if (wrong) throw new Error(`${scenario.name}, killed at step ${step} (${run.where}): ${wrong}`);
    return true;
  } finally {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

type Gesture = { batchId: string; edits: Edit[] };

function versionOf(version: unknown): number {
  return Number(/\d+/.exec(String(version))?.[0]);
}

/** What is wrong with what the tenant and the mirror hold; null if nothing is. */
function judge(
  server: DemoTenant,
  mirror: MirrorState,
  gestures: readonly Gesture[],
  acknowledged: readonly string[],
  before: ReadonlyMap<string, unknown>,
): string | null {
  const lost = acknowledged.find((batch) => !mirror.batches.has(batch));
  if (lost) return `acknowledged, and gone: ${lost}`;
  const open = [...mirror.changes.values()].find(isOpen);
  if (open) return `still open: ${JSON.stringify(open)}`;
  // A gesture is there as a whole, or not at all.
  const made = gestures.filter(({ batchId }) => mirror.batches.has(batchId)).flatMap(({ edits }) => edits);
  return mirrorDiffers(server, mirror) ?? madeDiffers(server, mirror, made) ?? twice(server, made, before);
}

function mirrorDiffers(server: DemoTenant, mirror: MirrorState): string | null {
  for (const kind of ['User', 'Group'] as const) {
    const there = kind === 'User' ? server.tenant.users() : server.tenant.groups();
    const mirrored = [...mirror.resources.values()].filter(({ type }) => type === kind);
    if (mirrored.length !== there.length) return `${there.length} of ${kind}, mirrored ${mirrored.length}`;
    for (const { id, meta } of there) {
      const own = mirrored.find(({ remoteId }) => remoteId === id);
      if (!own) return `${kind} ${id} is not mirrored`;
      const version = (own.base.meta as JsonObject | undefined)?.version;
      if (version !== meta.version) return `${kind} ${id} is mirrored at ${version}, not at ${meta.version}`;
    }
  }
  return null;
}

/** Everything that was made is at the tenant; the last one counts where two made the same. */
function madeDiffers(server: DemoTenant, mirror: MirrorState, made: readonly Edit[]): string | null {
  const newcomer = server.tenant.userNamed('newcomer@example.com')?.id ?? null;
  const remote = (row: number) => (row < 0 ? newcomer : (mirror.resources.get(row)?.remoteId ?? null));
  for (const [place, edit] of made.entries()) {
    if (!('kind' in edit)) {
      const later = made.slice(place + 1).some((other) => 'column' in other && other.column === edit.column);
      const held = (server.tenant.user(remote(edit.row) ?? '') as JsonObject | null)?.[edit.column];
      if (!later && held !== edit.value) return `${edit.column} is ${held}, not ${edit.value}`;
    } else if (edit.kind === 'create') {
      if (newcomer === null) return 'the newcomer was not created';
    } else if (edit.kind === 'delete') {
      if (mirror.resources.has(edit.row)) return 'the deleted one is still mirrored';
    } else if (edit.kind === 'member') {
      const group = server.tenant.group(remote(edit.group) ?? '');
      const ids = ((group?.members ?? []) as JsonObject[]).map(({ value: id }) => id);
      const count = ids.filter((id) => id === remote(edit.row)).length;
      if (count !== (edit.member ? 1 : 0)) return `${edit.row} is ${count} times a member of ${edit.group}`;
    }
  }
  return null;
}

/** Nobody has been created twice, and nobody changed more often than there were edits of them. */
function twice(server: DemoTenant, made: readonly Edit[], before: ReadonlyMap<string, unknown>): string | null {
  const newcomers = server.tenant.users().filter(({ id }) => !before.has(id));
  const wanted = made.filter((edit) => 'kind' in edit && edit.kind === 'create').length;
  if (newcomers.length > wanted) return `${newcomers.length} were created, not ${wanted}`;
  const most = made.length;
  for (const { id, meta } of server.tenant.users()) {
    const more = versionOf(meta.version) - versionOf(before.get(id) ?? meta.version);
    if (more > most) return `${id} was changed ${more} times for ${most} edits`;
  }
  return null;
}

/** Somebody was written to otherwise than as often as it was made: the first mails were there before. */
function mailsDiffer(
  { tenant }: DemoTenant,
  mirror: MirrorState,
  gestures: readonly Gesture[],
  first: number,
): string | null {
  const kinds: Record<string, string> = { resetPassword: 'reset', resendActivation: 'activation' };
  const addressOf = (row: number) => {
    const [email] = (mirror.resources.get(row)?.base.emails ?? []) as JsonObject[];
    return String(email?.value);
  };
  const made = gestures.filter(({ batchId }) => mirror.batches.has(batchId)).flatMap(({ edits }) => edits);
  const wanted = made.flatMap((edit) => {
    if (!('kind' in edit)) return [];
    if (edit.kind === 'action') return [`${kinds[edit.action]} to ${addressOf(edit.row)}`];
    // The tenant invites whom it creates.
    const invitations = edit.kind === 'create' ? ['resendActivation', ...(edit.actions ?? [])] : [];
    return invitations.map((action) => `${kinds[action]} to newcomer@example.com`);
  });
  const mails = tenant.mailbox.all().slice(first);
  const sent = mails.map(({ kind, to }) => `${kind} to ${to}`);
  return String(sent.sort()) === String(wanted.sort()) ? null : `mailed ${sent.join(', ')}, not ${wanted.join(', ')}`;
}
