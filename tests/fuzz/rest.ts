/** How a history ends: the troubles cease, time goes by, and the mirror has to agree with the tenant. */
import type { Json, JsonObject } from '../../main/engine/scim/resource';
import type { TenantStatus } from '../../preload/contract';
import { type ChangeLine, isOpen, type MirrorState, openChangesOf } from '../support/mirror-file';
import { countByState } from './chronicle';
import { flatten, type Kind } from './ledger';
import { tenantId } from './life';
import { alike } from './likeness';
import { fairWeather } from './network';
import { describeChange } from './telling';
import { Violation } from './violation';
import type { World } from './world';

/** So long everything may take to settle once all troubles are over, in milliseconds. */
const longest = 3 * 60 * 60_000;
const stride = 20_000;

async function status(world: World): Promise<TenantStatus | null> {
  return world.ask('status', ({ engine }) => engine.calls['tenant.status']({ tenantId }));
}

/** Whether a change waits for the admin: on hold, parked, or collected. */
function isParked({ state, ready }: ChangeLine): boolean {
  return ['conflict', 'rejected', 'held'].includes(state) || (state === 'pending' && !ready);
}

/** Whether somebody's creation waits for the admin, so that what refers to them has to wait as well. */
function isUnborn(mirror: MirrorState, row: number): boolean {
  return openChangesOf(mirror, row).some((change) => change.kind === 'create' && isParked(change));
}

function waitsForOthers(mirror: MirrorState, { kind, resourceId, value }: ChangeLine): boolean {
  if (isUnborn(mirror, resourceId)) return true;
  const isMembership = kind === 'add-member' || kind === 'remove-member';
  return isMembership && isUnborn(mirror, Number((value as { row?: Json }).row));
}

/** What still waits though nothing holds it back. */
function waiting({ mirror }: World): ChangeLine[] {
  return [...mirror.changes.values()].filter(
    (change) => isOpen(change) && !isParked(change) && !waitsForOthers(mirror, change),
  );
}

function isQuiet(now: TenantStatus): boolean {
  return now.connection === 'online' && now.complete && now.pull === null && now.retryAt === null;
}

/** Ends all troubles and waits until nothing is left to do. @throws Violation */
export async function comeToRest(world: World): Promise<void> {
  world.trace.say('== the end begins');
  world.network.weather = fairWeather;
  world.showFaults([]);
  await world.restart();
  await world.signIn(world.tenant.token);
  const until = world.clock.now() + longest;
  await waitUntilSettled(world, until);
  await world.ask('sync now', ({ engine }) => engine.calls['sync.now']({ tenantId }));
  for (;;) {
    // Whoever a pull did not show is asked for twice, a minute apart.
    await world.pass(100_000);
    await waitUntilSettled(world, until);
    const wrong = difference(world);
    if (wrong === null) break;
    // A tenant may have been learnt to be slow.
    if (world.clock.now() > until) throw new Violation('the mirror is the tenant with open changes', wrong);
  }
  statusSaysHowItIs(world, await status(world));
}

/** Lets time pass until nothing waits that could be sent, and no pull is under way. @throws Violation */
async function waitUntilSettled(world: World, until: number): Promise<void> {
  for (;;) {
    await world.pass(stride);
    const now = await status(world);
    if (now?.missing) {
      await world.ask('decide', ({ engine }) => engine.calls['sync.decide']({ tenantId, remove: true }));
    } else if (now && isQuiet(now) && waiting(world).length === 0) {
      return;
    }
    if (world.clock.now() > until) {
      const left = waiting(world).map(describeChange).join('; ');
      throw new Violation('everything settles in the end', `${JSON.stringify(now)}; ${left}`);
    }
  }
}

/** The numbers that the window shows are those of the queue. */
function statusSaysHowItIs(world: World, now: TenantStatus | null): void {
  if (now === null) return;
  const counts = countByState(world.mirror);
  const pairs: [string, number, number][] = [
    ['pending', now.pending, counts.pending ?? 0],
    ['sending', now.sending, counts.sending ?? 0],
    ['held', now.held, counts.held ?? 0],
    ['rejected', now.rejected, counts.rejected ?? 0],
    ['conflict', now.conflicts, counts.conflict ?? 0],
  ];
  for (const [name, said, is] of pairs) {
    if (said !== is) throw new Violation('the status says how it is', `${name}: ${said}, but there are ${is}`);
  }
}

/** What differs between a base and what the tenant holds, by path; whatever the spelling of names. */
function differences(kind: Kind, base: JsonObject, held: JsonObject, hidden: boolean): string[] {
  const lower = (values: Map<string, Json>) => new Map([...values].map(([path, one]) => [path.toLowerCase(), one]));
  const [mirrored, own] = [lower(flatten(kind, base)), lower(flatten(kind, held))];
  return [...new Set([...mirrored.keys(), ...own.keys()])]
    .filter((path) => !hidden || !path.startsWith('members/'))
    .filter((path) => !alike(mirrored.get(path), own.get(path)))
    .map((path) => `${path}: ${JSON.stringify(mirrored.get(path))}, not ${JSON.stringify(own.get(path))}`);
}

/**
 * What differs between the mirror and the tenant after a complete pull; null if nothing does. Whoever is not at the
 * tenant has open changes.
 */
function difference({ mirror, tenant, circumstances }: World): string | null {
  const hides = circumstances.character === 'hiding the inactive';
  const open = new Set([...mirror.changes.values()].filter(isOpen).map(({ resourceId }) => resourceId));
  for (const kind of ['User', 'Group'] as const) {
    const held = kind === 'User' ? tenant.tenant.users() : tenant.tenant.groups();
    const shown = held.filter((one) => !hides || one.active !== false);
    const there = new Map(shown.map((one) => [one.id, one as JsonObject]));
    const mirrored = [...mirror.resources.values()].filter(({ type }) => type === kind);
    for (const { id, remoteId, base } of mirrored) {
      const own = remoteId === null ? undefined : there.get(remoteId);
      if (!own && !open.has(id)) return `${kind} ${id} (${remoteId}) is not at the tenant`;
      const [first] = own ? differences(kind, base, own, circumstances.character === 'taciturn') : [];
      if (first) return `${kind} ${id} has ${first}`;
    }
    const known = new Set(mirrored.map(({ remoteId }) => remoteId));
    const unknown = [...there.keys()].find((id) => !known.has(id));
    if (unknown) return `${kind} ${unknown} of the tenant is not in the mirror`;
  }
  return null;
}
