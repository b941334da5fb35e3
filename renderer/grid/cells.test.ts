import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../preload/contract';
import { startTexts } from '../i18n';
import { createFormats } from '../i18n/formats';
import { gridRow } from '../state/entriesForTests';
import { createCells, runsRightToLeft } from './cells';

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
    return cells(gridRow({ cells: [lastLogin], activationPending }))[0]?.data.text;
  };

  it('of somebody who was invited and has never come says so', () => {
    expect(read(null, true)).toBe('Activation pending');
  });

  it('is nothing of anybody else who has never come, and the day of whoever has', () => {
    expect(read(null, false)).toBe('');
    expect(read('2026-03-01', true)).toBe('Mar 1, 2026');
  });
});
