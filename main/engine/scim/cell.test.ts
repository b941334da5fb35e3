import { describe, expect, it } from 'vitest';
import { discovery, fleet, user } from '../../../tests/support/tenant-model';
import { editCell, readCell } from './cell';
import { type ColumnDefinition, columnsOf } from './columns';

const columns = columnsOf(discovery.schemas);
function column(key: string): ColumnDefinition {
  const found = columns.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no column ${key}`);
  return found;
}

describe('columns of a tenant', () => {
  it('come from its schemas, never show what must not be read, and lead with the name', () => {
    const keys = columns.map(({ key }) => key);
    expect(keys.slice(0, 3)).toEqual(['displayName', 'name.givenName', 'name.familyName']);
    expect(keys).toContain(`${fleet}:access`);
    expect(keys).not.toContain('password');
  });

  it('say how each is edited, and why not', () => {
    expect(column(`${fleet}:access`)).toMatchObject({
      type: 'choice',
      choices: ['full', 'assigned', 'none'],
      fixed: null,
    });
    expect(column('active')).toMatchObject({ type: 'boolean', editable: true });
    expect(column(`${fleet}:number`)).toMatchObject({ editable: false, fixed: 'read-only' });
    expect(column(`${fleet}:origin`)).toMatchObject({ editable: false, fixed: 'immutable' });
    expect(column('groups')).toMatchObject({ type: 'list', fixed: 'read-only' });
  });
});

describe('a cell', () => {
  it('shows the primary value of several, else the first', () => {
    const emails = [{ value: 'a@x' }, { value: 'b@x', primary: true }];
    expect(readCell(user('1', { emails }), column('emails'))).toBe('b@x');
    expect(readCell(user('1', { emails: [{ value: 'a@x' }] }), column('emails'))).toBe('a@x');
    expect(readCell(user('1', { emails: [] }), column('emails'))).toBeNull();
  });

  it('reads booleans that a server keeps as text', () => {
    expect(readCell(user('1', { active: 'False' }), column('active'))).toBe(false);
  });

  it('shows what is no number as it stands', () => {
    expect(readCell(user('1', { [fleet]: { vehicles: 'many' } }), column(`${fleet}:vehicles`))).toBe('many');
    expect(readCell(user('1', { [fleet]: { vehicles: '' } }), column(`${fleet}:vehicles`))).toBeNull();
  });

  it('edits the primary value and leaves its siblings, without what described the old one', () => {
    const emails = [
      { value: 'a@x', type: 'home' },
      { value: 'b@x', type: 'work', primary: true, display: 'B' },
    ];
    const edited = editCell(user('1', { emails }), column('emails'), 'c@x');
    expect(edited).toEqual({
      ok: true,
      value: [
        { value: 'a@x', type: 'home' },
        { value: 'c@x', type: 'work', primary: true },
      ],
    });
  });

  it('makes a first value with the first type that the schema names', () => {
    const edited = editCell(user('1', { phoneNumbers: undefined }), column('phoneNumbers'), '+45 1');
    expect(edited).toEqual({ ok: true, value: [{ value: '+45 1', type: 'work', primary: true }] });
  });

  it.each([
    ['active', 'perhaps', 'not-boolean'],
    [`${fleet}:vehicles`, '1.5', 'not-number'],
    [`${fleet}:since`, 'yesterday', 'not-date'],
    [`${fleet}:since`, '2024-02-31', 'not-date'],
    [`${fleet}:access`, 'everything', 'not-choice'],
    [`${fleet}:number`, 4, 'read-only'],
    [`${fleet}:origin`, 'x', 'immutable'],
    ['userName', '', 'required'],
    ['groups', ['x'], 'read-only'],
  ])('refuses %s = %j with %s', (key, value, code) => {
    expect(editCell(user('1'), column(key), value)).toMatchObject({ ok: false, failure: { code } });
  });

  it.each([
    ['active', 'FALSE', false],
    [`${fleet}:vehicles`, ' 12 ', 12],
    [`${fleet}:since`, '2024-02-29', '2024-02-29T00:00:00.000Z'],
    [`${fleet}:access`, 'NONE', 'none'],
    ['title', '', null],
    ['title', ' Chief ', ' Chief '],
  ])('brings %s = %j to the type of the column', (key, value, wanted) => {
    expect(editCell(user('1'), column(key), value)).toEqual({ ok: true, value: wanted });
  });
});

describe('a cell of several values', () => {
  const texts = { type: 'string', multiValued: true, canonicalValues: [], subAttributes: [], required: false };
  const list = (more: object): ColumnDefinition => {
    const [known] = discovery.schemas[0]?.attributes ?? [];
    const attribute = { ...known, ...texts, name: 'skills', mutability: 'readWrite', returned: 'default', ...more };
    const [found] = columnsOf([
      { id: 'urn:x', attributes: [attribute] } as unknown as (typeof discovery.schemas)[number],
    ]);
    if (found?.key !== 'skills') throw new Error('no column');
    return found;
  };
  const sub = (name: string, more: object = {}) => ({
    ...texts,
    multiValued: false,
    name,
    mutability: 'readWrite',
    ...more,
  });
  const edit = (column: ColumnDefinition, skills: unknown, input: string | string[] | null) =>
    editCell(user('1', { skills: skills as never }), column, input);

  it('takes texts, each once, written one behind the other or as a list', () => {
    expect(edit(list({}), ['a'], 'b; a ;; b')).toEqual({ ok: true, value: ['b', 'a'] });
    expect(edit(list({}), ['a'], ['x;y', 'a'])).toEqual({ ok: true, value: ['x;y', 'a'] });
    expect(edit(list({}), ['a'], '')).toEqual({ ok: true, value: null });
    expect(edit(list({ required: true }), ['a'], null)).toMatchObject({ failure: { code: 'required' } });
  });

  it('keeps all that belongs to the items that stay', () => {
    const column = list({ type: 'complex', subAttributes: [sub('value'), sub('display'), sub('level')] });
    const known = { value: 'weld', display: 'Welding', level: '3' };
    expect(edit(column, [known, { value: 'dig' }], ['Welding', 'paint'])).toEqual({
      ok: true,
      value: [known, { value: 'paint' }],
    });
  });

  it('takes the choices of its schema alone, and what stands there already', () => {
    const column = list({ canonicalValues: ['Red', 'Blue'] });
    expect(column.choices).toEqual(['Red', 'Blue']);
    expect(edit(column, ['old'], 'old; blue')).toEqual({ ok: true, value: ['old', 'Blue'] });
    expect(edit(column, ['old'], 'green')).toMatchObject({ failure: { code: 'not-choice' } });
  });

  it('is edited only where texts make its items', () => {
    expect(list({ name: 'skills' }).fixed).toBeNull();
    expect(list({ type: 'integer' }).fixed).toBe('not-supported');
    expect(list({ type: 'complex', subAttributes: [sub('name')] }).fixed).toBe('not-supported');
    const needy = [sub('value'), sub('since', { required: true })];
    expect(list({ type: 'complex', subAttributes: needy }).fixed).toBe('not-supported');
  });
});
