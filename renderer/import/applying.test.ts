import { describe, expect, it } from 'vitest';
import { failure, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { useAdministration } from '../state/administration';
import { actionForTests, administrationForTests } from '../state/administrationForTests';
import { useScreen } from '../state/screen';
import { useToasts } from '../state/toasts';
import { applyImport } from './applying';
import { asked, file, start, state, summary } from './importForTests';
import { noImport, useImporting } from './importing';
import { showPreview } from './judging';
import { useLines } from './lines';
import { beginImport } from './opening';

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
