import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../preload/contract';
import { failure } from '../../preload/failure';
import { startTexts } from '../i18n';
import { createFormats } from '../i18n/formats';
import { gridRow } from '../state/entriesForTests';
import { createCells, runsRightToLeft } from './cells';

const email: Column = {
  key: 'emails',
  label: 'Email',
  description: '',
  type: 'text',
  editable: true,
  fixed: null,
  required: true,
  unique: false,
  choices: null,
  shown: true,
};

describe('the direction of a text', () => {
  it.each(['محمد الأحمد', 'שרה לוי', '(1) محمد'])('of %s is from right to left', (text) => {
    expect(runsRightToLeft(text)).toBe(true);
  });

  it.each(['Åse Ødegård', 'Anna (محمد)', '12345', ''])('of %s is from left to right', (text) => {
    expect(runsRightToLeft(text)).toBe(false);
  });
});

describe('the last login', () => {
  const column: Column = {
    key: 'urn:muster:params:scim:schemas:extension:admin:1.0:User:lastLogin',
    label: 'Last login',
    description: '',
    type: 'date',
    editable: false,
    fixed: 'read-only',
    required: false,
    unique: false,
    choices: null,
    shown: true,
  };
  beforeAll(() => startTexts('en'));
  const read = (lastLogin: string | null, activationPending: boolean) => {
    const cells = createCells({ t: i18next.t, formats: createFormats('en', ['en-US']) }, [column]);
    return cells(gridRow({ cells: [lastLogin], activationPending }), 0)?.data.text;
  };

  it('of somebody who was invited and has never come says so', () => {
    expect(read(null, true)).toBe('Activation pending');
  });

  it('is nothing of anybody else who has never come, and the day of whoever has', () => {
    expect(read(null, false)).toBe('');
    expect(read('2026-03-01', true)).toBe('Mar 1, 2026');
  });
});

it('whoever is yet to be created is called by the parts of the name', () => {
  const columns = ['displayName', 'name.givenName', 'name.familyName'].map((key) => ({ ...email, key }));
  const cellOf = createCells({ t: i18next.t, formats: createFormats('en', ['en-US']) }, columns);
  const fate = { changeId: 1, kind: 'create', state: 'pending' } as const;
  const read = (more: Parameters<typeof gridRow>[0]) =>
    cellOf(gridRow({ cells: [null, 'Ada', 'Lovelace'], ...more }), 0)?.data.text;
  expect([read({ fate }), read({})]).toEqual(['Ada Lovelace', '']);
});

it('a cell that is locked in a column that is not opens no editor', () => {
  const cellOf = createCells({ t: i18next.t, formats: createFormats('en', ['en-US']) }, [email]);
  const open = cellOf(gridRow({ cells: ['ada@example.com'] }), 0);
  const own = cellOf(gridRow({ cells: ['me@example.com'], locked: { 0: failure('own-attribute') } }), 0);
  expect([open?.allowOverlay, own?.allowOverlay, own?.readonly]).toEqual([true, false, true]);
});
