/** What has not been sent of groups: who waits to join or to leave, and what awaits the groups themselves. */
import type { ChangeEntry } from '../../preload/contract';

/** Open changes by the group that they are of; an entry of a person's own is none. */
export function waitingByGroup(entries: readonly ChangeEntry[]): ReadonlyMap<number, readonly ChangeEntry[]> {
  const found = new Map<number, ChangeEntry[]>();
  for (const entry of entries) {
    const known = found.get(entry.row);
    if (known) known.push(entry);
    else found.set(entry.row, [entry]);
  }
  return found;
}

export interface Waiting {
  /** Names of those who wait to join, and of those who wait to leave. */
  joining: string[];
  leaving: string[];
  /** What awaits the group itself. */
  fate: 'create' | 'delete' | null;
  /** It waits to be called otherwise. */
  isRenamed: boolean;
  /** How many of its changes were refused by the tenant or met a colleague's. */
  stopped: number;
}

/** What waits of one group. */
export function waitingOf(entries: readonly ChangeEntry[]): Waiting {
  const waiting: Waiting = { joining: [], leaving: [], fate: null, isRenamed: false, stopped: 0 };
  for (const { kind, from, to, state } of entries) {
    if (state === 'rejected' || state === 'conflict') waiting.stopped += 1;
    if (kind === 'add-member') waiting.joining.push(String(to ?? ''));
    else if (kind === 'remove-member') waiting.leaving.push(String(from ?? ''));
    else if (kind === 'create' || kind === 'delete') waiting.fate = kind;
    else waiting.isRenamed = true;
  }
  return waiting;
}
