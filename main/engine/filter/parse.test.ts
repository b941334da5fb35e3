import { describe, expect, it } from 'vitest';
import { type Expectation, parseFilter } from './parse';
import { printFilter } from './print';

function read(text: string) {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

describe('reading a filter', () => {
  it('knows every operator, and every kind of value', () => {
    expect(read('userName eq "bo"')).toEqual({
      kind: 'compare',
      path: { schema: null, attribute: 'userName', sub: null, at: 0 },
      operator: 'eq',
      value: 'bo',
    });
    for (const operator of ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le']) {
      expect(read(`a ${operator.toUpperCase()} 1`)).toMatchObject({ operator });
    }
    const values: [string, unknown][] = [
      ['"a\\\\\\"b\\u00e9"', 'a\\"bé'],
      ['"or ) ] not"', 'or ) ] not'],
      ['-5', -5],
      ['1.5e3', 1500],
      ['True', true],
      ['false', false],
      ['null', null],
    ];
    for (const [written, value] of values) expect(read(`a eq ${written}`)).toMatchObject({ value });
  });

  it('binds and closer than or, and brackets closer than both', () => {
    expect(read('a pr or b pr and not (c pr)')).toMatchObject({
      kind: 'or',
      parts: [{ path: { attribute: 'a' } }, { kind: 'and', parts: [{ path: { attribute: 'b' } }, { kind: 'not' }] }],
    });
    expect(read('(a pr OR b pr) And c pr')).toMatchObject({ kind: 'and', parts: [{ kind: 'or' }, {}] });
    expect(read('a pr and b pr and c pr')).toMatchObject({ kind: 'and', parts: [{}, {}, {}] });
  });

  it('reads paths of extensions and of parts, and where they stand', () => {
    const schema = 'urn:example:params:scim:schemas:extension:fleet:2.0:User';
    expect(read(`  name.givenName pr and ${schema}:manager.$ref pr`)).toMatchObject({
      parts: [
        { path: { schema: null, attribute: 'name', sub: 'givenName', at: 2 } },
        { path: { schema, attribute: 'manager', sub: '$ref', at: 24 } },
      ],
    });
  });

  it('reads what is asked of one value of many', () => {
    expect(read('emails[type eq "work" and (value co "@x" or primary eq true)] and active eq true')).toMatchObject({
      kind: 'and',
      parts: [{ kind: 'some', path: { attribute: 'emails' }, fits: { kind: 'and' } }, { kind: 'compare' }],
    });
  });

  it('needs no more space than it takes to tell the words apart', () => {
    expect(printFilter(read('(a eq"x")and\n b[c pr]or not(d pr)'))).toBe('a eq "x" and b[c pr] or not (d pr)');
  });
});

describe('a filter that is none', () => {
  it.each<[string, number, Expectation]>([
    ['', 0, 'attribute'],
    ['   ', 0, 'attribute'],
    ['userName', 8, 'operator'],
    ['userName is "bo"', 9, 'operator'],
    ['userName eq', 11, 'value'],
    ['userName eq bo', 12, 'value'],
    ['userName eq "bo', 12, 'quote'],
    ['userName eq "b\\o"', 12, 'text'],
    ['level gt 05', 9, 'value'],
    ['userName eq (', 12, 'value'],
    ['a pr and', 8, 'attribute'],
    ['a pr and and b pr', 9, 'attribute'],
    ['a pr b pr', 5, 'joint'],
    ['a pr)', 4, 'joint'],
    ['(a pr', 5, 'close'],
    ['(a pr]', 5, 'close'],
    ['emails[type pr', 14, 'close-bracket'],
    ['emails[type pr].value pr', 15, 'joint'],
    ['emails[members[value pr]]', 14, 'flat'],
    ['not a pr', 4, 'open'],
    ['1a pr', 0, 'attribute'],
    ['a.b.c pr', 0, 'attribute'],
    ['urn:x pr', 0, 'attribute'],
    ['"a" eq 1', 0, 'attribute'],
    [`${'('.repeat(20_000)}`, 100, 'shallow'],
    [`a eq "${'x'.repeat(20_000)}"`, 20_000, 'short'],
  ])('%.30s: at %i', (text, at, expected) => {
    const parsed = parseFilter(text);
    expect(parsed).toMatchObject({ ok: false, problem: { at, expected } });
  });

  it('says in words what was expected, and what is there', () => {
    expect(parseFilter('userName eq bo')).toMatchObject({
      problem: {
        found: 'bo',
        message: 'character 13: expected a text in quotes, a number, true, false or null, found bo',
      },
    });
    expect(parseFilter(`${'x'.repeat(99)}.b.c pr`)).toMatchObject({ problem: { found: `${'x'.repeat(39)}…` } });
  });
});
