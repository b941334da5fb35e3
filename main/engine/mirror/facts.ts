/** Small facts about the tenant, kept with its mirror as JSON. */
import type { SendMode } from '../../../preload/contract';
import type { Discovery } from '../scim/resource';
import { compileOnce, type Mirror, run, sqlFor } from './handle';
import type { TenantProfile } from './tenant-profile';

interface Facts {
  discovery: Discovery;
  /** The number of the last full pull that was begun. */
  pull: number;
  /** When the last complete pull ended, and how long it took; milliseconds. */
  complete: { at: number; took: number };
  /** When the tenant last answered; milliseconds since 1970. */
  seenAt: number;
  /** The last row that the full-text index knows. */
  indexed: number;
  /** Edits go out as they are made, or wait until the admin presses Send. */
  sendMode: SendMode;
  /** What the last complete pull did not show, so much that the admin has to decide. */
  missing: { pull: number; count: number; users: number };
  /** The number of the pull whose stage is complete and is being merged into the base. */
  merging: number;
  profile: TenantProfile;
  /** Whether lists of groups have ever shown who is in one. */
  membersShown: boolean;
  /** The tenant's own clock when the last complete pull, or the last delta after it, was begun. */
  deltaFrom: number;
  /** What the window remembers, in its own words. */
  'window.layout': string;
  'window.newcomer': string;
  'window.export': string;
}

const find = compileOnce(['name'] as const, (p) =>
  sqlFor.selectFrom('fact').select('value').where('name', '=', p.name),
);

export function readFact<K extends keyof Facts>(mirror: Mirror, name: K): Facts[K] | null {
  const row = find(mirror).get(name) as { value: string } | undefined;
  return row ? (JSON.parse(row.value) as Facts[K]) : null;
}

/** Forgets a fact. */
export function dropFact(mirror: Mirror, name: keyof Facts): void {
  run(mirror, sqlFor.deleteFrom('fact').where('name', '=', name));
}

export function writeFact<K extends keyof Facts>(mirror: Mirror, name: K, value: Facts[K]): void {
  const text = JSON.stringify(value);
  run(
    mirror,
    sqlFor
      .insertInto('fact')
      .values({ name, value: text })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text })),
  );
}
