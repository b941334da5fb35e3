/** What a preview of bulk edits promises, applying keeps. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BulkPreview, CellValue, Transformation } from '../../preload/contract';
import { openBulkDesk } from '../../tests/support/bulk-desk';
import { fleet } from '../../tests/support/tenant-model';
import { tenantId, value } from '../../tests/sync/world';

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
        const desk = await openBulkDesk(people);
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
