import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ColumnType } from '../../preload/contract';
import { startTexts } from '../i18n';
import { createFormats } from '../i18n/formats';
import { columnForTests } from '../invite/columnsForTests';
import { beginDraft, fittingColumn, keysOf, meaningOf, selectedColumns, textColumns } from './draft';

beforeAll(() => startTexts('en'));

const column = (key: string, type: ColumnType, choices: string[] | null = null) =>
  columnForTests(key, { type, choices });
const columns = [
  column('title', 'text'),
  column('department', 'text'),
  column('active', 'boolean'),
  column('roles', 'choice', ['Admin', 'Member']),
  column('hired', 'date'),
  column('number', 'number'),
];
const begin = { columns, selected: ['title'], at: 'title', isChosen: false, hasSomebody: true };
const speech = () => ({ t: i18next.t, formats: createFormats('en', ['en-GB']) });

describe('how it begins', () => {
  it('means who is selected; to replace, a single cell means the list', () => {
    expect(beginDraft('value', begin).whom).toBe('selected');
    expect(beginDraft('value', { ...begin, hasSomebody: false }).whom).toBe('listed');
    expect(beginDraft('replace', begin).whom).toBe('listed');
    expect(beginDraft('replace', { ...begin, isChosen: true }).whom).toBe('selected');
  });

  it('with the column that the keyboard is at, or those that are selected', () => {
    expect(beginDraft('value', { ...begin, at: 'roles' }).column).toBe('roles');
    expect(beginDraft('value', { ...begin, at: 'id' }).column).toBe('title');
    expect(beginDraft('replace', { ...begin, at: 'active' }).column).toBe('title');
    const several = beginDraft('replace', { ...begin, selected: ['department', 'active', 'title'] });
    expect(several.column).toBe(selectedColumns);
    expect(keysOf(several, columns, ['department', 'active', 'title'])).toEqual(['title', 'department']);
    expect(keysOf({ ...several, column: textColumns }, columns, [])).toEqual(['title', 'department']);
  });

  it('keeps a column that another mode has, too', () => {
    expect(fittingColumn('template', columns, [], 'department')).toBe('department');
    expect(fittingColumn('template', columns, [], 'active')).toBe('title');
    expect(fittingColumn('value', columns, [], textColumns)).toBe('title');
  });
});

describe('what it means', () => {
  const value = (key: string, typed: string | null | undefined) =>
    meaningOf(speech(), { ...beginDraft('value', begin), column: key, value: typed }, columns);

  it.each([
    ['title', 'Chef', 'Chef'],
    ['title', null, null],
    ['active', 'true', true],
    ['active', 'false', false],
    ['roles', 'Admin', 'Admin'],
    ['number', '1,200', 1200],
    ['hired', '2024-05-01', '2024-05-01T00:00:00Z'],
  ])('%s: %s', (key, typed, meant) => {
    const meaning = value(key, typed);
    if (key === 'hired')
      expect(meaning).toMatchObject({ how: { by: 'value', value: expect.stringContaining('2024') } });
    else expect(meaning).toEqual({ how: { by: 'value', value: meant } });
  });

  it('is nothing yet while something is to be said', () => {
    expect(value('title', undefined)).toBeNull();
    expect(value('title', ' ')).toBeNull();
    expect(meaningOf(speech(), beginDraft('template', begin), columns)).toBeNull();
    expect(meaningOf(speech(), beginDraft('replace', begin), columns)).toBeNull();
  });

  it('is refused where it does not fit the column', () => {
    expect(value('number', 'many')).toMatchObject({ failure: { code: 'not-number' } });
    expect(value('hired', 'someday')).toMatchObject({ failure: { code: 'not-date' } });
  });

  it('is a template or a replacement as it was typed', () => {
    const draft = beginDraft('replace', begin);
    expect(meaningOf(speech(), { ...draft, mode: 'template', template: '{title}' }, columns)).toEqual({
      how: { by: 'template', text: '{title}' },
    });
    expect(meaningOf(speech(), { ...draft, find: 'a', regex: true }, columns)).toEqual({
      how: { by: 'replace', find: 'a', replace: '', regex: true, matchCase: false, wholeCell: false },
    });
  });
});
