/** What the admin has done and seen: what the engine will be held to. */
import type { Json } from '../../main/engine/scim/resource';
import { isOpen, type MirrorState } from '../support/mirror-file';

export interface Chronicle {
  /** The admin has done something since the mirror was looked at last. */
  acted: boolean;
  /** The changes of every batch that was acknowledged. */
  acknowledged: Map<string, number[]>;
  /** The admin decides on cells with the tenant's values before the eyes: those may be replaced. */
  saw(mirror: MirrorState, row: number): void;
  /** Whether the admin has seen a value of a cell before deciding on it. */
  hasSeen(row: number, path: string, alike: (value: Json) => boolean): boolean;
  /** An edit was acknowledged. */
  acknowledge(mirror: MirrorState, batchId: string): void;
}

export function createChronicle(valuesOf: (mirror: MirrorState, row: number) => Map<string, Json>): Chronicle {
  const seen = new Map<number, Map<string, Json>[]>();
  return {
    acted: false,
    acknowledged: new Map(),
    saw(mirror, row) {
      const values = valuesOf(mirror, row);
      const list = seen.get(row);
      if (list) list.push(values);
      else seen.set(row, [values]);
    },
    hasSeen(row, path, alike) {
      return (seen.get(row) ?? []).some((values) => alike(values.get(path) ?? null));
    },
    acknowledge(mirror, batchId) {
      const changes = [...mirror.changes.values()].filter((change) => change.batchId === batchId);
      this.acknowledged.set(
        batchId,
        changes.map(({ id }) => id),
      );
    },
  };
}

/** How many changes are in which state. */
export function countByState(mirror: MirrorState): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const change of mirror.changes.values()) {
    if (isOpen(change)) counts[change.state] = (counts[change.state] ?? 0) + 1;
  }
  return counts;
}
