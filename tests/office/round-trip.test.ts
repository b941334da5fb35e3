/** What LibreOffice opens and saves again asks for no change: nothing that stands in a cell is lost, and nothing becomes a formula. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupColumn } from '../../preload/contract';
import { exportedWorkbook } from '../support/editing-workbook';
import { type ImportScene, importingFile } from '../support/import-scene';
import { resavedByOffice } from './libreoffice';
import { about, exportedAs, nastyKeys, nastyPeople, nastyTexts, strictly } from './nasty-people';

const zone = process.env.TZ;
// Clocks are turned here.
beforeAll(() => {
  process.env.TZ = 'Europe/Copenhagen';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const targets = nastyKeys;

/** Cells that would not stay as they are, and lines that cannot be read. */
function differences(scene: ImportScene): string[] {
  const short = (value: unknown) => JSON.stringify(value).slice(0, 60);
  return scene.lines().flatMap(({ line, verdict, failure, cells }) => {
    const moved = cells.filter(({ state }) => !['same', 'silent', 'elsewhere'].includes(state));
    const told = moved.map(
      ({ column, state, text, from }) => `${line} ${column} ${state}: ${short(from)}, ${short(text)}`,
    );
    return verdict === 'unchanged' ? told : [...told, `${line} ${verdict} ${failure?.code ?? ''}`];
  });
}

async function expectNothing(scene: ImportScene, lines: number) {
  expect(differences(scene)).toEqual([]);
  expect(scene.summary()).toMatchObject({
    counts: { new: 0, changed: 0, unchanged: lines, unknown: 0, outdated: 0, invalid: 0 },
    ...{ cells: 0, absent: 0, zeros: [] },
  });
  expect(await scene.apply()).toMatchObject({ created: 0, changed: 0 });
}

describe('a workbook that LibreOffice has saved', () => {
  it('[X7] of a list, with the sheet about it or without, asks for nothing', async () => {
    const { store } = await nastyPeople();
    const files = [await exportedAs(store), await exportedAs(store, { about })];
    for (const file of await resavedByOffice(files)) {
      await expectNothing(await importingFile(store, file, { ...strictly, targets }), nastyTexts.length);
    }
  });

  it('[X2] meant to come back asks for nothing, also when it was saved twice', async () => {
    const { store, groups } = await nastyPeople();
    const columns = groups.map(groupColumn);
    const once = await resavedByOffice([await exportedWorkbook(store, nastyKeys, columns)]);
    for (const file of [...once, ...(await resavedByOffice(once))]) {
      const back = await importingFile(store, file, strictly);
      expect(back.read.table.parts.map(({ lines }) => lines)).toEqual([nastyTexts.length, 0, nastyTexts.length]);
      expect(back.read.table.exported).toMatchObject({ people: nastyTexts.length });
      await expectNothing(back, 2 * nastyTexts.length);
    }
  });

  it('[X7] as a text asks for nothing', async () => {
    const { store } = await nastyPeople();
    const [file = ''] = await resavedByOffice([await exportedAs(store)], 'csv');
    await expectNothing(await importingFile(store, file, { ...strictly, targets }), nastyTexts.length);
  });
});

describe('a text that LibreOffice has opened', () => {
  it.each([',', ';', '\t'] as const)(
    '[X7] parted by %j, its columns taken for text, asks for nothing',
    async (separator) => {
      const { store } = await nastyPeople();
      const [file = ''] = await resavedByOffice([await exportedAs(store, { separator })], 'xlsx', {
        separator,
        textColumns: nastyKeys.length,
      });
      await expectNothing(await importingFile(store, file, { ...strictly, targets }), nastyTexts.length);
    },
  );

  it('[X7] and taken for what it looks like asks for what it has lost there, and for no formula', async () => {
    const { store } = await nastyPeople();
    const exported = await exportedAs(store, { separator: ';' });
    const [file = ''] = await resavedByOffice([exported], 'xlsx', { separator: ';' });
    const back = await importingFile(store, file, { ...strictly, targets });
    const linesWith = (texts: readonly string[]) => texts.map((text) => nastyTexts.indexOf(text) + 2);
    const numbered = (verdict: 'invalid' | 'changed') => back.lines(verdict).map(({ line }) => line);
    expect(numbered('invalid')).toEqual(linesWith(['007', '00']));
    expect(back.summary().zeros.map(({ column }) => column)).toContain('title');
    // Of these nothing tells what they were.
    const gone = linesWith(['(5)', '5%', '$5', '1/2', '00:10', '24:00', '1:2:3']);
    expect(numbered('changed').filter((line) => !gone.includes(line))).toEqual([]);
    const zeros = Object.fromEntries(back.summary().zeros.map(({ column }) => [column, true]));
    expect((await back.judge({ zeros })).counts).toMatchObject({ new: 0, unknown: 0, invalid: 0 });
  });
});
