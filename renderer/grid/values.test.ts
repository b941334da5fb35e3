import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { startTexts } from '../i18n';
import { createFormats } from '../i18n/formats';
import { cellText, editText, matchChoices, readText, type Speech } from './values';

let speech: Speech;
beforeAll(() => {
  startTexts('fr');
  speech = { t: i18next.t, formats: createFormats('fr', ['fr-FR']) };
});

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

  it('is a number in the locale’s way', () => {
    expect(readText(speech, number, '1 234,5', null)).toEqual(succeeded(1234.5));
    expect(readText(speech, number, '12px', null)).toEqual(failed('not-number'));
  });

  it('is a local time in a date', () => {
    const noon = new Date(2026, 2, 1, 12).toISOString();
    expect(readText(speech, date, '01/03/2026 12:00', null)).toEqual(succeeded(noon));
    expect(readText(speech, date, 'demain', null)).toEqual(failed('not-date'));
  });

  it.each([
    ['Oui', true],
    ['yes', true],
    ['TRUE', true],
    ['VRAI', true],
    ['1', true],
    ['x', true],
    ['non', false],
    ['No', false],
    ['FALSE', false],
    ['0', false],
  ])('%s is a yes or a no in any language', (typed, value) => {
    expect(readText(speech, column({ type: 'boolean' }), typed, null)).toEqual(succeeded(value));
  });

  it('is a choice by its value or by its word, in any case', () => {
    expect(readText(speech, status, 'inactif', null)).toEqual(succeeded('inactive'));
    expect(readText(speech, status, 'ACTIVE', null)).toEqual(succeeded('active'));
    expect(readText(speech, role, 'equipier', null)).toEqual(succeeded('Équipier'));
    expect(readText(speech, status, 'Activation pending', null)).toEqual(succeeded('activationPending'));
    expect(readText(speech, role, 'Boss', null)).toEqual(failed('not-choice'));
    expect(readText(speech, column({ type: 'boolean' }), 'maybe', null)).toEqual(failed('not-boolean'));
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

describe('an email address', () => {
  const email = column({ key: 'emails' });

  it('looks like one', () => {
    expect(readText(speech, email, ' ada@x.org ', null)).toEqual(succeeded('ada@x.org'));
    expect(readText(speech, email, 'ada at x', null)).toEqual(failed('not-address', { value: 'ada at x' }));
  });

  it('may stay what it was', () => {
    expect(readText(speech, email, 'root', 'root')).toEqual(succeeded('root'));
  });
});

describe('several values', () => {
  const tags = column({ key: 'tags', type: 'list' });

  it('are told apart by semicolons, or by lines', () => {
    expect(readText(speech, tags, ' a; b ;a', [])).toEqual(succeeded(['a', 'b']));
    expect(readText(speech, tags, 'a;b\nc\n', [])).toEqual(succeeded(['a;b', 'c']));
    expect(readText(speech, tags, '', ['a'])).toEqual(succeeded(null));
  });

  it('are the same where nothing was changed', () => {
    const before = ['a', 'b'];
    const read = readText(speech, tags, 'a\nb\n', before);
    expect(read.ok && read.value).toBe(before);
  });

  it('are choices where the column has some, besides what stands there', () => {
    const colours = column({ key: 'colours', type: 'list', choices: ['Red', 'Blue'] });
    expect(readText(speech, colours, 'blue; old', ['old'])).toEqual(succeeded(['Blue', 'old']));
    expect(readText(speech, colours, 'green', ['old'])).toEqual(failed('not-choice'));
  });
});
