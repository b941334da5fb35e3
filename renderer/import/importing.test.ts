import { beforeEach, describe, expect, it } from 'vitest';
import type { engineCalls, Handlers, ImportedLine, ImportedTable, ImportSummary, Input } from '../../preload/contract';
import { failed, failure, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { useGroups } from '../groups/groups';
import { startTexts } from '../i18n';
import { columnForTests } from '../invite/columnsForTests';
import { useAdministration } from '../state/administration';
import { actionForTests, administrationForTests } from '../state/administrationForTests';
import { showScreen, useScreen } from '../state/screen';
import { useToasts } from '../state/toasts';
import { useUsers } from '../state/users';
import { applyImport } from './applying';
import { cancelWork, closeImport, noImport, useImporting } from './importing';
import { answerZeros, fixCell, leaveOut, settle, showPreview } from './judging';
import { forgetLines, showLines, useLines } from './lines';
import { beginImport, changeFormat, openImport, readAgain } from './opening';
import { goBack, goTo } from './stepping';

type Calls = typeof engineCalls;

const table: ImportedTable = {
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

function summary(part: Partial<ImportSummary['counts']> = {}, more: Partial<ImportSummary> = {}): ImportSummary {
  const counts = { new: 1, changed: 1, unchanged: 0, unknown: 0, outdated: 0, invalid: 1, ...part };
  const settled = { mine: 0, theirs: 0 };
  const rest = { leftOut: 0, settled, changing: counts.changed, cells: 1, changes: [], zeros: [], absent: 2 };
  return { counts, ...rest, ...more };
}

function line(number: number, part: Partial<ImportedLine> = {}): ImportedLine {
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

const file = { handle: 'chosen', fileName: 'people.xlsx' };
let heard: [string, unknown][] = [];

/** An engine that reads, judges and lists what it is given; all that it was asked is heard. */
function start(given: Partial<Handlers<Calls>> = {}) {
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

const asked = <K extends keyof Calls>(channel: K) =>
  heard.filter(([name]) => name === channel).map(([, input]) => input as Input<Calls, K>);
const state = () => useImporting.getState();

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

describe('an import', () => {
  it('reads the file, and suggests what its columns stand for', async () => {
    start();
    await beginImport('acme', file);
    expect(useScreen.getState().screen).toBe('import');
    expect(state()).toMatchObject({ step: 'file', table, targets: ['emails', 'roles', null], work: null });
    expect(asked('import.read')).toMatchObject([
      { handle: 'chosen', format: { sheet: null, headerLine: null, encoding: null, separator: null } },
    ]);
  });

  it('keeps what was chosen when the file is read in another way', async () => {
    start();
    await beginImport('acme', file);
    useImporting.setState(({ targets }) => ({ targets: targets.with(2, 'title').with(1, null) }));
    await changeFormat({ sheet: 1 });
    expect(asked('import.read')[1]?.format).toEqual({ sheet: 1, headerLine: null, encoding: null, separator: null });
    expect(state().targets).toEqual(['emails', null, 'title']);
    await changeFormat({ headerLine: 0 });
    expect(asked('import.read')[2]?.format).toMatchObject({ headerLine: 0 });
  });

  it('judges once for each plan, and again for another', async () => {
    start();
    await beginImport('acme', file);
    await showPreview();
    expect(state()).toMatchObject({ step: 'preview', judged: { summary: summary() } });
    expect(useLines.getState().list).toMatchObject({ total: 3 });
    expect(goBack()).toBe(true);
    expect(state().step).toBe('columns');
    await showPreview();
    expect(asked('import.judge')).toHaveLength(1);
    useImporting.setState({ clears: true });
    await showPreview();
    expect(asked('import.judge').map(({ plan }) => plan.clears)).toEqual([false, true]);
    goTo('file');
    expect(goBack()).toBe(false);
  });

  it('lists what is asked for, by position', async () => {
    start();
    await beginImport('acme', file);
    await showPreview();
    await showLines({ filter: 'invalid', search: ' ada ' });
    expect(asked('import.lines').at(-1)).toMatchObject({ verdict: 'invalid', search: 'ada', start: 0, count: 100 });
    await showLines({ filter: 'left-out', search: '' });
    expect(asked('import.lines').at(-1)).toMatchObject({ verdict: null, leftOut: true });
    expect(useLines.getState().list?.pages.row(2)?.line).toBe(4);
  });

  it('puts a cell right, and counts anew', async () => {
    start({ 'import.fix': () => succeeded({ line: line(3), summary: summary({ invalid: 0, new: 2 }) }) });
    await beginImport('acme', file);
    await showPreview();
    expect(await fixCell(3, 'emails', 'bob@acme.example')).toBe(true);
    expect(asked('import.fix')).toMatchObject([{ line: 3, column: 'emails', text: 'bob@acme.example' }]);
    expect(state().judged?.summary.counts).toMatchObject({ invalid: 0, new: 2 });
  });

  it('leaves lines out, one or all of a kind', async () => {
    start({ 'import.leaveOut': () => succeeded(summary({ invalid: 0 }, { leftOut: 1 })) });
    await beginImport('acme', file);
    await showPreview();
    await leaveOut([{ lines: [3] }, { verdict: 'invalid' }], true);
    expect(asked('import.leaveOut')).toMatchObject([
      { of: { lines: [3] }, out: true },
      { of: { verdict: 'invalid' }, out: true },
    ]);
    expect(state().judged?.summary.leftOut).toBe(1);
  });

  it('asks about lost zeros, and can be answered twice', async () => {
    const zeros = [{ column: 'title', count: 2, from: '42', to: '0042' }];
    start({
      'import.judge': ({ plan }) => succeeded(summary({}, { zeros: plan.zeros.title === undefined ? zeros : [] })),
    });
    await beginImport('acme', file);
    await showPreview();
    await answerZeros('title', true);
    await answerZeros('title', false);
    expect(asked('import.judge').map(({ plan }) => plan.zeros)).toEqual([{}, { title: true }, { title: false }]);
    expect(state().lostZeros).toEqual(zeros);
  });

  it('takes an answer back that could not be judged by', async () => {
    start({
      'import.judge': ({ plan }) => (plan.zeros.title === undefined ? succeeded(summary()) : failed('cancelled')),
    });
    await beginImport('acme', file);
    await showPreview();
    await answerZeros('title', true);
    expect(state()).toMatchObject({ zeros: {}, failure: null, step: 'columns', judged: null });
  });

  it('shows how far it is, and can be stopped', async () => {
    let stop = () => {};
    const started = start({
      'import.read': ({ jobId }) => {
        started.server.emit('job.progress', { jobId, done: 30, total: 100, state: 'running', failure: null });
        return new Promise((resolve) => {
          stop = () => resolve(failed('cancelled'));
        });
      },
      'jobs.cancel': () => {
        stop();
        return succeeded(null);
      },
    });
    const reading = beginImport('acme', file);
    await expect.poll(() => state().work).toMatchObject({ what: 'reading', done: 30, total: 100 });
    await cancelWork();
    await reading;
    expect(state()).toMatchObject({ wasCancelled: true, work: null, table: null });
    const again = readAgain();
    await expect.poll(() => asked('import.read')).toHaveLength(2);
    await cancelWork();
    await again;
  });

  it('says why a file cannot be read', async () => {
    start({ 'import.read': () => failed('file-encrypted') });
    await beginImport('acme', file);
    expect(state()).toMatchObject({ failure: { code: 'file-encrypted' }, step: 'file', table: null });
  });
});

describe('what was read of a file', () => {
  it('is lost with the engine, and goes on where it was when the file is chosen again', async () => {
    start({ 'import.lines': () => failed('unknown-import') });
    await beginImport('acme', file);
    useImporting.setState(({ targets }) => ({ targets: targets.with(2, 'title'), clears: true }));
    await showPreview();
    expect(state().failure?.code).toBe('unknown-import');
    start();
    await beginImport('acme', file);
    expect(state()).toMatchObject({ failure: null, clears: true, targets: ['emails', 'roles', 'title'] });
    expect(asked('import.read')[0]?.format).toEqual(table.format);
    expect(useToasts.getState().toasts).toEqual([]);
  });

  it('stays while other screens are looked at, and is shown again', async () => {
    start();
    await beginImport('acme', file);
    showScreen('users');
    await openImport();
    expect(useScreen.getState().screen).toBe('import');
    expect(state().file).toEqual(file);
  });

  it('is forgotten when it is closed, or another file takes its place', async () => {
    start();
    await beginImport('acme', file);
    const { importId } = state();
    await beginImport('acme', { handle: 'other', fileName: 'other.xlsx' });
    await expect.poll(() => asked('import.close')).toMatchObject([{ importId }]);
    closeImport();
    expect(state()).toEqual(noImport);
    await expect.poll(() => asked('import.close')).toHaveLength(2);
  });

  it('counts no more when it comes after that', async () => {
    let answer = () => {};
    start({
      'import.read': () =>
        new Promise((resolve) => {
          answer = () => resolve(succeeded(table));
        }),
    });
    const reading = beginImport('acme', file);
    await expect.poll(() => asked('import.read')).toHaveLength(1);
    closeImport();
    answer();
    await reading;
    expect(state()).toEqual(noImport);
  });
});

it('is not begun where the tenant permits neither creating nor editing', async () => {
  start();
  useAdministration.setState({ administration: administrationForTests({ permissions: ['groups.edit'] }) });
  await openImport();
  expect(useToasts.getState().toasts).toMatchObject([{ tone: 'problem' }]);
  expect(useScreen.getState().screen).toBe('users');
});

describe('a workbook that was exported to be edited', () => {
  const exported: ImportedTable = {
    ...table,
    exported: { time: '2026-01-31T09:30:00.000Z', people: 3 },
    columns: table.columns.map((column, place) => ({ ...column, target: ['emails', null, 'roles'][place] ?? null })),
  };

  it('says itself what its columns stand for, and begins with what changes', async () => {
    start({ 'import.read': () => succeeded(exported) });
    await beginImport('acme', file);
    expect(state()).toMatchObject({ targets: ['emails', null, 'roles'], clears: true });
    await showPreview();
    expect(useLines.getState()).toMatchObject({ filter: 'changed', onlyChanging: true });
    expect(goBack()).toBe(true);
    expect(state().step).toBe('file');
  });

  it('read as any other, its columns stand for what they seem to, and empty cells say nothing', async () => {
    start({ 'import.read': ({ format }) => succeeded(format.sheet === 1 ? table : exported) });
    await beginImport('acme', file);
    await changeFormat({ sheet: 1 });
    expect(state()).toMatchObject({ targets: ['emails', 'roles', null], clears: false });
    await changeFormat({ sheet: 0 });
    expect(state()).toMatchObject({ targets: ['emails', null, 'roles'], clears: true });
  });

  it('is settled for a line or for all, and asked again', async () => {
    const both = summary({ changed: 0, outdated: 1 });
    start({
      'import.read': () => succeeded(exported),
      'import.judge': () => succeeded(both),
      'import.settle': ({ mine }) =>
        succeeded(
          mine === null ? both : summary({ changed: 1 }, { settled: { mine: Number(mine), theirs: Number(!mine) } }),
        ),
    });
    await beginImport('acme', file);
    await showPreview();
    await settle({ lines: [2] }, true);
    expect(state().judged?.summary.settled).toEqual({ mine: 1, theirs: 0 });
    await settle({ settled: true }, null);
    expect(state().judged?.summary.counts.outdated).toBe(1);
    await settle({ verdict: 'outdated' }, false);
    expect(asked('import.settle').map(({ of, mine }) => [of, mine])).toEqual([
      [{ lines: [2] }, true],
      [{ settled: true }, null],
      [{ verdict: 'outdated' }, false],
    ]);
  });
});

describe('applying', () => {
  const applied = { created: 1, changed: 1, refused: [], deactivated: 0, notDeactivated: [] };

  it('queues everything as one batch that can be undone, and leads back to the people', async () => {
    start({
      'import.judge': () => succeeded(summary({ invalid: 0 })),
      'import.apply': () => succeeded(applied),
      'batches.undo': () => succeeded(null),
    });
    useAdministration.setState({
      administration: administrationForTests({
        invitation: 'onRequest',
        actions: [actionForTests('invite', { purpose: 'invitation' })],
      }),
    });
    await beginImport('acme', file);
    useImporting.setState({ invites: true });
    await showPreview();
    await applyImport();
    const [call] = asked('import.apply');
    expect(call).toMatchObject({
      label: { key: 'batch.import', params: { file: 'people.xlsx', count: 2 } },
      actions: ['invite'],
    });
    const [toast] = useToasts.getState().toasts;
    expect(toast).toMatchObject({ text: '2 people imported from people.xlsx.', action: { label: 'Undo' } });
    toast?.action?.run();
    await expect.poll(() => asked('batches.undo')).toMatchObject([{ batchId: call?.batchId }]);
    expect(useScreen.getState().screen).toBe('users');
    expect(state()).toEqual(noImport);
  });

  it('says what was passed over, and leads to it until another file is chosen', async () => {
    start({
      'import.judge': () => succeeded(summary({ invalid: 2, unknown: 1, outdated: 1 })),
      'import.apply': () => succeeded(applied),
    });
    await beginImport('acme', file);
    await showPreview();
    await applyImport();
    expect(useScreen.getState().screen).toBe('users');
    const [toast] = useToasts.getState().toasts;
    expect(toast?.more).toEqual(['4 lines passed over: 2 problems, 1 changed on both sides, 1 unknown.']);
    toast?.details?.run();
    await expect.poll(() => useLines.getState().filter).toBe('invalid');
    expect(asked('import.judge')).toHaveLength(2);
    expect(useScreen.getState().screen).toBe('import');
    expect(state()).toMatchObject({ step: 'preview', isApplied: false });
    await beginImport('acme', { ...file, handle: 'another' });
    toast?.details?.run();
    expect(useToasts.getState().toasts.at(-1)?.text).toBe('That import is closed: another file was chosen.');
  });

  it('invites nobody unless that is wanted', async () => {
    start({ 'import.apply': () => succeeded(applied) });
    await beginImport('acme', file);
    await showPreview();
    await applyImport();
    expect(asked('import.apply')).toMatchObject([{ actions: [] }]);
  });

  it('keeps the preview open with what was refused', async () => {
    const refused = [{ line: 3, column: 'emails', failure: failure('to-be-deleted') }];
    start({ 'import.apply': () => succeeded({ ...applied, refused }) });
    await beginImport('acme', file);
    await showPreview();
    await applyImport();
    expect(state()).toMatchObject({ step: 'preview', refused });
    expect(useScreen.getState().screen).toBe('import');
    expect(asked('import.judge')).toHaveLength(2);
  });

  it('is asked for once more, as the same batch, when the engine has stopped under it', async () => {
    const first = start({
      'import.apply': () => {
        first.die();
        return new Promise(() => {});
      },
    });
    await beginImport('acme', file);
    await showPreview();
    const restarting = new Promise<void>((resolve) => {
      const off = engine.onState((now) => {
        if (now !== 'restarting') return;
        off();
        resolve();
      });
    });
    const applying = applyImport();
    await restarting;
    const [call] = asked('import.apply');
    start({ 'import.apply': () => succeeded(applied) });
    await applying;
    expect(asked('import.apply')).toMatchObject([{ batchId: call?.batchId }]);
    expect(useScreen.getState().screen).toBe('users');
  });
});
