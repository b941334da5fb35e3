/** An import for tests: a file of three lines, an engine that reads, judges and lists it, and what that was asked. */
import { beforeEach } from 'vitest';
import type { engineCalls, Handlers, ImportedLine, ImportedTable, ImportSummary, Input } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine, type TestEngine } from '../bridge/engineForTests';
import { useGroups } from '../groups/groups';
import { startTexts } from '../i18n';
import { columnForTests } from '../invite/columnsForTests';
import { useAdministration } from '../state/administration';
import { administrationForTests } from '../state/administrationForTests';
import { showScreen } from '../state/screen';
import { useToasts } from '../state/toasts';
import { useUsers } from '../state/users';
import { noImport, useImporting } from './importing';
import { forgetLines } from './lines';

type Calls = typeof engineCalls;

export const table: ImportedTable = {
  kind: 'workbook',
  sheets: [
    { name: 'People', hidden: false },
    { name: 'Old', hidden: true },
  ],
  format: { sheet: 0, headerLine: 1, encoding: null, separator: null },
  lines: 3,
  parts: [{ sheet: 0, name: 'People', lines: 3 }],
  exported: null,
  top: [{ line: 1, cells: ['E-mail', 'Role', 'Shoe size'] }],
  columns: [
    { index: 0, header: 'E-mail', samples: ['ada@acme.example'], target: null, part: 0 },
    { index: 1, header: 'Role', samples: ['boss'], target: null, part: 0 },
    { index: 2, header: 'Shoe size', samples: ['38'], target: null, part: 0 },
  ],
};

export function summary(part: Partial<ImportSummary['counts']> = {}, more: Partial<ImportSummary> = {}): ImportSummary {
  const counts = { new: 1, changed: 1, unchanged: 0, unknown: 0, outdated: 0, invalid: 1, ...part };
  const settled = { mine: 0, theirs: 0 };
  const rest = { leftOut: 0, settled, changing: counts.changed, cells: 1, changes: [], zeros: [], absent: 2 };
  return { counts, ...rest, ...more };
}

export function line(number: number, part: Partial<ImportedLine> = {}): ImportedLine {
  return {
    line: number,
    verdict: 'new',
    leftOut: false,
    settled: null,
    row: null,
    name: `Person ${number}`,
    cells: [],
    failure: null,
    ...part,
  };
}

/** As it was chosen. */
export const file = { handle: 'chosen', fileName: 'people.xlsx' };
let heard: [string, unknown][] = [];

/** Connects an engine that reads, judges and lists the file unless it is given other answers; all that it is asked is heard. */
export function start(given: Partial<Handlers<Calls>> = {}): TestEngine {
  heard = [];
  const answers: Partial<Handlers<Calls>> = {
    'import.read': () => succeeded(table),
    'import.judge': () => succeeded(summary()),
    'import.lines': ({ start, count }) =>
      succeeded({ total: 3, lines: [2, 3, 4].map((number) => line(number)).slice(start, start + count) }),
    'import.close': () => succeeded(null),
    'jobs.cancel': () => succeeded(null),
    ...given,
  };
  const hearing = Object.entries(answers).map(([channel, answer]) => [
    channel,
    (input: unknown) => {
      heard.push([channel, input]);
      return (answer as (input: unknown) => unknown)(input);
    },
  ]);
  const started = startEngine(Object.fromEntries(hearing));
  engine.connect(started.port);
  return started;
}

/** What the engine was asked through a channel since it was started. */
export const asked = <K extends keyof Calls>(channel: K) =>
  heard.filter(([name]) => name === channel).map(([, input]) => input as Input<Calls, K>);
export const state = () => useImporting.getState();

/** Before each test: nothing is imported yet, by somebody who may. */
beforeEach(() => {
  startTexts('en');
  useImporting.setState(noImport, true);
  forgetLines();
  useToasts.setState({ toasts: [] });
  useGroups.setState({ tenantId: 'acme', groups: [] });
  useUsers.setState({
    tenantId: 'acme',
    columns: [columnForTests('emails'), columnForTests('roles'), columnForTests('title')],
  });
  useAdministration.setState({ administration: administrationForTests() });
  showScreen('users');
});
