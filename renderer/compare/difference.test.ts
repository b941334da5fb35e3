import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import type { ImportedCell, ImportedLine } from '../../preload/contract';
import { failure } from '../../preload/failure';
import type { Speech } from '../grid/values';
import { startTexts } from '../i18n';
import { createFormats } from '../i18n/formats';
import type { PreviewColumn } from '../import/previewColumns';
import { columnForTests } from '../invite/columnsForTests';
import { canTake, differencesOf } from './difference';

let speech: Speech;
beforeAll(() => {
  startTexts('en');
  speech = { t: i18next.t, formats: createFormats('en', []) };
});

const columns = ['title', 'emails', 'roles', 'nickName', 'active'].map(
  (key, place): PreviewColumn => ({ key, label: `The ${key}`, place, column: columnForTests(key), reach: 'changes' }),
);

const cell = (column: string, part: Partial<ImportedCell>): ImportedCell => ({
  ...{ column, text: '', from: null, to: null, state: 'same', failure: null },
  ...part,
});

function line(part: Partial<ImportedLine>): ImportedLine {
  return {
    line: 2,
    verdict: 'changed',
    leftOut: false,
    settled: null,
    row: 1,
    name: 'Ada',
    cells: [],
    failure: null,
    ...part,
  };
}

it('tells of each cell that differs what is here, what the list says, and why that cannot be taken', () => {
  const cells = [
    cell('title', { state: 'changed', from: 'Boss', to: null }),
    cell('emails', { state: 'fixed', text: 'new@a.example', from: 'old@a.example', to: 'new@a.example' }),
    cell('roles', { state: 'invalid', text: 'Queen', from: 'Admin', failure: failure('not-choice') }),
    cell('nickName', { state: 'same', from: 'Al', to: 'Al' }),
    cell('active', { state: 'silent' }),
  ];
  const told = differencesOf(speech, columns, line({ cells }));
  expect(told.map(({ label, here, there }) => [label, here, there])).toEqual([
    ['The title', 'Boss', '(empty)'],
    ['The emails', 'old@a.example', 'new@a.example'],
    ['The roles', 'Admin', 'Queen'],
  ]);
  expect(told.map(({ why }) => why === null)).toEqual([true, false, false]);
});

it('takes nothing of a line in which something is wrong, or nothing can be changed', () => {
  const changed = cell('title', { state: 'changed', from: 'Boss', to: 'Cook' });
  expect(canTake(line({ cells: [changed] }))).toBe(true);
  expect(canTake(line({ verdict: 'outdated', cells: [changed, cell('roles', { state: 'outdated' })] }))).toBe(true);
  expect(canTake(line({ verdict: 'invalid', cells: [changed] }))).toBe(false);
  expect(canTake(line({ verdict: 'unchanged', cells: [cell('emails', { state: 'fixed' })] }))).toBe(false);
});
