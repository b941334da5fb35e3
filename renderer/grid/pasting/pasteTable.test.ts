import i18next from 'i18next';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Edit, everyone } from '../../../preload/contract';
import { succeeded } from '../../../preload/failure';
import { engine } from '../../bridge/engine';
import { startEngine } from '../../bridge/engineForTests';
import { startTexts } from '../../i18n';
import { createFormats } from '../../i18n/formats';
import { columnForTests } from '../../invite/columnsForTests';
import { useSkipped } from '../../state/skipped';
import { useToasts } from '../../state/toasts';
import type { UserList } from '../../state/users';
import { createPages } from '../pages';
import type { Area } from '../selecting/areas';
import { pasteTable } from './pasteTable';

const columns = [
  columnForTests('userName', { required: true }),
  columnForTests('title'),
  columnForTests('roles', { type: 'choice', choices: ['Manager', 'Viewer'] }),
  columnForTests('status', { fixed: 'read-only' }),
];

/** A list of so many people, whose numbers are those of their positions and a hundred. */
function listOf(count: number): UserList {
  const pages = createPages({
    count,
    fetch: async () => succeeded({ revision: 1, start: 0, rows: [] }),
    onFailure: () => undefined,
    onFault: () => undefined,
  });
  const face = { kind: 'list' as const, columns: () => columns };
  return { view: { viewId: 1, revision: 1, count }, face, columns, query: everyone, pages };
}

let applied: { label: unknown; edits: Edit[] }[] = [];
beforeEach(() => {
  startTexts('en');
  useToasts.setState({ toasts: [] });
  applied = [];
  const { port } = startEngine({
    'users.rows': ({ ranges }) =>
      succeeded(ranges.flatMap(({ start, count }) => Array.from({ length: count }, (_, index) => 100 + start + index))),
    'users.close': () => succeeded(null),
    'changes.apply': ({ label, edits }) => {
      applied.push({ label, edits });
      const cells = edits.reduce((sum, edit) => sum + ('rows' in edit ? edit.rows.length : 1), 0);
      return succeeded({ applied: cells, created: [], refused: [] });
    },
  });
  engine.connect(port);
});

const at = (x: number, y: number, width = 1, height = 1): Area => ({ x, y, width, height });

function paste(rows: string[][], targets: Area[], count = 10) {
  return pasteTable({
    tenantId: 'acme',
    list: listOf(count),
    speech: { t: i18next.t, formats: createFormats('en', []) },
    table: rows.map((cells) => cells.map((text) => ({ text, held: null }))),
    targets,
  });
}

const toasts = () => useToasts.getState().toasts.map(({ text, more }) => [text, ...more]);

describe('a paste', () => {
  it('is one batch with an edit for each column', async () => {
    expect(
      await paste(
        [
          ['Lead', 'viewer'],
          ['Clerk', 'manager'],
        ],
        [at(1, 2)],
      ),
    ).toEqual([at(1, 2, 2, 2)]);
    expect(applied).toEqual([
      {
        label: { key: 'batch.paste.cells', params: { count: 4 } },
        edits: [
          { kind: 'cells', column: 'title', rows: [102, 103], values: ['Lead', 'Clerk'] },
          { kind: 'cells', column: 'roles', rows: [102, 103], values: ['Viewer', 'Manager'] },
        ],
      },
    ]);
    expect(toasts()).toEqual([['4 cells pasted.']]);
  });

  it('writes a cell once where areas overlap', async () => {
    await paste([['Lead']], [at(1, 0, 1, 3), at(1, 2, 1, 2)]);
    expect(applied[0]?.edits).toEqual([
      { kind: 'cells', column: 'title', rows: [100, 101, 102, 103], values: ['Lead'] },
    ]);
  });

  it('leaves cells alone for which a shorter row has nothing', async () => {
    await paste([['Lead', 'viewer'], ['Clerk']], [at(1, 0)]);
    expect(applied[0]?.edits).toEqual([
      { kind: 'cells', column: 'title', rows: [100, 101], values: ['Lead', 'Clerk'] },
      { kind: 'cells', column: 'roles', rows: [100], values: ['Viewer'] },
    ]);
  });

  it.each<[string, string[][], Area[], string[][]]>([
    [
      'an unknown choice',
      [['Emperor']],
      [at(2, 0)],
      [['Nothing was changed.', '1 skipped: The tenant does not know this choice.']],
    ],
    [
      'where nothing can be changed',
      [['active']],
      [at(3, 0)],
      [['Nothing was changed.', '1 skipped: The tenant does not let this be changed.']],
    ],
    [
      'nothing where something is required',
      [['']],
      [at(0, 0)],
      [['Nothing was changed.', '1 skipped: This cannot be left empty.']],
    ],
    [
      'an error of the spreadsheet',
      [['#REF!'], ['Lead']],
      [at(1, 0)],
      [['1 cell pasted.', '1 skipped: The cell holds an error of the spreadsheet: #REF!.']],
    ],
    [
      'a number that was cut short',
      [['4.91712E+12']],
      [at(1, 0)],
      [['Nothing was changed.', '1 skipped: The cell holds an error of the spreadsheet: 4.91712E+12.']],
    ],
    [
      'a table into several areas',
      [['a', 'b']],
      [at(1, 0), at(1, 4)],
      [['Only a single value can be pasted into several areas. Select one area.']],
    ],
    ['without a place', [['a']], [], [['Select the cell where it is to go, and paste again.']]],
    [
      'past the last column',
      [['active', 'b', 'c']],
      [at(3, 0)],
      [
        [
          'Nothing was changed.',
          '2 columns went past the last one and were left out.',
          '1 skipped: The tenant does not let this be changed.',
        ],
      ],
    ],
    [
      'past the last row',
      [['Lead'], ['Clerk']],
      [at(1, 9)],
      [['1 cell pasted.'], ['1 row goes past the last person.']],
    ],
    [
      'of more cells than a gesture has',
      [['Lead']],
      [at(0, 0, 4, 400_000)],
      [['That is more than 1,000,000 cells. Select fewer and try again.']],
    ],
  ])('of %s says so', async (_, rows, targets, words) => {
    const count = targets[0] && targets[0].height > 10 ? 400_000 : 10;
    await paste(rows, targets, count);
    expect(toasts()).toEqual(words);
  });

  it('keeps what it left out, cell by cell', async () => {
    await paste([['viewer'], ['Emperor']], [at(2, 4)]);
    expect(useSkipped.getState().cells).toMatchObject([
      { row: 105, column: 'roles', text: 'Emperor', failure: { code: 'not-choice' } },
    ]);
    expect(useToasts.getState().toasts[0]?.details).not.toBeNull();
    await paste([['viewer']], [at(2, 4)]);
    expect(useSkipped.getState().cells).toEqual([]);
  });

  it('of cut cells empties them in the same batch, but for those that were pasted over', async () => {
    const list = listOf(10);
    const cut = {
      tenantId: 'acme',
      viewId: 1,
      areas: [at(1, 0, 1, 2)],
      rows: [100, 101],
      columns: [columns[1] ?? columnForTests('')],
    };
    await pasteTable({
      tenantId: 'acme',
      list,
      speech: { t: i18next.t, formats: createFormats('en', []) },
      table: ['One', 'Two'].map((text) => [{ text, held: null }]),
      targets: [at(1, 1)],
      cut,
    });
    expect(applied).toHaveLength(1);
    expect(applied[0]?.edits).toEqual([
      { kind: 'cells', column: 'title', rows: [101, 102, 100], values: ['One', 'Two', null] },
    ]);
  });
});
