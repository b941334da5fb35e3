/** Another pull of all users when nothing has changed, against the same pages merely fetched and parsed. */
import type { Benchmark } from './benchmark';
import { ask } from './child';
import { type PlainPullOrder, type Pulled, sampleOf } from './pull';
import type { TenantAddress } from './setting';

/** A tenant, and a complete mirror of it. */
export interface RepullOrder extends TenantAddress {
  mirror: string;
}

export const repull: Benchmark = {
  name: 'repull',
  what: (users) => `staged pull of ${users} users of whom none has changed, against the same pages fetched and parsed`,
  unit: 's',
  aim: 1.5,
  windows: false,
  usualRuns: 2,
  async prepare(setting) {
    const tenant = await setting.tenant();
    const order: RepullOrder = { ...tenant, mirror: await setting.copyOf(await setting.mirror(), 'repull') };
    return {
      baseline: async () => sampleOf(await ask<PlainPullOrder, Pulled>('pull-plainly.ts', tenant)),
      itself: async () => sampleOf(await ask<RepullOrder, Pulled>('repull-by-engine.ts', order)),
    };
  },
};
