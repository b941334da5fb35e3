import i18next from 'i18next';
import { beforeEach, describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../../preload/failure';
import { engine } from '../../bridge/engine';
import { startEngine } from '../../bridge/engineForTests';
import { startTexts } from '../../i18n';
import { columnForTests } from '../../invite/columnsForTests';
import { administrationForTests } from '../../state/administrationForTests';
import { useToasts } from '../../state/toasts';
import { noImport, useImporting } from '../importing';
import { askedForLeavers, keepLeavers, whyNobody } from './leavers';

beforeEach(() => {
  startTexts('en');
  useToasts.setState({ toasts: [] });
});

describe('what is typed before people are deactivated', () => {
  it.each([
    [1, 20, false],
    [10, 20, false],
    [11, 20, true],
    [20, 1_000, false],
    [21, 1_000, true],
    [0, 0, false],
  ])('of %d among %d people the number is asked for: %s', (count, everybody, isAsked) => {
    expect(askedForLeavers(count, everybody)).toEqual(isAsked ? { kind: 'number', count } : { kind: 'none' });
  });
});

describe('why nobody can be deactivated', () => {
  const why = (fixed: 'read-only' | 'not-permitted' | null) =>
    whyNobody({
      columns: [{ ...columnForTests('active'), fixed }],
      administration: administrationForTests({ readOnlyReason: { en: 'You only watch.' } }),
      t: i18next.t,
      language: 'en',
    });

  it('is told in the words of whoever forbids it, and is nothing where it is allowed', () => {
    expect(why(null)).toBeNull();
    expect(why('not-permitted')).toBe('You only watch.');
    expect(why('read-only')).toMatch(/tenant/);
    const nothing = { columns: [], administration: null, t: i18next.t, language: 'en' };
    expect(whyNobody(nothing)).toMatch(/does not say who is active/);
  });
});

describe('those who are to be deactivated', () => {
  const leaving = { ...noImport, tenantId: 'acme', importId: crypto.randomUUID(), leavers: new Set([3, 5, 7]) };

  it('are forgotten when the file names them now, or they cannot be deactivated any more', async () => {
    engine.connect(startEngine({ 'import.deactivable': () => succeeded({ rows: [5, 7, 9], everybody: 10 }) }).port);
    useImporting.setState(leaving, true);
    await keepLeavers();
    expect([...useImporting.getState().leavers]).toEqual([5, 7]);
  });

  it('are nobody where that cannot be found out', async () => {
    engine.connect(startEngine({ 'import.deactivable': () => failed('disk-full') }).port);
    useImporting.setState(leaving, true);
    await keepLeavers();
    expect(useImporting.getState().leavers.size).toBe(0);
    expect(useToasts.getState().toasts).toHaveLength(1);
  });
});
