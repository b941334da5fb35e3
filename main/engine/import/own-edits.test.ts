/** Random edits of a random tenant's workbook, and random changes at the tenant meanwhile: exactly the edits are imported. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CellValue, everyone, groupColumn } from '../../../preload/contract';
import {
  exportedWorkbook,
  type Grid,
  planWords,
  put,
  resaved,
  textCell,
} from '../../../tests/support/editing-workbook';
import { importingFile } from '../../../tests/support/import-scene';
import { group, groupOf, open, person, shown } from '../../../tests/support/queue';
import { attribute, discovery, fleet, openStore, user } from '../../../tests/support/tenant-model';
import { modelOf } from '../mirror/model';
import type { Store } from '../mirror/store';
import { orderedIds } from '../mirror/view';
import { cellsOf } from '../people/rows';

const title = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('', ' ', '00123', '12', '=1+1', '#N/A', '6.1E+10', ' Chief ', 'Oui', 'a\r\nb', '\u00a0x\u200b'),
);
const access = fc.option(fc.constantFrom('full', 'assigned', 'none', 'Unheard of'));
const since = fc.option(
  fc
    .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
);
const vehicles = fc.option(fc.integer({ min: -5, max: 100_000 }));
/** A list of texts, and a number among others of its kind. */
const regions = fc.uniqueArray(fc.constantFrom('north', 'south', 'East; West', '=east'), { maxLength: 3 });
const phone = fc.option(fc.constantFrom('+45 70 10', '007', '0045 1'));
const state = fc.record({
  title,
  access,
  since,
  vehicles,
  regions,
  phone,
  active: fc.boolean(),
  cranes: fc.boolean(),
  docks: fc.boolean(),
});
type State = typeof state extends fc.Arbitrary<infer S> ? S : never;

// The program that saves the file here does not escape what looks like the code of a character, so that there is none.
/** What somebody writes into a cell of which sheet, and what it means. */
const accessKey = `${fleet}:access`;
const vehiclesKey = `${fleet}:vehicles`;
const regionsKey = `${fleet}:regions`;
const wish = fc.oneof(
  fc.nat(5).map((n) => ({ key: 'title', text: n === 0 ? null : ` Boss ${n}`, value: n === 0 ? null : `Boss ${n}` })),
  fc.constantFrom(
    { key: accessKey, text: 'Complet', value: 'full' },
    { key: accessKey, text: 'assigned', value: 'assigned' },
    { key: accessKey, text: null, value: null },
    { key: vehiclesKey, text: '7', value: 7 },
    { key: vehiclesKey, text: null, value: null },
    { key: 'active', text: 'Oui', value: true },
    { key: 'active', text: null, value: false },
    { key: regionsKey, text: 'west; north', value: ['west', 'north'] as CellValue },
    { key: 'phoneNumbers', text: '+45 99', value: '+45 99' },
    { key: 'phoneNumbers', text: '0099', value: '0099' },
    { key: 'cranes', text: 'x', value: true },
    { key: 'cranes', text: null, value: false },
    { key: 'docks', text: 'Oui', value: true },
  ),
);

const idOf = (n: number) => `u${n}`;

function userOf(n: number, { title, access, since, vehicles, regions, phone, active }: State) {
  const phoneNumbers = [
    { value: '+1 home', type: 'home' },
    ...(phone === null ? [] : [{ value: phone, type: 'work', primary: true }]),
  ];
  return user(idOf(n), { title, active, phoneNumbers, [fleet]: { access, since, vehicles, regions } });
}

/** The small tenant, with a list of texts besides. */
async function openTenant(): Promise<Store> {
  const schemas = discovery.schemas.map((schema) =>
    schema.id === fleet
      ? { ...schema, attributes: [...schema.attributes, attribute('regions', { multiValued: true })] }
      : schema,
  );
  return { ...(await openStore()), model: modelOf({ ...discovery, schemas }) };
}

/** Somebody who is written below the others, or on the sheet for newcomers. */
const newcomer = fc.record({
  sheet: fc.constantFrom('People', 'Newcomers'),
  title: fc.constantFrom('=1+1', 'Temp', '007'),
  access: fc.constantFrom('full', 'none'),
});
const newName = (n: number) => `new.${n}`;

function writeNewcomer(grid: Grid | undefined, n: number, { title, access }: { title: string; access: string }): void {
  const cells = new Map([
    ['H userName', newName(n)],
    ['H title', title],
    [`H ${accessKey}`, access],
  ]);
  const texts = grid?.[0]?.map((cell) => cells.get(String(cell?.v))) ?? [];
  grid?.push(texts.map((text) => (text === undefined ? null : textCell(text))));
}

const membersOf = (states: readonly State[], key: 'cranes' | 'docks') =>
  states.flatMap((one, n) => (one[key] ? [idOf(n)] : []));

/** The tenant shows everybody as they are now. */
function showAll(store: Store, states: readonly State[]): void {
  states.forEach((one, n) => {
    shown(store, userOf(n, one));
  });
  for (const key of ['cranes', 'docks'] as const) shown(store, groupOf(key, membersOf(states, key)), 'Group');
}

/** Another order of the lines and of the columns. */
function shuffle(grid: Grid = [], order: number): Grid {
  const turned = <T>(list: readonly T[]) => [
    ...list.slice(order % (list.length || 1)),
    ...list.slice(0, order % (list.length || 1)),
  ];
  const [head = [], ...rows] = grid;
  return [head, ...turned(order % 2 === 0 ? rows : rows.toReversed())].map((cells) => turned(cells));
}

/** As empty as it looks. */
const bare = (value: CellValue) => {
  const isEmpty = Array.isArray(value) ? value.length === 0 : typeof value === 'string' && value.trim() === '';
  return isEmpty ? null : value;
};
const isEqual = (one: CellValue, other: CellValue) => JSON.stringify(one) === JSON.stringify(other);

it('changes exactly what was edited, and asks where both sides have moved', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(state, fc.option(state, { freq: 2 })), { minLength: 1, maxLength: 5 }),
      fc.array(fc.record({ who: fc.nat(4), wish }), { maxLength: 8 }),
      fc.array(fc.nat(4), { maxLength: 1 }),
      fc.array(newcomer, { maxLength: 2 }),
      fc.nat(),
      async (people, edits, dropped, newcomers, order) => {
        const store = await openTenant();
        const before = people.map(([first]) => first);
        const after = people.map(([first, later]) => later ?? first);
        const rows = before.map((one, n) => person(store, idOf(n), userOf(n, one)));
        const groups = {
          cranes: group(store, 'cranes', membersOf(before, 'cranes')),
          docks: group(store, 'docks', membersOf(before, 'docks')),
        };
        const [cranes, docks] = [groupColumn(groups.cranes), groupColumn(groups.docks)];
        const keys = ['userName', 'title', 'phoneNumbers', accessKey, `${fleet}:since`, vehiclesKey, regionsKey];
        const ticks = ['active', cranes, docks];
        const columns = [...keys, ...ticks];
        const columnOf = (key: string) => (key === 'cranes' ? cranes : key === 'docks' ? docks : key);
        const exported = cellsOf(store, rows, columns);
        const path = await exportedWorkbook(store, keys, ticks);
        const wanted = new Map<string, CellValue>();
        const edited = resaved(path, (grids) => {
          for (const {
            who,
            wish: { key, text, value },
          } of edits) {
            if (who >= rows.length) continue;
            const column = columnOf(key);
            if (!ticks.includes(column)) put(grids.People, idOf(who), `H ${key}`, text);
            else put(grids.Matrix, idOf(who), `M ${column}`, text);
            wanted.set(`${who} ${column}`, value);
          }
          for (const who of dropped) {
            if (who >= rows.length) continue;
            const [head = []] = grids.People ?? [];
            const place = head.findIndex((cell) => cell?.v === 'muster:id');
            grids.People = (grids.People ?? []).filter((cells) => cells[place]?.v !== idOf(who));
            for (const key of keys) wanted.delete(`${who} ${key}`);
          }
          newcomers.forEach((one, n) => {
            writeNewcomer(grids[one.sheet], n, one);
          });
          grids.People = shuffle(grids.People, order);
          grids.Matrix = shuffle(grids.Matrix, order + 1);
        });
        showAll(store, after);
        const now = cellsOf(store, rows, columns);

        const [changed, outdated] = [new Map<string, CellValue>(), new Map<string, CellValue>()];
        for (const [cell, value] of wanted) {
          const [who = '', column = ''] = cell.split(/ (.*)/s);
          const place = columns.indexOf(column);
          const [was = null, is = null] = [exported, now].map((cells) => bare(cells[Number(who)]?.[place] ?? null));
          if (isEqual(value, was) || isEqual(value, is)) continue;
          (isEqual(was, is) ? changed : outdated).set(`${rows[Number(who)]} ${column}`, value);
        }

        const back = await importingFile(store, edited, { words: planWords, clears: true, match: ['userName'] });
        const found = (wantedState: string) =>
          new Map(
            back
              .lines()
              .flatMap(({ row, cells }) =>
                cells.flatMap(({ column, to, state }) =>
                  row !== null && state === wantedState ? [[`${row} ${column}`, to] as const] : [],
                ),
              ),
          );
        expect(found('changed')).toEqual(changed);
        expect(back.lines('new')).toHaveLength(newcomers.length);
        expect(found('outdated')).toEqual(outdated);
        expect(back.lines('invalid')).toEqual([]);
        expect(back.summary().absent).toBe(new Set(dropped.filter((who) => who < rows.length)).size);
        expect((await back.apply()).refused).toEqual([]);
        expect(open(store)).toHaveLength(changed.size + newcomers.length);
        const created = orderedIds(store, everyone).filter((row) => !rows.includes(row));
        const given = cellsOf(store, [...created], ['userName', 'title', accessKey]);
        expect(given.sort()).toEqual(newcomers.map(({ title, access }, n) => [newName(n), title, access]));
        const then = cellsOf(store, rows, columns);
        then.forEach((cells, who) => {
          cells.forEach((value, place) => {
            const edit = changed.get(`${rows[who]} ${columns[place]}`);
            expect(value).toEqual(edit === undefined ? now[who]?.[place] : edit);
          });
        });
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);
