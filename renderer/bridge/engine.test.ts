import { describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../preload/failure';
import { createEngine } from './engine';
import { startEngine } from './engineForTests';

const edit = {
  tenantId: 'acme',
  batchId: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
  label: { key: 'batch.edit', params: {} },
  edits: [{ row: 1, column: 'title', value: 'Chef' }],
};

describe('the engine as the window sees it', () => {
  it('waits with a call until there is an engine', async () => {
    const engine = createEngine();
    const answer = engine.call('sync.now', { tenantId: 'acme' });
    engine.connect(startEngine({ 'sync.now': () => succeeded(null) }).port);
    expect(await answer).toEqual(succeeded(null));
  });

  it('repeats an edit, with its batch id, when the engine died under it', async () => {
    const engine = createEngine();
    const heard: string[] = [];
    engine.onState((state) => heard.push(state));
    const first = startEngine({
      'changes.apply': () => {
        first.die();
        return new Promise(() => {});
      },
    });
    engine.connect(first.port);
    const answer = engine.call('changes.apply', edit);
    await new Promise<void>((resolve) => engine.onState(() => resolve()));
    let repeated: unknown;
    const second = startEngine({
      'changes.apply': (input) => {
        repeated = input.batchId;
        return succeeded({ applied: 1, created: [], refused: [] });
      },
    });
    engine.connect(second.port);
    expect(await answer).toEqual(succeeded({ applied: 1, created: [], refused: [] }));
    expect(repeated).toBe(edit.batchId);
    expect(heard).toEqual(['ready', 'restarting', 'ready']);
  });

  it('does not repeat an export, but says that the engine stopped', async () => {
    const engine = createEngine();
    const first = startEngine({ 'workbook.export': () => new Promise(() => {}) });
    engine.connect(first.port);
    const answer = engine.call('workbook.export', {
      viewId: 1,
      handle: 'file',
      jobId: edit.batchId,
      headers: [],
      sheetName: 'Users',
      words: { yes: 'Yes', no: 'No', activationPending: 'Invited' },
      choices: {},
    });
    await engine.call('sync.now', { tenantId: 'acme' });
    engine.connect(startEngine({}).port);
    expect(await answer).toEqual(failed('engine-stopped'));
  });

  it('gives up on a call under which the engine dies again and again', async () => {
    const engine = createEngine();
    engine.onState((state) => {
      if (state === 'restarting') engine.connect(startDying().port);
    });
    const startDying = () => {
      const dying = startEngine({
        'sync.now': () => {
          dying.die();
          return new Promise(() => {});
        },
      });
      return dying;
    };
    engine.connect(startDying().port);
    expect(await engine.call('sync.now', { tenantId: 'acme' })).toEqual(failed('engine-stopped'));
  });

  it('rejects when a handler threw: that is a bug, not a restart', async () => {
    const engine = createEngine();
    const broken = startEngine({
      'sync.now': () => {
        throw new Error('boom');
      },
    });
    engine.connect(broken.port);
    await expect(engine.call('sync.now', { tenantId: 'acme' })).rejects.toThrow('boom');
    expect(broken.reported).toHaveLength(1);
  });

  it('hears events of every engine, until told not to', async () => {
    const engine = createEngine();
    const heard: string[] = [];
    const off = engine.on('tenant.columns', ({ tenantId }) => heard.push(tenantId));
    for (const tenantId of ['first', 'second']) {
      const started = startEngine({ 'sync.now': () => succeeded(null) });
      engine.connect(started.port);
      started.server.emit('tenant.columns', { tenantId });
      await engine.call('sync.now', { tenantId });
      if (tenantId === 'first') expect(heard).toEqual(['first']);
    }
    off();
    expect(heard).toEqual(['first', 'second']);
  });
});
