import { beforeEach, expect, it } from 'vitest';
import type { ImportedLine, ImportedTable, ImportSummary } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { makeBatch } from '../compare/makingBatch';
import { startTexts } from '../i18n';
import { columnForTests } from '../invite/columnsForTests';
import { useToasts } from '../state/toasts';
import { useUsers } from '../state/users';
import { applyImport } from './applying';
import { closeImport, noImport, useImporting } from './importing';
import { fixCell, showPreview } from './judging';

const plan = { targets: ['emails'], match: ['emails'], creates: true, clears: false, zeros: {} };
const judged = {
  plan: { ...plan, words: { yes: [], no: [], choices: {}, activationPending: [] } },
  summary: {
    counts: { new: 2, changed: 0, unchanged: 0, unknown: 0, outdated: 0, invalid: 0 },
    ...{ leftOut: 0, settled: { mine: 0, theirs: 0 }, changing: 0, cells: 0, changes: [], zeros: [], absent: 3 },
  } satisfies ImportSummary,
};
const line: ImportedLine = {
  ...{ line: 2, verdict: 'new', leftOut: false, settled: null, row: null, name: '', cells: [], failure: null },
};
const table = { columns: [{ index: 0, header: 'Email', samples: [], target: null, part: 0 }], exported: null };

/** The import is looked at, with an engine that answers so. */
function look(answers: Parameters<typeof startEngine>[0]) {
  engine.connect(startEngine({ 'import.close': () => succeeded(null), ...answers }).port);
  useImporting.setState(
    {
      ...noImport,
      ...{ tenantId: 'acme', importId: crypto.randomUUID(), file: { handle: 'list', fileName: 'hr.xlsx' } },
      ...{ step: 'preview', judged, table: table as unknown as ImportedTable, targets: ['emails'] },
    },
    true,
  );
}

beforeEach(() => {
  startTexts('en');
  useToasts.setState({ toasts: [] });
  useUsers.setState({ tenantId: 'acme', columns: [columnForTests('emails')] });
});

const applied = { created: 2, changed: 0, refused: [], deactivated: 0, notDeactivated: [] };

it.each([
  ['an import', applyImport],
  ['a comparison', () => makeBatch({ creates: true, changes: false, deactivates: false, people: 2 })],
])('says what was done by %s that was closed too late, with its undoing', async (_which, work) => {
  look({
    'import.apply': () => {
      closeImport();
      return succeeded(applied);
    },
    'jobs.cancel': () => succeeded(null),
  });
  await work();
  const done = useToasts.getState().toasts.filter(({ tone }) => tone === 'done');
  expect(done).toMatchObject([{ action: { label: 'Undo' } }]);
  expect(useImporting.getState()).toEqual(noImport);
});

it('shows no lines that the engine has forgotten, when they were to be judged anew and that was stopped', async () => {
  look({
    'import.judge': () => failed('cancelled'),
    'groups.list': () => succeeded([]),
    'tenant.administration': () => failed('unknown-tenant'),
  });
  useImporting.setState({ clears: true });
  await showPreview();
  expect(useImporting.getState()).toMatchObject({ step: 'columns', judged: null, failure: null });
});

it('forgets whom the file names once a cell was put right, though as many are absent as before', async () => {
  look({
    'import.fix': () => succeeded({ line, summary: judged.summary }),
    'import.deactivable': () => succeeded({ rows: [4], everybody: 9 }),
    'import.lines': () => succeeded({ total: 0, lines: [] }),
  });
  useImporting.setState({ leavers: new Set([4, 7]) });
  await fixCell(2, 'emails', 'somebody@else.example');
  expect([...useImporting.getState().leavers]).toEqual([4]);
});
