import { beforeEach, expect, it, vi } from 'vitest';
import { failure, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { saveReport } from '../compare/report';
import { startTexts } from '../i18n';
import { useToasts } from '../state/toasts';
import { noImport, useImporting } from './importing';
import { saveProblems } from './savingProblems';

beforeEach(() => {
  startTexts('en');
  useToasts.setState({ toasts: [] });
  const call = async () => succeeded({ handle: 'file', fileName: 'staff.xlsx' });
  vi.stubGlobal('window', { muster: { desktop: { call, on: () => () => {} } } });
  const file = { handle: 'list', fileName: 'hr.xlsx' };
  useImporting.setState({ ...noImport, tenantId: 'acme', importId: crypto.randomUUID(), file }, true);
  return () => vi.unstubAllGlobals();
});

const long = 'so '.repeat(10_000);

it('problems with the longest cells are told, in as many words as a note is read', async () => {
  let texts: string[] = [];
  const started = startEngine({
    'import.reasons': () => succeeded([failure('cell-outdated', { now: long }, long)]),
    'import.problems': ({ reasons }) => {
      texts = reasons.map(({ text }) => text);
      return succeeded({ lines: 1, left: 0 });
    },
  });
  engine.connect(started.port);
  await saveProblems(1);
  expect(texts.map(({ length }) => length)).toEqual([1_000]);
  expect(started.reported).toEqual([]);
});

it('a group may have any name in a report', async () => {
  const started = startEngine({ 'import.report': () => succeeded({ onlyThere: 0, onlyHere: 0, differing: 1 }) });
  engine.connect(started.port);
  await saveReport([{ key: 'group:7', label: long, column: null, reach: 'changes' } as never], null);
  expect(started.reported).toEqual([]);
  expect(useToasts.getState().toasts).toMatchObject([{ tone: 'done' }]);
});
