/** The engine's memory with ten times as many users in the mirror, against that with all users of the tenant. */
import type { Benchmark, Sample } from './benchmark';
import { ask } from './child';
import { timesLarger } from './setting';

export interface MirroredOrder {
  mirror: string;
}

/** Of the whole process, in bytes. */
export interface Held {
  resident: number;
  heap: number;
}

export interface Mirrored {
  /** The tenant is open, and nothing is shown of it. */
  atRest: Held;
  /** A list of all users is open, and has been looked through. */
  shown: Held;
  users: number;
}

export const mirrored: Benchmark = {
  name: 'memory',
  what: (users) => `memory of the engine with ${users * timesLarger} users in a list, against ${users}`,
  unit: 'MB',
  aim: 1.5,
  windows: false,
  usualRuns: 1,
  async prepare(setting) {
    const mirror = await setting.mirror();
    const large = await setting.largeMirror();
    const holding = async (folder: string, users: number): Promise<Sample> => {
      const seen = await ask<MirroredOrder, Mirrored>('mirrored-by-engine.ts', { mirror: folder });
      if (seen.users !== users) throw new Error(`the mirror has ${seen.users} of ${users} users`);
      return {
        figure: seen.shown.resident / 1e6,
        more: {
          'heap, MB': seen.shown.heap / 1e6,
          'at rest, MB': seen.atRest.resident / 1e6,
          'heap at rest, MB': seen.atRest.heap / 1e6,
        },
      };
    };
    return {
      baseline: () => holding(mirror, setting.users),
      itself: () => holding(large, setting.users * timesLarger),
    };
  },
};
