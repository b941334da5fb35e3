import i18next from 'i18next';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everyone, type GridRow } from '../../../preload/contract';
import { succeeded } from '../../../preload/failure';
import { engine } from '../../bridge/engine';
import { startEngine } from '../../bridge/engineForTests';
import { startTexts } from '../../i18n';
import { createFormats } from '../../i18n/formats';
import { columnForTests } from '../../invite/columnsForTests';
import type { UserList } from '../../state/users';
import { createPages } from '../pages';
import type { Speech } from '../values';
import { copiedAs, keepCopied } from './copied';
import { readAtOnce, readBlock } from './copying';

let speech: Speech;
beforeAll(() => {
  startTexts('en');
  speech = { t: i18next.t, formats: createFormats('en', ['en-GB']) };
});

const columns = [
  columnForTests('userName'),
  columnForTests('seats', { type: 'number' }),
  columnForTests('active', { type: 'boolean' }),
];

const rowAt = (position: number): GridRow => ({
  id: 1_000 + position,
  cells: [`user${position}`, position, position % 2 === 0],
  marks: {},
  fate: null,
  locked: {},
  awaited: {},
  activationPending: false,
  photo: null,
});

let asked = 0;
beforeEach(() => {
  asked = 0;
  const { port } = startEngine({
    'users.window': ({ start, count, columns: keys }) => {
      asked += 1;
      const indexes = keys?.map((key) => columns.findIndex((column) => column.key === key));
      const rows = Array.from({ length: count }, (_, index) => {
        const row = rowAt(start + index);
        return indexes ? { ...row, cells: indexes.map((at) => row.cells[at] ?? null) } : row;
      });
      return succeeded({ revision: 1, start, rows });
    },
  });
  engine.connect(port);
});

function listOf(count: number): UserList {
  const pages = createPages({
    count,
    fetch: (start, count) => engine.call('users.window', { viewId: 1, start, count }),
    onFailure: () => undefined,
    onFault: () => undefined,
  });
  const face = { kind: 'list' as const, columns: () => columns };
  return { view: { viewId: 1, revision: 1, count }, face, columns, query: everyone, pages };
}

describe('copying', () => {
  it('reads at once what is here, as it is shown, in the chosen columns', async () => {
    const list = listOf(50);
    await list.pages.load(0);
    const copied = readAtOnce(speech, list, {
      columns: [0, 2],
      slices: [
        [1, 3],
        [5, 6],
      ],
    });
    expect(copied?.text).toBe('user1\tNo\nuser2\tYes\nuser5\tNo');
    expect(copied?.rows).toEqual([1_001, 1_002, 1_005]);
    expect(copied?.values).toEqual([
      ['user1', false],
      ['user2', true],
      ['user5', false],
    ]);
    expect(copied?.html).toContain('<td style="mso-number-format:\'\\@\'">user1</td>');
    expect(readAtOnce(speech, list, { columns: [1], slices: [[1, 2]] })?.html).toContain('<td>1</td>');
  });

  it('leaves what is not here to be read page by page, telling how far it is', async () => {
    const list = listOf(100_000);
    await list.pages.load(0);
    const block = { columns: [2, 0], slices: [[0, 5_000]] as const };
    expect(readAtOnce(speech, list, block)).toBeNull();
    const told: number[] = [];
    const progress = { jobId: 'x', signal: new AbortController().signal, tell: (done: number) => void told.push(done) };
    const read = await readBlock(speech, list, block, progress);
    const lines = read.ok ? read.value.text.split('\n') : [];
    expect(lines).toHaveLength(5_000);
    expect(lines[4_999]).toBe('No\tuser4999');
    expect(told).toEqual([2_000, 4_000, 5_000]);
    expect(asked).toBeLessThanOrEqual(6);
  });

  it('calls somebody without a display name by other columns, though these are not copied', async () => {
    const names = [columnForTests('displayName'), columnForTests('title'), columnForTests('userName')];
    const row: GridRow = { ...rowAt(0), fate: { changeId: 1, kind: 'create', state: 'pending' } };
    const { port } = startEngine({
      'users.window': ({ start, columns: keys = [] }) =>
        succeeded({
          revision: 1,
          start,
          rows: [{ ...row, cells: keys.map((key) => (key === 'userName' ? 'ada' : null)) }],
        }),
    });
    engine.connect(port);
    const list = { ...listOf(1), columns: names };
    const progress = { jobId: 'x', signal: new AbortController().signal, tell: () => undefined };
    const read = await readBlock(speech, list, { columns: [1, 0], slices: [[0, 1]] }, progress);
    expect(read.ok && read.value.text).toBe('\tada');
  });

  it('stops when it is told to, and hands no table over that would be too much', async () => {
    const list = listOf(100_000);
    const controller = new AbortController();
    const progress = { jobId: 'x', signal: controller.signal, tell: () => controller.abort() };
    const stopped = await readBlock(speech, list, { columns: [0], slices: [[0, 50_000]] }, progress);
    expect(stopped).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    const patient = { jobId: 'x', signal: new AbortController().signal, tell: () => undefined };
    const all = await readBlock(speech, list, { columns: [0, 1, 2], slices: [[0, 70_000]] }, patient);
    expect(all.ok && all.value.html).toBeNull();
  });
});

it('what was copied here is known again by its text, whatever breaks the clipboard has', () => {
  const text = 'a\nb';
  keepCopied({ text, columns: [{ key: 'userName', type: 'text' }], values: [['a'], ['b']] }, null);
  expect(copiedAs('a\r\nb')?.values).toEqual([['a'], ['b']]);
  expect(copiedAs('a\nc')).toBeNull();
});
