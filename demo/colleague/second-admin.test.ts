import { scheduler } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { actionScenes } from '../actions/scene';
import type { KindName } from '../kinds/kind';
import { kinds } from '../kinds/registry';
import { adminUser } from '../test-client';

const open = actionScenes();

/** The roles of a kind, the one that may do everything first. */
const rolesOf = (kind: KindName) => kinds[kind].administration.roles.map(({ value }) => value);

describe('the second admin', () => {
  it.each(['trackunit', 'justtrack', 'wetrack'] as const)('edits somebody of %s in a believable way', async (kind) => {
    const { demo } = await open({ kind, users: 80, groups: 0 });
    const before = new Map(demo.tenant.users().map((user) => [user.id, user]));
    const changed = new Set<string>();
    for (let count = 0; count < 60; count += 1) {
      const edited = demo.tenant.colleague.work();
      expect(edited?.[adminUser]).toMatchObject({ lastModifiedBy: 'Karen Holm' });
    }
    for (const user of demo.tenant.users()) {
      const was = before.get(user.id) ?? {};
      for (const [name, value] of Object.entries(user)) {
        if (JSON.stringify(value) !== JSON.stringify(Reflect.get(was, name))) changed.add(name);
      }
    }
    const [, ...names] = ['', 'title', 'phoneNumbers', 'roles', 'active', 'schemas', 'meta'];
    expect([...changed].filter((name) => !name.startsWith('urn:') && !names.includes(name))).toEqual([]);
    expect(changed.size).toBeGreaterThan(3);
    expect(demo.tenant.users()).toHaveLength(80);
  });

  it('leaves admins, and who has a token, in place and in office', async () => {
    const { demo } = await open({ kind: 'justtrack', users: 12, admins: [{ token: 'm', role: 'Member' }] });
    const [highest] = rolesOf('justtrack');
    const standing = () =>
      demo.tenant
        .users()
        .filter(({ roles }) => JSON.stringify(roles).includes(`"${highest}"`))
        .map(({ id, active }) => [id, active]);
    const before = standing();
    for (let count = 0; count < 200; count += 1) demo.tenant.colleague.work();
    expect(standing()).toEqual(before);
  });

  it('prefers whom somebody else has just edited', async () => {
    const { demo, client } = await open({ kind: 'trackunit', users: 2_000, groups: 0 });
    const ids = demo.tenant
      .users()
      .slice(1_500, 1_510)
      .map(({ id }) => id);
    let met = 0;
    for (const id of ids) {
      await client.patch(`/Users/${id}`, [{ op: 'replace', path: 'title', value: 'Mine' }]);
      if (demo.tenant.colleague.work()?.id === id) met += 1;
    }
    expect(met).toBeGreaterThan(2);
  });

  it('does the same for the same seed', async () => {
    const history = async () => {
      const { demo } = await open({ kind: 'trackunit', now: () => 0 });
      return Array.from({ length: 20 }, () => demo.tenant.colleague.work());
    };
    expect(await history()).toEqual(await history());
  });

  it('comes back after the time that was asked for, until the tenant is closed', async () => {
    const waits: (() => void)[] = [];
    const lengths: number[] = [];
    const wait = (ms: number) =>
      new Promise<void>((resolve) => {
        lengths.push(ms);
        waits.push(resolve);
      });
    const { demo } = await open({ kind: 'trackunit', colleagueEvery: 90_000, wait });
    const edited = () => JSON.stringify(demo.tenant.users()).split('Karen Holm').length - 1;
    expect(edited()).toBe(0);
    for (let count = 1; count < 4; count += 1) {
      waits.shift()?.();
      await scheduler.yield();
      expect(waits).toHaveLength(1);
      expect(edited()).toBeGreaterThan(0);
    }
    expect(lengths).toEqual([90_000, 90_000, 90_000, 90_000]);
    const users = demo.tenant.users();
    await demo.close();
    waits.shift()?.();
    await scheduler.yield();
    expect(demo.tenant.users()).toEqual(users);
    expect(waits).toEqual([]);
  });

  it('is not there unless asked for', async () => {
    const { demo } = await open({ kind: 'trackunit', wait: () => Promise.reject(new Error('nothing waits')) });
    expect(JSON.stringify(demo.tenant.users())).not.toContain('Karen Holm');
  });
});
