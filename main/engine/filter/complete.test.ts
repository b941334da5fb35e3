import { describe, expect, it } from 'vitest';
import { discovery, fleet } from '../../../tests/support/tenant-model';
import { fold } from '../mirror/fold';
import { formatPath } from '../scim/path';
import { completionsAt, type Suggestions } from './complete';
import type { Literal } from './node';
import { filterAttributes } from './vocabulary';

const labels: Record<string, string> = { userName: 'Nom d’utilisateur', [`${fleet}:access`]: 'Accès aux véhicules' };
const values: Record<string, Literal[]> = {
  title: ['Boss', 'Head "of" sales', 'Électricien', 'the boss'],
  [`${fleet}:access`]: ['full', 'odd'],
  [`${fleet}:vehicles`]: [3, 10],
};
const suggestions: Suggestions = {
  attributes: filterAttributes(discovery.schemas),
  nameOf: ({ path }) => ({
    label: labels[formatPath(path)] ?? '',
    column: path.sub === null ? formatPath(path) : null,
  }),
  valuesOf: ({ path }) => values[formatPath(path)] ?? [],
  fold,
};

/** The completions where `|` stands. */
function at(text: string) {
  const cursor = text.indexOf('|');
  return completionsAt(text.replace('|', ''), cursor, suggestions);
}

const texts = (text: string) => at(text).map((completion) => completion.text);

/** The text with the first completion in its place. */
function completed(text: string): string {
  const [first] = at(text);
  const whole = text.replace('|', '');
  return first ? whole.slice(0, first.from) + first.text + whole.slice(first.to) : whole;
}

describe('where an attribute is expected', () => {
  it.each([
    ['|', 'userName'],
    ['use|', 'userName'],
    ['USERN|', 'userName'],
    ['fam|', 'name.familyName'],
    ['name.f|', 'name.familyName'],
    ['utilis|', 'userName'],
    ['vehic|', `${fleet}:vehicles`],
    ['acces|', `${fleet}:access`],
    ['véhicules|', `${fleet}:access`],
    ['urn:example:params|', `${fleet}:access`],
    [`${fleet.toUpperCase()}:si|`, `${fleet}:since`],
    ['title pr and (nam|', 'name'],
    ['title pr or not (ema|', 'emails'],
    ['emails[ty|', 'type'],
    ['emails[|', 'value'],
    ['emails[type eq "x"] and ty|', 'emails.type'],
    ['meta.la|', 'meta.lastModified'],
  ])('%s', (text, first) => {
    expect(at(text)[0]).toMatchObject({ text: first, kind: 'attribute' });
  });

  it('tells the column that shows it', () => {
    expect(at('dis|')[0]).toMatchObject({ text: 'displayName', column: 'displayName' });
    expect(at('emails.ty|')[0]).toMatchObject({ text: 'emails.type', column: null });
  });

  it('offers a negation, but nothing that the tenant never shows', () => {
    expect(texts('no|')).toContain('not (');
    expect(texts('passw|')).toEqual([]);
    expect(texts('emails[xyz|')).toEqual([]);
    expect(texts('nothing[|')).toEqual([]);
  });
});

describe('where an operator is expected', () => {
  it.each([
    ['title |', ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr']],
    ['TITLE |', ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr']],
    ['title e|', ['eq', 'ew']],
    ['title P|', ['pr']],
    ['active |', ['eq', 'ne', 'pr']],
    [`${fleet}:vehicles |`, ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'pr']],
    [`${fleet}:since g|`, ['gt', 'ge']],
    ['emails |', ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr', '[']],
    ['name |', ['pr', '[']],
    ['emails[primary |', ['eq', 'ne', 'pr']],
    ['unknown s|', ['sw']],
  ])('%s', (text, expected) => {
    expect(texts(text)).toEqual(expected);
    expect(at(text).every(({ kind }) => kind === 'operator')).toBe(true);
  });
});

describe('where a value is expected', () => {
  it.each([
    ['active eq |', ['true', 'false']],
    ['active eq F|', ['false']],
    ['title eq |', ['"Boss"', '"Head \\"of\\" sales"', '"Électricien"', '"the boss"']],
    ['title eq bo|', ['"Boss"', '"the boss"']],
    ['title eq "bo|', ['"Boss"', '"the boss"']],
    ['title eq "bo|x" and active eq true', ['"Boss"', '"the boss"']],
    ['title eq "elec|', ['"Électricien"']],
    ['title eq "d \\"o|', ['"Head \\"of\\" sales"']],
    [`${fleet}:access eq "|`, ['"full"', '"assigned"', '"none"', '"odd"']],
    [`${fleet}:access eq o|`, ['"odd"', '"none"']],
    [`${fleet}:vehicles gt |`, ['3', '10']],
    ['emails[type eq |', ['"work"', '"home"']],
    ['emails.type eq "h|', ['"home"']],
    ['unknown eq |', []],
    ['title is |', ['"Boss"', '"Head \\"of\\" sales"', '"Électricien"', '"the boss"']],
  ])('%s', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe('where a joint is expected', () => {
  it.each([
    ['title pr |', ['and', 'or']],
    ['title pr a|', ['and']],
    ['title eq "x" |', ['and', 'or']],
    ['(title pr |', ['and', 'or', ')']],
    ['(title pr) |', ['and', 'or']],
    ['emails[type pr |', ['and', 'or', ']']],
    ['(emails[type pr] |', ['and', 'or', ')']],
    ['(emails[not (type pr |', ['and', 'or', ')']],
    ['title pr) |', ['and', 'or']],
  ])('%s', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe('a completion', () => {
  it.each([
    ['tit|', 'title'],
    ['ti|tle eq "x"', 'title eq "x"'],
    ['title eq "bo|', 'title eq "Boss"'],
    ['title eq "bo|x" and active eq true', 'title eq "Boss" and active eq true'],
    ['title eq | and active eq true', 'title eq "Boss" and active eq true'],
    ['title eq "bo| and active eq true', 'title eq "Boss" and active eq true'],
    ['(title pr |', '(title pr and'],
    ['title  |  "x"', 'title  eq  "x"'],
  ])('takes the place of what was begun: %s', (text, expected) => {
    expect(completed(text)).toBe(expected);
  });

  it('is never missing its place, wherever the cursor is', () => {
    const text = 'not (emails[type eq "wo rk" and] or (active eq true) "';
    for (let cursor = 0; cursor <= text.length + 1; cursor += 1) {
      for (const { from, to } of completionsAt(text, cursor, suggestions)) {
        expect(from).toBeLessThanOrEqual(cursor);
        expect(to).toBeGreaterThanOrEqual(Math.min(cursor, text.length));
      }
    }
  });
});
