/** What is edited on purpose in a workbook is changed and nothing else, whatever LibreOffice has made of the file before and after. */
import { expect, it } from 'vitest';
import type { WorkBook } from 'xlsx';
import { groupColumn } from '../../preload/contract';
import { exportedWorkbook, type Grid, put, resaved, textCell } from '../support/editing-workbook';
import { type ImportScene, importingFile } from '../support/import-scene';
import { fleet } from '../support/tenant-model';
import { resavedByOffice } from './libreoffice';
import { exportedAs, idOf, nastyKeys, nastyPeople, nastyTexts, strictly } from './nasty-people';

// The library that edits the files here does not escape what looks like the code of a character; long texts take their time.
const texts = nastyTexts.filter((text) => !/_x[0-9a-f]{4}_/i.test(text) && text.length < 1_000);

type Grids = Record<string, Grid>;
/** What is done to a file, and the cells that change by it. */
type Edit = readonly [change: (grids: Grids, book: WorkBook) => void, changed: readonly string[]];

const put1 = (column: string, text: string | null) => (grids: Grids) => put(grids.People, idOf(1), `H ${column}`, text);
const edited = (column: string, value: unknown) => `${column} = ${JSON.stringify(value)}`;
/** One edit that has to be found whatever is done to the sheet besides. */
const titled = put1('title', 'Boss');
const isTitled = [edited('title', 'Boss')];

function placeOf(grid: Grid | undefined, header: string): number {
  const place = grid?.[0]?.findIndex((cell) => cell?.v === header) ?? -1;
  if (place < 0) throw new Error(`no ${header}`);
  return place;
}

/** As the buttons of the filter do it: whole rows, by what is shown. */
function sort(grid: Grid | undefined, header: string): void {
  const place = placeOf(grid, header);
  const [head = [], ...rows] = grid ?? [];
  const shown = (row: Grid[number]) => String(row[place]?.v ?? '');
  rows.sort((one, other) => (shown(one) < shown(other) ? -1 : 1));
  grid?.splice(0, grid.length, head, ...rows);
}

const edits = (cranes: string): Record<string, Edit> => ({
  'a text': [put1('title', 'Boss'), isTitled],
  'a text that looks like a formula': [put1('title', '=2+2'), [edited('title', '=2+2')]],
  'a number of which the zeros count': [put1('phoneNumbers', '0042'), [edited('phoneNumbers', '0042')]],
  'a text of two lines and an emoji': [put1('displayName', 'Ann\n😀 "A"'), [edited('displayName', 'Ann\n😀 "A"')]],
  'a text that is emptied': [put1('title', null), [edited('title', null)]],
  'a yes': [put1('active', 'Oui'), [edited('active', true)]],
  'a choice': [put1(`${fleet}:access`, 'Aucun'), [edited(`${fleet}:access`, 'none')]],
  'a number': [put1(`${fleet}:vehicles`, '77'), [edited(`${fleet}:vehicles`, 77)]],
  'a date': [
    put1(`${fleet}:since`, '2025-01-02 03:04:05'),
    [edited(`${fleet}:since`, new Date(2025, 0, 2, 3, 4, 5).toISOString())],
  ],
  'a name to sign in with': [put1('userName', 'someone.else'), [edited('userName', 'someone.else')]],
  'a tick': [({ Matrix }) => put(Matrix, idOf(1), `M ${cranes}`, 'x'), [edited(cranes, true)]],
  'a tick that is taken away': [({ Matrix }) => put(Matrix, idOf(0), `M ${cranes}`, null), [edited(cranes, false)]],
  'a text, and the rows sorted': [
    (grids, book) => {
      titled(grids);
      sort(grids.People, 'H phoneNumbers');
      sort(grids.Matrix, 'H userName');
      book.SheetNames.reverse();
    },
    isTitled,
  ],
  'a text, and rows deleted': [
    (grids) => {
      titled(grids);
      grids.People?.splice(5, 20);
      grids.Matrix?.splice(30, 3);
    },
    isTitled,
  ],
  'a text, and columns deleted and moved': [
    (grids) => {
      titled(grids);
      const gone = ['H active', `H ${fleet}:since`, 'H id'].map((header) => placeOf(grids.People, header));
      grids.People = grids.People?.map((row) => row.filter((_, place) => !gone.includes(place)).reverse()) ?? [];
    },
    isTitled,
  ],
  'a text, and the sheets renamed': [
    (grids, book) => {
      titled(grids);
      for (const [name, other] of [
        ['People', 'Staff 2026'],
        ['Matrix', 'Who & where'],
      ] as const) {
        grids[other] = grids[name] ?? [];
        delete grids[name];
        book.SheetNames[book.SheetNames.indexOf(name)] = other;
      }
    },
    isTitled,
  ],
  'a text, and the other sheets deleted': [
    (grids, book) => {
      titled(grids);
      for (const name of ['Help', 'Newcomers', 'Matrix']) {
        delete grids[name];
        book.SheetNames.splice(book.SheetNames.indexOf(name), 1);
      }
      // This library keeps the names of what is gone.
      if (book.Workbook) book.Workbook.Names = [];
    },
    isTitled,
  ],
  'columns and rows of notes beside': [
    (grids) => {
      grids.People?.forEach((row, line) => {
        row.push(textCell(line === 0 ? 'My notes' : `note ${line}`));
      });
    },
    [],
  ],
});

function changesOf(scene: ImportScene): string[] {
  return scene
    .lines()
    .flatMap(({ cells }) =>
      cells.filter(({ state }) => state === 'changed').map(({ column, to }) => edited(column, to)),
    );
}

it('[X4] finds each edit of a workbook that LibreOffice has saved before and after, and no other', async () => {
  const { store, groups } = await nastyPeople(texts);
  const columns = groups.map(groupColumn);
  const all = edits(columns[0] ?? '');
  const [saved = ''] = await resavedByOffice([await exportedWorkbook(store, nastyKeys, columns)]);
  const files = Object.values(all).map(([change]) => resaved(saved, change));
  const found: Record<string, string[]> = {};
  for (const [index, file] of [...files, ...(await resavedByOffice(files))].entries()) {
    const name = Object.keys(all)[index % files.length] ?? '';
    const back = await importingFile(store, file, strictly);
    const { invalid, outdated, unknown, new: created } = back.summary().counts;
    expect({ name, invalid, outdated, unknown, created }).toEqual({
      name,
      invalid: 0,
      outdated: 0,
      unknown: 0,
      created: 0,
    });
    found[index < files.length ? name : `${name}, saved again`] = changesOf(back);
  }
  const expected = Object.entries(all).map(([name, [, changed]]) => [name, [...changed]] as const);
  expect(found).toEqual(
    Object.fromEntries(
      expected.flatMap(([name, changed]) => [
        [name, changed],
        [`${name}, saved again`, changed],
      ]),
    ),
  );
});

it('[X4] finds who was deleted, and who was written below the last row and on the sheet for newcomers', async () => {
  const { store, groups } = await nastyPeople(texts);
  const [saved = ''] = await resavedByOffice([await exportedWorkbook(store, nastyKeys, groups.map(groupColumn))]);
  const file = resaved(saved, ({ People, Newcomers }) => {
    const head = People?.[0]?.map((cell) => cell?.v) ?? [];
    const someone = (name: string) =>
      head.map((header) =>
        header === 'H userName' ? textCell(name) : header === 'H name.familyName' ? textCell('New') : null,
      );
    People?.splice(5, 2);
    People?.push(someone('below'));
    Newcomers?.push(
      Newcomers[0]?.map((cell) =>
        cell?.v === 'H userName' ? textCell('beside') : cell?.v === 'H name.familyName' ? textCell('=New') : null,
      ) ?? [],
    );
  });
  const [again = ''] = await resavedByOffice([file]);
  const back = await importingFile(store, again, strictly);
  expect(back.summary()).toMatchObject({
    counts: { new: 2, changed: 0, invalid: 0, outdated: 0 },
    cells: 0,
    absent: 2,
  });
  expect(back.lines('new').map(({ name }) => name)).toEqual(['New', '=New']);
});

it('[X4] finds an edit of a list that was never meant to come back', async () => {
  const { store } = await nastyPeople(texts);
  const [saved = ''] = await resavedByOffice([await exportedAs(store)]);
  const file = resaved(saved, ({ People }) => {
    const [title, id] = [placeOf(People, 'H title'), placeOf(People, 'H id')];
    const row = People?.find((cells) => cells[id]?.v === idOf(1));
    if (row) row[title] = textCell('Boss');
  });
  const [again = ''] = await resavedByOffice([file]);
  const back = await importingFile(store, again, { ...strictly, targets: nastyKeys });
  expect(back.summary().counts).toMatchObject({ changed: 1, unchanged: texts.length - 1, invalid: 0 });
  expect(changesOf(back)).toEqual(isTitled);
});
