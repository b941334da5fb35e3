import fc from 'fast-check';
import { expect, it } from 'vitest';
import { person } from '../../../tests/support/queue';
import { openStore } from '../../../tests/support/tenant-model';
import type { AttributePath } from '../scim/path';
import { writePath } from '../scim/path';
import type { Json, JsonObject } from '../scim/resource';
import { patchRow } from './patch-row';
import { writeRow } from './resources';
import { readRow } from './view';

const path = fc.record<AttributePath>({
  schema: fc.constantFrom(null, 'urn:x:2.0:User', 'urn:"quoted":User'),
  attribute: fc.constantFrom('title', 'name', 'active', 'a"b', "o'brien"),
  sub: fc.constantFrom(null, 'givenName', '$ref'),
});
const value = fc.oneof(
  fc.constantFrom<Json>(null, '', 'One', 'Ærø 😀', '\ud83d', '"', '\\', 'a\u0000b', 7, 1e21, -0.5, true, false),
  fc.constantFrom<Json>([], [{ value: 'x', primary: true }], { givenName: 'G' }, {}),
);
/** What a tenant may hold in the place of an object. */
const held = fc.dictionary(
  fc.constantFrom('title', 'name', 'urn:x:2.0:User', 'extra'),
  fc.oneof(value, fc.constant({ name: { familyName: 'F' }, title: null } as Json)),
);

it('writes what writing the whole would write', async () => {
  const store = await openStore();
  const id = person(store, 'u');
  const shown = store.mirror.sqlite.prepare('select * from row where id = ?');
  const indexed = store.mirror.sqlite.prepare('select count(*) from unindexed').pluck();
  const data = (row: unknown) => JSON.parse((row as { data: string }).data) as JsonObject;
  fc.assert(
    fc.property(held, fc.array(fc.record({ path, value }), { minLength: 1, maxLength: 22 }), (extra, wanted) => {
      const before: JsonObject = { ...readRow(store.mirror, id), ...extra };
      writeRow(store, id, before, true);
      const { search_text: searchText } = shown.get(id) as { search_text: string };
      const after = wanted.reduce((seen, { path, value }) => writePath(seen, path, value), before);
      // One value for each path, as the queue has it.
      fc.pre(new Set(wanted.map(({ path }) => `${path.schema} ${path.attribute}`)).size === wanted.length);
      patchRow(store, { id, before, after, patches: wanted, searchText }, true);
      const patched = shown.get(id);
      store.mirror.sqlite.exec('delete from unindexed');
      writeRow(store, id, after, true);
      const whole = shown.get(id);
      expect({ ...(patched as object), data: data(patched) }).toEqual({ ...(whole as object), data: data(whole) });
      // Nothing was left to be noted.
      expect(indexed.get()).toBe(0);
      writeRow(store, id, before, true);
      patchRow(store, { id, before, after, patches: wanted, searchText }, false);
      expect(data(shown.get(id))).toEqual(JSON.parse(JSON.stringify(after)));
    }),
    { numRuns: 300 },
  );
});
