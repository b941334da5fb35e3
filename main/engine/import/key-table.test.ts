import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { createKeyTable, type KeyTable } from './key-table';
import { closeScratch, openScratch, write } from './scratch';
import { createStoredKeys } from './stored-keys';

/** Makes tables in a scratch file, each in the place of the last one. */
function storedTables(): () => KeyTable {
  const folder = mkdtempSync(join(tmpdir(), 'muster-keys-'));
  const scratch = openScratch(folder, '00000000-0000-4000-8000-000000000000');
  onTestFinished(() => {
    closeScratch(scratch);
    rmSync(folder, { recursive: true });
  });
  return () => {
    write(scratch, 'delete from key');
    return createStoredKeys(scratch, 1);
  };
}

it.each([
  { where: 'in memory', tables: () => () => createKeyTable() },
  { where: 'in the scratch file', tables: storedTables },
])('who has a value is found again $where, however many share it', ({ tables }) => {
  const createTable = tables();
  const text = fc.oneof(fc.constantFrom('ann', 'bob', 'é', '😀'), fc.string({ unit: 'grapheme', minLength: 1 }));
  fc.assert(
    fc.property(fc.array(fc.option(text), { maxLength: 3_000 }), (values) => {
      const table = createTable();
      const owners = new Map<string, number[]>();
      for (const [index, value] of values.entries()) {
        if (value === null) continue;
        table.add(value, 10 + index);
        owners.set(value, [...(owners.get(value) ?? []), 10 + index]);
      }
      for (const [value, [row = 0, ...others]] of owners) {
        expect(table.ownersOf(value)).toEqual({ row, isShared: others.length > 0 });
        expect(table.rowsOf(value, 5_000).toSorted((one, other) => one - other)).toEqual([row, ...others]);
        expect(table.rowsOf(value, 1)).toEqual([row]);
      }
      const had = values.flatMap((value, index) => (value === null ? [] : [[10 + index, value] as const]));
      expect([...table.textsOf([1, ...values.map((_, index) => 10 + index), 10 + values.length])].sort()).toEqual(
        had.sort(),
      );
      expect(had.every(([row, value]) => table.has(value, row) && !table.has(value, row + values.length))).toBe(true);
      expect([table.ownersOf('nobody has this'), table.rowsOf('nobody has this', 9)]).toEqual([null, []]);
    }),
    { numRuns: 30 },
  );
});
