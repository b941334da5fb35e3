/** A pull of only what changed, against the same pages merely fetched and parsed. */
import type { Benchmark } from './benchmark';
import { ask, start } from './child';
import type { PlainPullOrder, Pulled } from './pull';
import type { RepullOrder } from './repull';
import type { TenantAddress } from './setting';

/** What is ordered first makes the engine trust the tenant; each order after that has it pull once. Answers in milliseconds. */
export type DeltaOrder = RepullOrder | { pull: true };

const mostChanges = 1000;
/** So many changes are made at once. */
const together = 8;
/** Everybody had been left alone for long before the tenant was started. */
const sinceStart = 'meta.lastModified ge "2025-07-01T00:00:00Z"';

/** Changes the first so many users, as a colleague would. */
async function changeUsers({ baseUrl, token }: TenantAddress, count: number, title: string): Promise<void> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/scim+json' };
  const ids: string[] = [];
  while (ids.length < count) {
    const page = await fetch(
      `${baseUrl}/Users?startIndex=${ids.length + 1}&count=${count - ids.length}&attributes=id`,
      {
        headers,
      },
    );
    const { Resources } = (await page.json()) as { Resources: { id: string }[] };
    ids.push(...Resources.map(({ id }) => id));
  }
  const body = JSON.stringify({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'title', value: title }],
  });
  const waiting = ids.values();
  async function work(): Promise<void> {
    for (const id of waiting) {
      const response = await fetch(`${baseUrl}/Users/${id}`, { method: 'PATCH', headers, body });
      await response.text();
      if (!response.ok) throw new Error(`${id} could not be changed: ${response.status}`);
    }
  }
  await Promise.all(Array.from({ length: together }, work));
}

const changesOf = (users: number) => Math.min(mostChanges, Math.floor(users / 2));

export const delta: Benchmark = {
  name: 'delta',
  what: (users) =>
    `delta pull of ${changesOf(users)} changed ones of ${users} users, against the same pages fetched and parsed`,
  unit: 's',
  aim: 1.5,
  windows: false,
  usualRuns: 3,
  async prepare(setting) {
    const { end, ...tenant } = await setting.ownTenant({ users: setting.users });
    const mirror = await setting.copyOf(await setting.mirror(), 'delta');
    const engine = start<DeltaOrder, number>('delta-by-engine.ts');
    setting.say('  pulling everything, and proving to the engine that the tenant tells of changes');
    await engine.ask({ ...tenant, mirror });
    let turn = 0;
    return {
      async baseline() {
        turn += 1;
        await changeUsers(tenant, changesOf(setting.users), `Inspector ${turn}`);
        const plainly = { ...tenant, filter: sinceStart };
        const { milliseconds } = await ask<PlainPullOrder, Pulled>('pull-plainly.ts', plainly);
        return { figure: milliseconds / 1000 };
      },
      itself: async () => ({ figure: (await engine.ask({ pull: true })) / 1000 }),
      async end() {
        await engine.end();
        await end();
      },
    };
  },
};
