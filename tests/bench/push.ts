/** Ten thousand changed users on their way to the tenant, against the same requests merely made. */
import type { FaultInput } from '../../demo/server';
import type { Benchmark, Sample } from './benchmark';
import { ask } from './child';
import type { SentRequest } from './requests';
import type { Setting, TenantAddress, TenantOrder } from './setting';

/** A mirror without queue, and how many of its users are changed by one attribute. */
export interface PushOrder extends TenantAddress {
  mirror: string;
  changes: number;
}

export interface Pushed {
  milliseconds: number;
  sent: SentRequest[];
}

export interface RepeatOrder extends TenantAddress {
  requests: SentRequest[];
}

const mostChanges = 10_000;

function sampleOf(milliseconds: number, requests: number, changes: number): Sample {
  const seconds = milliseconds / 1000;
  return { figure: seconds, more: { 'changes a second': changes / seconds, 'requests a change': requests / changes } };
}

async function rivals(setting: Setting, name: string, faults: readonly FaultInput[]) {
  const changes = Math.min(setting.users, mostChanges);
  const order: TenantOrder = { users: changes, faults };
  async function atTenant<T>(work: (tenant: TenantAddress) => Promise<T>): Promise<T> {
    const { end, ...tenant } = await setting.ownTenant(order);
    try {
      return await work(tenant);
    } finally {
      await end();
    }
  }
  const mirror = await atTenant((tenant) => setting.mirrorOf(tenant, name));
  const push = () =>
    atTenant(async (tenant) => {
      const copy = await setting.copyOf(mirror, name);
      return ask<PushOrder, Pushed>('push-by-engine.ts', { ...tenant, mirror: copy, changes });
    });
  // Tenants of a kind are the same to the last version: what was sent to one can be sent to the next.
  const rehearsed = await push();
  const { sent: requests } = rehearsed;
  let ready: Pushed | null = rehearsed;
  return {
    async baseline() {
      const milliseconds = await atTenant((tenant) =>
        ask<RepeatOrder, number>('push-plainly.ts', { ...tenant, requests }),
      );
      return sampleOf(milliseconds, requests.length, changes);
    },
    async itself() {
      // What was sent to know the requests counts as the first run.
      const { milliseconds, sent } = ready ?? (await push());
      ready = null;
      return sampleOf(milliseconds, sent.length, changes);
    },
  };
}

const shared = { unit: 's', aim: 1.2, windows: false, usualRuns: 2 };
const against = 'against the same requests from memory, four at a time';

export const push: Benchmark = {
  ...shared,
  name: 'push',
  what: (users) => `push of ${Math.min(users, mostChanges)} changed users without Bulk, ${against}`,
  prepare: (setting) => rivals(setting, 'push', [{ fault: 'bulkAbsent' }]),
};

export const pushBulk: Benchmark = {
  ...shared,
  name: 'push-bulk',
  what: (users) => `push of ${Math.min(users, mostChanges)} changed users with Bulk, ${against}`,
  prepare: (setting) => rivals(setting, 'push-bulk', []),
};
