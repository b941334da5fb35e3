import { describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../preload/failure';
import { useAdministration } from '../state/administration';
import { administrationForTests } from '../state/administrationForTests';
import { showScreen, useScreen } from '../state/screen';
import { useToasts } from '../state/toasts';
import { asked, file, line, start, state, summary, table } from './importForTests';
import { cancelWork, closeImport, noImport, useImporting } from './importing';
import { answerZeros, fixCell, leaveOut, showPreview } from './judging';
import { showLines, useLines } from './lines';
import { beginImport, changeFormat, openImport, readAgain } from './opening';
import { goBack, goTo } from './stepping';

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

  it('goes on without a group that is not there any more under its number', async () => {
    const groups = (...rows: number[]) => succeeded(rows.map((row) => ({ row, name: `Crew ${row}`, members: 0 })));
    start({ 'groups.list': () => groups(7, 8), 'import.lines': () => failed('unknown-import') });
    await beginImport('acme', file);
    useImporting.setState({ targets: ['emails', 'group:7', 'group:8'] });
    await showPreview();
    start({ 'groups.list': () => groups(8, 9) });
    await beginImport('acme', file);
    expect(state().targets).toEqual(['emails', 'roles', 'group:8']);
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
