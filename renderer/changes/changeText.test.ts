import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { failure } from '../../preload/failure';
import { startTexts } from '../i18n';
import { createFormats } from '../i18n/formats';
import { columnForTests } from '../invite/columnsForTests';
import { batchEntry, changeEntry } from '../state/entriesForTests';
import { changeWords, countWords, fateLines, reasonLines, stateWord } from './changeText';

const active = columnForTests('active', { type: 'boolean' });

beforeAll(() => startTexts('en'));
const speech = () => ({ t: i18next.t, formats: createFormats('en', []) });

describe('a change in words', () => {
  it('has an attribute, what it replaces and what it becomes', () => {
    const entry = changeEntry({ column: 'active', from: true, to: null });
    expect(changeWords(speech(), [active], entry)).toEqual({ what: 'Active', from: 'Yes', to: '(empty)' });
  });

  it('can be read where the tenant no longer has the attribute', () => {
    const entry = changeEntry({ column: 'gone', from: false, to: ['a', 'b'] });
    expect(changeWords(speech(), [], entry)).toEqual({ what: 'gone', from: 'No', to: 'a, b' });
  });

  it('has words of its own for creations, deletions and members', () => {
    const words = (part: Parameters<typeof changeEntry>[0]) => changeWords(speech(), [], changeEntry(part));
    expect(words({ kind: 'create' })).toEqual({ what: 'New user', from: null, to: 'Is created at the tenant' });
    expect(words({ kind: 'delete' })).toEqual({ what: 'Deletion', from: null, to: 'Is deleted at the tenant' });
    expect(words({ kind: 'add-member', from: null, to: 'Ann' })).toEqual({
      what: 'Joins the group',
      from: null,
      to: 'Ann',
    });
    expect(words({ kind: 'remove-member', from: 'Ann', to: null })).toEqual({
      what: 'Leaves the group',
      from: null,
      to: 'Ann',
    });
  });

  it('tells where it stands, and why it stopped', () => {
    expect(stateWord(speech(), changeEntry({}))).toBe('Waiting to be sent');
    expect(stateWord(speech(), changeEntry({ ready: false }))).toBe('Collected');
    expect(reasonLines(speech(), failure('rejected', {}, 'no titles'))).toEqual([
      'The tenant says: no titles',
      'Correct the value, or discard the change.',
    ]);
  });
});

it('tells what awaits somebody', () => {
  expect(fateLines(speech(), { changeId: 1, kind: 'delete', state: 'held' })).toEqual({
    title: 'To be deleted at the tenant',
    lines: ['On hold'],
  });
});

it('counts a batch, what wants attention first', () => {
  const { counts } = batchEntry({ counts: { pending: 1_200, conflict: 1, done: 3, dropped: 9 } });
  expect(countWords(speech(), counts)).toBe('1 conflict, 1,200 pending, 3 sent');
});
