/** Bulk edits as a window asks for them, at a real desk. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type BulkPreview,
  type CellValue,
  type Edit,
  groupColumn,
  type JobProgress,
  type Transformation,
} from '../../preload/contract';
import { failure } from '../../preload/failure';
import { group, person } from '../../tests/support/queue';
import { discovery, fleet, openStore, temporaryFolder } from '../../tests/support/tenant-model';
import { environment, tenantId, value } from '../../tests/sync/world';
import { createEngine } from './engine';
import type { Environment } from './environment';
import { writeFact } from './mirror/facts';
import { closeMirror } from './mirror/open';
import { plainAdministration } from './scim/administration';
import type { Discovery } from './scim/resource';

type Given = Record<string, unknown>;
const label = { key: 'batch.edit', params: {} };
const everyone = { search: '', status: null, equal: [], group: null, filter: null, open: null, sort: [] };

/** A desk that nobody is signed in at, with these people and an empty group. */
async function openDesk(people: readonly Given[], tenant: Discovery = discovery, world: Partial<Environment> = {}) {
  const directory = temporaryFolder();
  const store = await openStore(directory);
  writeFact(store.mirror, 'discovery', tenant);
  writeFact(store.mirror, 'membersShown', true);
  const rows = people.map((given, index) => person(store, `u${index}`, given));
  const cranes = group(store, 'cranes', []);
  closeMirror(store.mirror);
  const engine = createEngine(environment(world));
  const { calls, control } = engine;
  onTestFinished(async () => {
    await control['engine.stop'](undefined);
  });
  value(await control['tenant.open']({ tenantId, directory, baseUrl: 'http://127.0.0.1:1', token: null }));
  return {
    engine,
    rows,
    cranes: groupColumn(cranes),
    preview: async (columns: string[], how: Transformation, of = rows, start = 0, count = 1_000) =>
      value(await calls['bulk.preview']({ tenantId, rows: of, columns, how, start, count })),
    apply: async (columns: string[], how: Transformation, batchId: string = randomUUID(), of = rows) =>
      value(await calls['bulk.apply']({ tenantId, rows: of, columns, how, batchId, label })),
    edit: async (...edits: Edit[]) =>
      value(await calls['changes.apply']({ tenantId, batchId: randomUUID(), label, edits })),
    undo: async () => value(await calls['batches.undo']({ tenantId, batchId: null })),
    /** The cells of everybody, by person and column. */
    async cells(columns: string[]): Promise<Map<string, CellValue>> {
      const { viewId } = value(await calls['users.open']({ tenantId, columns, query: everyone }));
      const window = value(await calls['users.window']({ viewId, start: 0, count: 1_000 }));
      await calls['users.close']({ viewId });
      return new Map(
        window.rows.flatMap(({ id, cells }) =>
          columns.map((column, place) => [`${id} ${column}`, cells[place] ?? null] as const),
        ),
      );
    },
    async open() {
      const listed = await calls['changes.list']({ tenantId, selection: {}, before: null, limit: 1_000 });
      return value(listed).entries.map(({ row, column, from, to, state }) => ({ row, column, from, to, state }));
    },
  };
}

const setTo = (given: CellValue): Transformation => ({ by: 'value', value: given });
const template = (text: string): Transformation => ({ by: 'template', text });
function replace(find: string, by: string, regex = false): Transformation {
  return { by: 'replace', find, replace: by, regex, matchCase: false, wholeCell: false };
}

describe('a preview', () => {
  it('[G5] counts what changes, what stays and what is refused, and shows it in the order of the rows', async () => {
    const desk = await openDesk([{ title: 'Old' }, { title: 'New' }, {}, {}]);
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
    const desk = await openDesk([{}, {}], { ...discovery, admin });
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
    const desk = await openDesk([
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
    const desk = await openDesk([{}]);
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
    const desk = await openDesk([{ active: true }, { active: false }]);
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
    const desk = await openDesk(Array.from({ length: 1_200 }, () => ({})));
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
    const desk = await openDesk(
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

const name = fc.constantFrom('José', 'Ærø', 'ann', 'ANN', '', 'Łódź 12', '😀');
const someone = fc.record({
  userName: fc.constantFrom('ann', 'bob', 'cyd', 'José'),
  name: fc.record({ givenName: name, familyName: name }),
  title: fc.option(name),
  active: fc.boolean(),
});
const text = fc.constantFrom('ann', 'true', 'full', '7', '', 'x y');
const anyRule: fc.Arbitrary<Transformation> = fc.oneof(
  fc.record({ by: fc.constant('value' as const), value: fc.option(fc.oneof(text, fc.boolean(), fc.integer())) }),
  fc.record({
    by: fc.constant('template' as const),
    text: fc.constantFrom(
      '{userName|upper}',
      '{givenName|initial}{familyName|no-accents|lower}',
      '{title}',
      '{vehicles|pad:3}',
      'x{title|slice:1}',
    ),
  }),
  fc.record({
    by: fc.constant('replace' as const),
    find: fc.constantFrom('a', 'an', 'true', '.', '^'),
    replace: fc.constantFrom('b', '', 'false', '$&$&'),
    regex: fc.boolean(),
    matchCase: fc.boolean(),
    wholeCell: fc.boolean(),
  }),
);
const attributes = ['title', 'name.givenName', 'userName', 'active', 'emails', `${fleet}:access`, `${fleet}:vehicles`];
const shownColumns = [...attributes, `${fleet}:number`];
const gesture = fc.record({
  how: anyRule,
  columns: fc.uniqueArray(fc.constantFrom(...shownColumns, 'nothing', 'cranes'), { minLength: 1, maxLength: 4 }),
  /** Everybody but these. */
  without: fc.array(fc.nat(5)),
});

/** What a preview has promised of the cells. */
function promised(before: ReadonlyMap<string, CellValue>, { samples }: BulkPreview): Map<string, CellValue> {
  const after = new Map(before);
  for (const { row, column, to, failure } of samples) if (failure === null) after.set(`${row} ${column}`, to);
  return after;
}

it('[G5] does what its preview has shown, once, and its undo restores what was there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(someone, { minLength: 2, maxLength: 6 }),
      fc.array(gesture, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (people, gestures, deletesOne) => {
        const desk = await openDesk(people);
        const shown = [...shownColumns, desk.cranes];
        if (deletesOne) await desk.edit({ kind: 'delete', row: desk.rows[0] ?? 0 });
        for (const { how, columns: named, without } of gestures) {
          const columns = named.map((key) => (key === 'cranes' ? desk.cranes : key));
          const of = desk.rows.filter((_row, index) => !without.includes(index));
          const [before, queue] = [await desk.cells(shown), await desk.open()];
          const preview = await desk.preview(columns, how, of);
          expect(preview.changed + preview.refused).toBe(preview.samples.length);
          expect(preview.changed + preview.refused + preview.unchanged).toBe(of.length * columns.length);

          const batchId = randomUUID();
          const applied = await desk.apply(columns, how, batchId, of);
          expect(applied.applied).toBe(preview.changed);
          const refused = preview.samples.flatMap(({ row, column, failure }) =>
            failure ? [{ row, column, failure }] : [],
          );
          expect(applied.refused).toEqual(refused);
          const after = promised(before, preview);
          expect(await desk.cells(shown)).toEqual(after);

          const queued = await desk.open();
          expect(await desk.apply(columns, how, batchId, of)).toEqual(applied);
          expect(await desk.open()).toEqual(queued);
          if (how.by === 'value')
            expect(await desk.apply(columns, how, randomUUID(), of)).toMatchObject({ applied: 0 });
          if (preview.changed === 0) continue;
          await desk.undo();
          expect(await desk.cells(shown)).toEqual(before);
          expect(await desk.open()).toEqual(queue);
          value(await desk.engine.calls['batches.redo']({ tenantId }));
          expect(await desk.cells(shown)).toEqual(after);
        }
        await desk.engine.control['engine.stop'](undefined);
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);
