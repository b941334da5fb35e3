/** A file that an export wrote comes back: only what was edited in it is changed. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CellValue } from '../../../preload/contract';
import { type Given, importing } from '../../../tests/support/import-scene';
import { open, person } from '../../../tests/support/queue';
import { fleet, openStore } from '../../../tests/support/tenant-model';
import { readRow } from '../mirror/view';
import { cellsOf } from '../people/rows';
import { readCell } from '../scim/cell';
import { workbookCell } from '../workbook/cells';

const keys = [
  'id',
  'userName',
  'emails',
  'title',
  'displayName',
  'name.familyName',
  'phoneNumbers',
  'active',
  `${fleet}:access`,
  `${fleet}:vehicles`,
  `${fleet}:since`,
  `${fleet}:number`,
];
const words = { yes: 'yes', no: 'no' };

/** Text with all that makes texts hard to keep. */
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    '',
    ' ',
    '00123',
    '0',
    '12',
    '=1+1',
    '#N/A',
    '6.1E+10',
    '_x0041_',
    ' Chief ',
    'yes',
    'a\r\nb',
    '\u00a0x\u200b',
    'É',
    'E\u0301',
  ),
);
const instant = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const someone = fc.record({
  title: text,
  displayName: text,
  family: text,
  phone: text,
  active: fc.option(fc.boolean()),
  access: fc.option(fc.constantFrom('full', 'assigned', 'none', 'Unheard of')),
  vehicles: fc.option(fc.integer({ min: -5, max: 100_000 })),
  since: fc.option(instant),
});

/** What somebody writes into a cell of the file on purpose, and what it means. */
const wishes: Record<string, fc.Arbitrary<{ text: string; value: CellValue }>> = {
  userName: word('name'),
  emails: word('mail', '@example.com'),
  title: word('title'),
  displayName: word('display'),
  'name.familyName': word('family'),
  phoneNumbers: word('+45 '),
  active: fc.constantFrom({ text: 'Oui', value: true }, { text: 'no', value: false }),
  [`${fleet}:access`]: fc.constantFrom({ text: 'FULL', value: 'full' }, { text: ' none', value: 'none' }),
  [`${fleet}:vehicles`]: fc.integer({ min: 200_000, max: 300_000 }).map((n) => ({ text: `${n},0`, value: n })),
};

const unique = new Set(['userName', 'emails']);

function word(prefix: string, suffix = 'x') {
  return fc.nat(1_000_000).map((n) => ({ text: ` ${prefix}${n}${suffix}\u00a0`, value: `${prefix}${n}${suffix}` }));
}

/** A cell as the reader of workbooks hands it on. */
function written(value: CellValue, type: Parameters<typeof workbookCell>[1]): Given {
  const { value: cell } = workbookCell(value, type, words);
  if (cell === undefined) return null;
  if (cell instanceof Date) return { text: cell.toISOString().slice(0, 19), kind: 'date' };
  // What XML cannot hold is escaped on the way out, and read back.
  return typeof cell === 'number' ? { text: String(cell), kind: 'number' } : cell.replaceAll('_x005F_', '_');
}

it('yields exactly the edits that were made in it, whatever the order of lines and columns', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(someone, { minLength: 1, maxLength: 6 }),
      fc.array(fc.record({ who: fc.nat(5), key: fc.constantFrom(...Object.keys(wishes)), seed: fc.nat() }), {
        maxLength: 6,
      }),
      fc.nat(),
      async (people, edits, order) => {
        const store = await openStore();
        const rows = people.map(({ title, displayName, family, phone, active, access, vehicles, since }, n) =>
          person(store, `u${n}`, {
            ...{ title, displayName, active },
            name: { familyName: family },
            phoneNumbers: [{ value: phone, primary: true }],
            [fleet]: { access, vehicles, since, number: n },
          }),
        );
        const columns = keys.map((key) => store.model.byKey.get(key));
        const values = cellsOf(store, rows, keys);
        const lines: Given[][] = values.map((cells) =>
          cells.map((value, place) => written(value, columns[place]?.type ?? 'text')),
        );
        const expected = new Map<string, CellValue>();
        for (const { who, key, seed } of edits) {
          const [line, place] = [lines[who], keys.indexOf(key)];
          const wish = wishes[key] && fc.sample(wishes[key], { numRuns: 1, seed })[0];
          if (!line || !wish) continue;
          // Two people cannot get one address, nor one name to sign in with.
          const others = [...expected].filter(([cell]) => cell.endsWith(` ${key}`) && cell !== `${rows[who]} ${key}`);
          if (unique.has(key) && others.some(([, value]) => value === wish.value)) continue;
          line[place] = wish.text;
          if (values[who]?.[place] === wish.value) expected.delete(`${rows[who]} ${key}`);
          else expected.set(`${rows[who]} ${key}`, wish.value);
        }
        const turned = <T>(list: readonly T[]) => [
          ...list.slice(order % list.length),
          ...list.slice(0, order % list.length),
        ];
        const file = [keys, ...turned(order % 2 === 0 ? lines : lines.toReversed())].map(turned<Given>);
        const scene = await importing(store, file);
        const differing = scene
          .lines()
          .flatMap(({ row, cells }) =>
            cells.flatMap(({ column, to, state }) => (state === 'changed' ? [[`${row} ${column}`, to] as const] : [])),
          );
        expect(new Map(differing)).toEqual(expected);
        expect(scene.lines('invalid')).toEqual([]);
        expect(scene.summary()).toMatchObject({ cells: expected.size, absent: 0, counts: { new: 0, unknown: 0 } });
        expect((await scene.apply()).refused).toEqual([]);
        for (const [target, value] of expected) {
          const [row, key = ''] = target.split(/ (.*)/s);
          const column = store.model.byKey.get(key);
          expect(column && readCell(readRow(store.mirror, Number(row)) ?? {}, column)).toEqual(value);
        }
        expect(open(store)).toHaveLength(expected.size);
        expect((await importing(store, file)).summary().cells).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

it('survives a hundred cells of nonsense, each with a reason or as it stands', async () => {
  const store = await openStore();
  const row = person(store, 'ann', { title: '007' });
  const nonsense = fc.sample(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string(), fc.constantFrom('7', '#REF!', '1E+05')),
    {
      numRuns: 100,
      seed: 7,
    },
  );
  const kinds = ['text', 'number', 'date', 'boolean', 'error'] as const;
  for (const [index, given] of nonsense.entries()) {
    const kind = kinds[index % kinds.length] ?? 'text';
    const cells: Given[] = keys.map((key) => (key === 'id' ? 'ann' : { text: given, kind }));
    const line = (await importing(store, [keys, cells])).line(2);
    expect(line.row).toBe(row);
    for (const { state, failure } of line.cells)
      expect(failure !== null).toBe(state === 'invalid' || state === 'fixed');
  }
});
