/** A loop by itself, for tests: over a mirror on the disk and a tenant that is played, in time that stands still. */
import { onTestFinished } from 'vitest';
import { writeFact } from '../../main/engine/mirror/facts';
import { createStamp, type Store } from '../../main/engine/mirror/store';
import type { Resource } from '../../main/engine/scim/resource';
import { type SyncLoop, startLoop } from '../../main/engine/sync/loop';
import { learn } from '../../main/engine/sync/profile';
import type { TenantClient } from '../../main/engine/tenant/client';
import { succeeded } from '../../preload/failure';
import { type HeldClock, holdClock } from './held-clock';
import { person } from './queue';
import { scripted } from './scripted-client';
import { openStore, user } from './tenant-model';

export interface LoopStage {
  clock: HeldClock;
  store: Store;
  rows: number[];
  loop: SyncLoop;
  /** How often the loop has told that its state changed. */
  told(): number;
}

/** A loop over a mirror of so many people, signed out; with nobody in it, before its first pull. */
export async function openLoopStage(people: number): Promise<LoopStage> {
  const clock = holdClock();
  const { now } = clock.environment;
  const store: Store = { ...(await openStore()), now, stamp: createStamp(now) };
  if (people > 0) writeFact(store.mirror, 'complete', { at: now(), took: 1 });
  learn(store, { ifMatch: 'ignored', delta: 'refused' });
  const rows = Array.from({ length: people }, (_, n) => person(store, String(n)));
  let told = 0;
  const loop = startLoop(store, clock.environment, {
    state() {
      told += 1;
      if (told > 5000) throw new Error('the loop does not rest');
    },
    rows() {},
    settled() {},
    columns() {},
    broken(error) {
      throw error;
    },
  });
  onTestFinished(() => loop.stop());
  return { clock, store, rows, loop, told: () => told };
}

/** A tenant that remembers titles, and answers for each person as it should unless told. */
export function remembering(store: Store, people: number, over: Partial<TenantClient> = {}) {
  const titles = new Map<string, unknown>(Array.from({ length: people }, (_, n) => [String(n), null]));
  const current = (id: string): Resource => user(id, titles.get(id) ? { title: titles.get(id) } : {});
  const client = scripted({
    discover: async () => succeeded({ ...store.model.discovery, cursorOnly: false, notes: [] }),
    async *pages() {
      const resources = [...titles.keys()].map(current);
      yield succeeded({ resources, total: null, date: null, requestedAt: store.stamp(), skipped: 0 });
    },
    get: async (_kind, id) => succeeded(current(id)),
    async patch(_kind, id, operations) {
      titles.set(id, operations[0]?.value);
      return succeeded(current(id));
    },
    ...over,
  });
  return { client, titles };
}

/** Lets three hours pass, minute by minute, or less if something comes true before. */
export async function within(clock: HeldClock, isTrue: () => boolean): Promise<boolean> {
  for (let minutes = 0; minutes < 180 && !isTrue(); minutes += 1) await clock.advance(60_000);
  return isTrue();
}
