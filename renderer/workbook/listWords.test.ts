import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { everyone } from '../../preload/contract';
import { startTexts } from '../i18n';
import { createFormats } from '../i18n/formats';
import { columnForTests } from '../invite/columnsForTests';
import { type AskedList, listLines, listSentence, sortText } from './listWords';

const column = (key: string) => columnForTests(key);
const columns = [column('title'), column('userName'), column('roles')];
const plain: AskedList = { query: everyone, conditions: [], view: null, group: null, columns };
const asked: AskedList = {
  ...plain,
  query: {
    ...everyone,
    search: 'bob',
    status: 'active',
    equal: [{ column: 'roles', value: 'Viewer' }],
    group: 7,
    sort: [
      { column: 'title', direction: 'descending' },
      { column: 'gone', direction: 'ascending' },
    ],
  },
  conditions: [
    { kind: 'column', column: 'title', operator: 'contains', values: ['baker'] },
    { kind: 'column', column: 'title', operator: 'contains', values: [] },
    { kind: 'text', text: 'title pr or id pr' },
  ],
  view: { name: 'Bread', isChanged: true },
  group: 'Bakers',
};
const speech = () => ({ t: i18next.t, formats: createFormats('en', ['en']) });

beforeAll(() => startTexts('en'));

describe('a list in words', () => {
  it('tells its view, its group and what is asked of it, one line for each condition that is filled in', () => {
    expect(listLines(speech(), asked).map(({ label, value }) => [label, value])).toEqual([
      ['View', 'Bread (changed since it was saved)'],
      ['Group', 'Bakers'],
      ['Role', 'Viewer'],
      ['Status', 'Active'],
      ['Search', '“bob”'],
      ['Filter', 'Title contains “baker”'],
      ['Filter', 'title pr or id pr'],
    ]);
  });

  it('is one sentence, too, and says so where nothing is asked', () => {
    expect(listSentence(speech(), { ...asked, conditions: [], view: null, group: null })).toBe(
      'Role: Viewer · Status: Active · Search: “bob”',
    );
    expect(listSentence(speech(), plain)).toBe('Nothing is searched for or filtered.');
  });

  it('tells by what it is sorted', () => {
    expect(sortText(speech(), asked)).toBe('Title, descending; gone, ascending');
    expect(sortText(speech(), plain)).toBe('The tenant’s order');
  });
});
