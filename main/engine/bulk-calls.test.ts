/** Bulk edits as a window asks for them, at a real desk. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Edit, JobProgress } from '../../preload/contract';
import { failure } from '../../preload/failure';
import { openBulkDesk, replace, setTo, template } from '../../tests/support/bulk-desk';
import { label } from '../../tests/support/queue';
import { discovery, fleet } from '../../tests/support/tenant-model';
import { tenantId, value } from '../../tests/sync/world';
import { plainAdministration } from './scim/administration';

describe('a preview', () => {
  it('[G5] counts what changes, what stays and what is refused, and shows it in the order of the rows', async () => {
    const desk = await openBulkDesk([{ title: 'Old' }, { title: 'New' }, {}, {}]);
    const [a = 0, b = 0, c = 0, d = 0] = desk.rows;
    await desk.edit({ kind: 'delete', row: d });
    expect(await desk.preview(['title'], setTo('New'), [d, c, 999, b, a])).toEqual({
      changed: 2,
      unchanged: 1,
      refused: 2,
      reasons: [
        { failure: failure('to-be-deleted'), count: 1 },
        { failure: failure('unknown-row'), count: 1 },
      ],
      taken: 0,
      samples: [
        {
          row: d,
          name: 'Given u3 Family u3',
          column: 'title',
          from: null,
          to: 'New',
          failure: failure('to-be-deleted'),
        },
        { row: c, name: 'Given u2 Family u2', column: 'title', from: null, to: 'New', failure: null },
        { row: 999, name: '', column: 'title', from: null, to: 'New', failure: failure('unknown-row') },
        { row: a, name: 'Given u0 Family u0', column: 'title', from: 'Old', to: 'New', failure: null },
      ],
      problem: null,
    });
    const window = await desk.preview(['title'], setTo('New'), [d, c, 999, b, a], 1, 2);
    expect(window.samples.map(({ row }) => row)).toEqual([c, 999]);
    expect(await desk.open()).toMatchObject([{ row: d }]);
  });

  it('says why cells are refused', async () => {
    const me = { id: 'u0', displayName: 'Me', role: null, roleNames: {} };
    const admin = {
      ...plainAdministration,
      me: me as never,
      ownReadOnly: [{ attribute: 'active', reason: null }] as never,
      permissions: ['users.edit'] as never,
    };
    const desk = await openBulkDesk([{}, {}], { ...discovery, admin });
    const columns = ['active', `${fleet}:number`, 'nothing', 'userName', `${fleet}:access`, desk.cranes];
    const { reasons, refused } = await desk.preview(columns, setTo(null));
    expect(refused).toBe(9);
    expect(Object.fromEntries(reasons.map(({ failure, count }) => [failure.code, count]))).toEqual({
      'own-attribute': 1,
      'read-only': 2,
      'unknown-column': 2,
      required: 2,
      'not-permitted': 2,
    });
    const choice = await desk.preview([`${fleet}:access`], setTo('everything'));
    expect(choice.reasons).toMatchObject([{ failure: { code: 'not-choice' }, count: 2 }]);
  });

  it('finds values that must be unique and are taken', async () => {
    const desk = await openBulkDesk([
      { userName: 'ann', title: 'bob' },
      { userName: 'bob', title: 'cyd' },
      { userName: 'cyd', title: 'NEW' },
      { userName: 'dan', title: 'new' },
      { userName: 'eve', title: 'Ann' },
    ]);
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = desk.rows;
    const taken = async (...of: number[]) => (await desk.preview(['userName'], template('{title}'), of)).taken;
    expect(await taken(a)).toBe(1);
    // Whoever has it changes away.
    expect(await taken(a, b, c)).toBe(0);
    expect(await taken(c, d)).toBe(2);
    expect(await taken(c)).toBe(0);
    expect(await taken(e)).toBe(1);
    expect(await taken(a, b, c, d, e)).toBe(2);
  });

  it('tells what is wrong with a rule', async () => {
    const desk = await openBulkDesk([{}]);
    expect((await desk.preview(['title'], template('{nobody}'))).problem).toEqual({
      code: 'unknown-attribute',
      at: 1,
      length: 6,
      found: 'nobody',
    });
    expect((await desk.preview(['title'], replace('(', '', true))).problem).toMatchObject({ code: 'expression' });
    const applied = await desk.engine.calls['bulk.apply']({
      ...{ tenantId, rows: desk.rows, columns: ['title'], how: template('{nobody}'), batchId: randomUUID(), label },
    });
    expect(applied).toMatchObject({ ok: false });
  });

  it('compares choices, numbers and yes/no by their values', async () => {
    const desk = await openBulkDesk([{ active: true }, { active: false }]);
    const { samples } = await desk.preview(
      ['active', `${fleet}:access`, `${fleet}:vehicles`],
      replace('^(true|FULL|3)$', '$1', true),
    );
    expect(samples).toEqual([]);
    const changed = await desk.preview(['active', `${fleet}:access`, desk.cranes], replace('true', 'false'));
    expect(changed.samples).toMatchObject([{ column: 'active', from: true, to: false }]);
    expect(await desk.apply([`${fleet}:access`], replace('full', 'NONE'))).toMatchObject({ applied: 2 });
    expect([...(await desk.cells([`${fleet}:access`])).values()]).toEqual(['none', 'none']);
  });
});

describe('long work', () => {
  it('can be cancelled while nothing is queued', async () => {
    const desk = await openBulkDesk(Array.from({ length: 1_200 }, () => ({})));
    const jobId = randomUUID();
    const asked = {
      tenantId,
      rows: desk.rows,
      columns: ['title'],
      how: setTo('x'),
      jobId,
      batchId: randomUUID(),
      label,
    };
    const told: JobProgress[] = [];
    desk.engine.subscribe((channel, payload) => {
      if (channel === 'job.progress') told.push(payload as JobProgress);
    });
    const applied = desk.engine.calls['bulk.apply'](asked);
    await desk.engine.calls['jobs.cancel']({ jobId });
    expect(await applied).toEqual({ ok: false, failure: failure('cancelled') });
    expect(told.at(-1)).toMatchObject({ jobId, state: 'cancelled' });
    expect(await desk.open()).toEqual([]);
  });

  it('tells how far it is once it takes long, and its end in any case', async () => {
    let pace = 0;
    let clock = 0;
    const desk = await openBulkDesk(
      Array.from({ length: 1_200 }, () => ({})),
      discovery,
      { now: () => (clock += pace) },
    );
    const told: JobProgress[] = [];
    desk.engine.subscribe((channel, payload) => {
      if (channel === 'job.progress') told.push(payload as JobProgress);
    });
    const apply = async (title: string) => {
      told.length = 0;
      const edits: Edit[] = [{ kind: 'cells', column: 'title', rows: desk.rows, values: [title] }];
      const jobId = randomUUID();
      value(await desk.engine.calls['changes.apply']({ tenantId, jobId, batchId: randomUUID(), label, edits }));
      return told.map(({ done, total, state }) => ({ done, total, state }));
    };
    const end = { done: 1_200, total: 1_200, state: 'finished' };
    expect(await apply('At once')).toEqual([end]);
    pace = 400;
    const slow = await apply('Slowly');
    expect(slow.length).toBeGreaterThan(2);
    expect(slow.at(-1)).toEqual(end);
    const running = slow.slice(0, -1);
    expect(running.every(({ state, total }) => state === 'running' && total === 1_200)).toBe(true);
    expect(running.map(({ done }) => done)).toEqual(running.map(({ done }) => done).sort((one, other) => one - other));
  });
});
