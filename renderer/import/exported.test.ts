import { describe, expect, it } from 'vitest';
import type { ImportedTable } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import { asked, file, start, state, summary, table } from './importForTests';
import { settle, showPreview } from './judging';
import { useLines } from './lines';
import { beginImport, changeFormat } from './opening';
import { goBack } from './stepping';

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
    const shown: unknown[] = [];
    start({
      'import.read': () => succeeded(exported),
      'import.judge': () => succeeded(both),
      'import.settle': ({ mine }) => {
        shown.push(state().work?.what);
        return succeeded(
          mine === null ? both : summary({ changed: 1 }, { settled: { mine: Number(mine), theirs: Number(!mine) } }),
        );
      },
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
    // How far it is with all of them is seen; one line is done at once.
    expect(shown).toEqual([undefined, 'settling', 'settling']);
  });
});
