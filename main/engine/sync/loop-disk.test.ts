/** What the loop does when the disk lets it down. */
import { describe, expect, it } from 'vitest';
import { succeeded } from '../../../preload/failure';
import { manyTurns } from '../../../tests/support/held-clock';
import { openLoopStage, remembering, within } from '../../../tests/support/loop-stage';
import { only, open, retitle } from '../../../tests/support/queue';
import { user } from '../../../tests/support/tenant-model';
import { readFact } from '../mirror/facts';
import type { TenantClient } from '../tenant/client';

describe('a full disk', () => {
  /** Three pages of people; the disk is full when the second is to be written. */
  async function fullAtTheSecondPage() {
    const made = await openLoopStage(0);
    const { sqlite } = made.store.mirror;
    let begun = 0;
    const client = remembering(made.store, 0, {
      async *pages() {
        begun += 1;
        for (let page = 0; page < 3; page += 1) {
          if (page === 1 && begun === 1)
            sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true })}`);
          const resources = Array.from({ length: 300 }, (_, n) => user(String(page * 300 + n)));
          yield succeeded({ resources, total: 900, date: null, requestedAt: made.store.stamp(), skipped: 0 });
        }
      },
    }).client;
    made.loop.use(client);
    await expect.poll(() => made.loop.state().notice?.code).toBe('disk-full');
    return { ...made, pulls: () => begun, makeRoom: () => sqlite.pragma('max_page_count = 1073741823') };
  }

  it('is waited for until the time that the state tells, and not tried again before', async () => {
    const { clock, loop, told, pulls } = await fullAtTheSecondPage();
    const { retryAt } = loop.state();
    const before = told();
    await manyTurns();
    expect(told()).toBe(before);
    expect(pulls()).toBe(1);
    expect(clock.waits()).toContain((retryAt ?? 0) - clock.environment.now());
  });

  it('loses no page: what could not be written is pulled again', async () => {
    const { clock, store, loop, makeRoom } = await fullAtTheSecondPage();
    makeRoom();
    expect(await within(clock, () => readFact(store.mirror, 'complete') !== null)).toBe(true);
    expect(store.mirror.sqlite.prepare('select count(*) from row').pluck().get()).toBe(900);
    expect(loop.state()).toMatchObject({ connection: 'online', notice: null });
  });
});

describe('a file that cannot be written', () => {
  it('is waited for, also by what was under way, and then nothing is sent twice', async () => {
    const { clock, store, rows, loop, told } = await openLoopStage(1);
    const { sqlite } = store.mirror;
    let sent = 0;
    const tenant = remembering(store, 1);
    const client: TenantClient = {
      ...tenant.client,
      patch(...request) {
        sent += 1;
        sqlite.pragma('query_only = 1');
        return tenant.client.patch(...request);
      },
    };
    retitle(store, rows[0] ?? 0, 'T');
    loop.use(client);
    await expect.poll(() => loop.state().notice?.code).toBe('mirror-unreadable');
    const before = told();
    await manyTurns();
    expect(told()).toBe(before);
    await clock.advance(60_000);
    expect(told()).toBe(before + 1);
    expect(only(store)).toMatchObject({ state: 'sending' });
    sqlite.pragma('query_only = 0');
    expect(await within(clock, () => open(store).length === 0)).toBe(true);
    expect(sent).toBe(1);
    expect(loop.state()).toMatchObject({ connection: 'online', notice: null });
  });
});
