/** The first pull of all users, against the same pages merely fetched and parsed. */
import type { Benchmark, Sample } from './benchmark';
import { ask } from './child';
import type { TenantAddress } from './setting';

export interface Pulled {
  milliseconds: number;
  users: number;
}

export interface PlainPullOrder extends TenantAddress {
  /** A SCIM filter; everybody without one. */
  filter?: string;
}

export function sampleOf({ milliseconds, users }: Pulled): Sample {
  const seconds = milliseconds / 1000;
  return { figure: seconds, more: { 'users a second': users / seconds } };
}

export const pull: Benchmark = {
  name: 'pull',
  what: (users) => `first pull of ${users} users into the mirror, against the same pages fetched and parsed`,
  unit: 's',
  aim: 1.5,
  windows: false,
  usualRuns: 5,
  async prepare(setting) {
    const tenant = await setting.tenant();
    const by = async (program: string) => {
      const pulled = await ask<PlainPullOrder, Pulled>(program, tenant);
      if (pulled.users !== setting.users) throw new Error(`${program} got ${pulled.users} of ${setting.users} users`);
      return sampleOf(pulled);
    };
    return { baseline: () => by('pull-plainly.ts'), itself: () => by('pull-by-engine.ts') };
  },
};
