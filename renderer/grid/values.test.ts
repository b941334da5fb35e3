import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { createFormats } from '../i18n/formats';
import fr from '../i18n/fr.json';
import { cellText, editText, matchChoices, readText, type Speech } from './values';

const speech: Speech = {
  t: ((key: keyof typeof fr) => fr[key]) as unknown as TFunction,
  formats: createFormats('fr', ['fr-FR']),
};

const column = (part: Partial<Column>): Column => ({
  key: 'nickName',
  label: 'Nickname',
  description: '',
  type: 'text',
  editable: true,
  fixed: null,
  required: false,
  unique: false,
  choices: null,
  shown: true,
  ...part,
});
const status = column({
  key: 'urn:muster:params:scim:schemas:extension:admin:1.0:User:status',
  type: 'choice',
  choices: ['active', 'inactive', 'activationPending'],
});
const role = column({ key: 'roles', type: 'choice', choices: ['Manager', 'Member', 'Équipier', 'Admin'] });
const date = column({ type: 'date' });
const number = column({ type: 'number' });

describe('a cell’s text', () => {
  it('is in the admin’s words', () => {
    expect(cellText(speech, column({}), null)).toBe('');
    expect(cellText(speech, column({ type: 'boolean' }), true)).toBe('Oui');
    expect(cellText(speech, status, 'activationPending')).toBe('Activation en attente');
    expect(cellText(speech, number, 1234.5)).toBe('1\u202f234,5');
    expect(cellText(speech, date, '2026-03-01')).toBe('1 mars 2026');
    expect(cellText(speech, column({ type: 'list' }), ['Nord', 'Sud'])).toBe('Nord, Sud');
  });
});

describe('typed text', () => {
  it('is trimmed, and nothing when it is empty', () => {
    expect(readText(speech, column({}), '  Chef ', null)).toEqual(succeeded('Chef'));
    expect(readText(speech, column({}), '   ', 'Chef')).toEqual(succeeded(null));
    expect(readText(speech, column({ required: true }), '', 'Chef')).toEqual(failed('required'));
  });

  it('changes nothing when it is what the editor showed', () => {
    const before = '2026-03-01T12:30:45Z';
    expect(readText(speech, date, editText(date, before), before)).toEqual(succeeded(before));
  });

  it.each([
    ['42', 42],
    ['-3,5', -3.5],
    ['1 234.5', 1234.5],
  ])('%s is a number', (typed, value) => {
    expect(readText(speech, number, typed, null)).toEqual(succeeded(value));
  });

  it.each(['many', '1,2,3', '12px'])('%s is no number', (typed) => {
    expect(readText(speech, number, typed, null)).toEqual(failed('not-number'));
  });

  it('is a local time in a date', () => {
    expect(readText(speech, date, '2026-03-01 14:05', null)).toEqual(
      succeeded(new Date(2026, 2, 1, 14, 5).toISOString()),
    );
    expect(readText(speech, date, '2026-3-1', '2025-01-01')).toEqual(succeeded('2026-03-01'));
    expect(readText(speech, date, '2026-03-01T10:00:00Z', null)).toEqual(succeeded('2026-03-01T10:00:00.000Z'));
  });

  it.each(['01/03/2026', '2026-02-30', '2026-13-01', '2026-03-01 25:00', 'demain'])('%s is no date', (typed) => {
    expect(readText(speech, date, typed, null)).toEqual(failed('not-date'));
  });

  it('is a choice by its value or by its word, in any case', () => {
    expect(readText(speech, status, 'inactif', null)).toEqual(succeeded('inactive'));
    expect(readText(speech, status, 'ACTIVE', null)).toEqual(succeeded('active'));
    expect(readText(speech, role, 'equipier', null)).toEqual(succeeded('Équipier'));
    expect(readText(speech, role, 'Boss', null)).toEqual(failed('not-choice'));
  });
});

describe('choices that typed letters may mean', () => {
  it('are those that begin with them first', () => {
    expect(matchChoices(speech, role, 'm')).toEqual(['Manager', 'Member', 'Admin']);
    expect(matchChoices(speech, role, 'éq')).toEqual(['Équipier']);
    expect(matchChoices(speech, role, 'xyz')).toEqual([]);
    expect(matchChoices(speech, role, '')).toEqual(role.choices);
  });
});
