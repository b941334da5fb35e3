import fc from 'fast-check';
import { expect, it } from 'vitest';
import { person } from '../../../tests/support/queue';
import { openStore } from '../../../tests/support/tenant-model';
import type { AttributePath } from '../scim/path';
import { formatPath, writePath } from '../scim/path';
import type { Json, JsonObject } from '../scim/resource';
import { rewriteRow, writeRow } from './user-rows';
import { readRow } from './view';

const path = fc.record<AttributePath>({
  schema: fc.constantFrom(null, 'urn:x:2.0:User', 'urn:"quoted":User'),
  attribute: fc.constantFrom('title', 'name', 'active', 'status', 'displayName', 'a"b', "o'brien", '__proto__'),
  sub: fc.constantFrom(null, 'givenName', '$ref'),
});
const value = fc.oneof(
  fc.constantFrom<Json>(null, '', 'One', 'Ærø 😀', '\ud83d', '"', '\\', 'a\u0000b', 7, 1e21, -0.5, true, false),
  fc.constantFrom<Json>([], [{ value: 'x', primary: null }], { givenName: 'G' }, {}),
);
/** What a tenant may hold in the place of an object. */
const held = fc.dictionary(
  fc.constantFrom('title', 'name', 'urn:x:2.0:User', 'extra'),
  fc.oneof(value, fc.constant({ name: { familyName: 'F' }, title: null } as Json)),
);

/** Null and absent are the same (RFC 7643 section 2.5), within lists too but for SQL, which leaves lists alone. */
function withoutNulls(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([name, item]) => [name, withoutNulls(item)]));
}

it('shows people as they were written, whether as a whole or only what has changed', async () => {
  const store = await openStore();
  const id = person(store, 'u');
  const { sqlite } = store.mirror;
  const write = sqlite.prepare('update resource set base = ? where id = ?');
  const shown = sqlite.prepare('select * from row where id = ?');
  const unindexed = sqlite.prepare('select count(*) from unindexed').pluck();
  const own = readRow(store.mirror, id);
  fc.assert(
    fc.property(held, fc.array(fc.record({ path, value }), { minLength: 1, maxLength: 8 }), (extra, wanted) => {
      const base = JSON.parse(JSON.stringify({ ...own, ...extra })) as JsonObject;
      write.run(JSON.stringify(base), id);
      writeRow(store, { id, base, seen: base });
      const { search_text: text } = shown.get(id) as { search_text: string };
      const seen = wanted.reduce((before, one) => writePath(before, one.path, one.value), base);
      const changed = wanted.map((one) => formatPath(one.path));
      rewriteRow(store, { id, base, seen }, changed, text);
      const rewritten = shown.get(id);
      const asWritten = JSON.parse(JSON.stringify(seen)) as JsonObject;
      expect(withoutNulls(readRow(store.mirror, id))).toEqual(withoutNulls(asWritten));
      sqlite.exec('delete from unindexed');
      writeRow(store, { id, base, seen });
      expect(rewritten).toEqual(shown.get(id));
      // Nothing was left to be noted.
      expect(unindexed.get()).toBe(0);
      writeRow(store, { id, base, seen: base });
      expect(shown.get(id)).toMatchObject({ data: null });
    }),
    { numRuns: 300 },
  );
});
