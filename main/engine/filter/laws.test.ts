import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath, parsePath } from '../scim/path';
import type { Attribute, JsonObject, Schema } from '../scim/resource';
import { matches } from './match';
import { type FilterNode, type FilterPath, type Literal, type Operator, operators } from './node';
import { parseFilter } from './parse';
import { printFilter } from './print';

/** Somebody, as plainly as can be. */
interface Model {
  name: string | null;
  active: boolean | null;
  level: number | null;
  /** Milliseconds since 1970, and the hours of the time zone in which it is written. */
  login: { at: number; zone: number } | null;
  emails: { value: string | null; type: string | null }[];
  /** Whether names are written in another case than the schema's. */
  shouting: boolean;
}

/** A filter, and what it means. */
interface Case<T> {
  node: FilterNode;
  holds(one: T): boolean;
}

const extension = 'urn:example:extension:Fleet:1.0:User';
const attribute = (name: string, type: Attribute['type'], subAttributes: Attribute[] = []): Attribute => ({
  name,
  type,
  subAttributes,
  multiValued: false,
  description: '',
  required: false,
  canonicalValues: [],
  uniqueness: 'none',
  mutability: 'readWrite',
  returned: 'default',
});
const schemas: Schema[] = [
  {
    id: 'urn:core:User',
    name: 'User',
    attributes: [
      attribute('userName', 'string'),
      attribute('active', 'boolean'),
      attribute('emails', 'complex', [attribute('value', 'string'), attribute('type', 'string')]),
    ],
  },
  { id: extension, name: 'Fleet', attributes: [attribute('level', 'integer'), attribute('login', 'dateTime')] },
];

const text = fc.constantFrom('a', 'A', 'b', 'ab', 'Ba', 'É', 'é"', '\\', 'a or b');
const someday = Date.UTC(2026, 0, 1);
const instant = fc.integer({ min: -2, max: 2 }).map((hours) => someday + hours * 3_600_000);
const zone = fc.integer({ min: -3, max: 3 });
const model: fc.Arbitrary<Model> = fc.record({
  name: fc.option(text),
  active: fc.option(fc.boolean()),
  level: fc.option(fc.integer({ min: -2, max: 2 })),
  login: fc.option(fc.record({ at: instant, zone })),
  emails: fc.array(fc.record({ value: fc.option(text), type: fc.option(text) }), { maxLength: 3 }),
  shouting: fc.boolean(),
});

function written({ at, zone }: { at: number; zone: number }): string {
  const hours = `${zone < 0 ? '-' : '+'}0${Math.abs(zone)}:00`;
  return new Date(at + zone * 3_600_000).toISOString().replace('Z', hours);
}

function resourceOf({ name, active, level, login, emails, shouting }: Model): JsonObject {
  const spelt = (word: string) => (shouting ? word.toUpperCase() : word);
  return {
    [spelt('userName')]: name,
    [spelt('active')]: active,
    [spelt('emails')]: emails.map(({ value, type }) => ({ [spelt('value')]: value, [spelt('type')]: type })),
    [spelt(extension)]: { [spelt('level')]: level, [spelt('login')]: login && written(login) },
  };
}

/** The meaning of an operator, by a table of its own. */
function means<T extends string | number | boolean>(operator: Operator, wanted: T): (value: T) => boolean {
  const compared = (value: T) => (value < wanted ? -1 : value > wanted ? 1 : 0);
  const part = (value: T, how: 'includes' | 'startsWith' | 'endsWith') => String(value)[how](String(wanted));
  const ordered = (fits: (order: number) => boolean) => (value: T) =>
    typeof value !== 'boolean' && fits(compared(value));
  return {
    eq: (value: T) => value === wanted,
    ne: (value: T) => value !== wanted,
    co: (value: T) => part(value, 'includes'),
    sw: (value: T) => part(value, 'startsWith'),
    ew: (value: T) => part(value, 'endsWith'),
    gt: ordered((order) => order > 0),
    ge: ordered((order) => order >= 0),
    lt: ordered((order) => order < 0),
    le: ordered((order) => order <= 0),
  }[operator];
}

function leaf<T, V extends string | number | boolean>(
  path: string,
  valuesOf: (one: T) => (V | null)[],
  value: fc.Arbitrary<{ literal: Literal; value: V }>,
  known: readonly Operator[] = operators,
): fc.Arbitrary<Case<T>> {
  const held = (one: T) => valuesOf(one).filter((item) => item !== null);
  return fc.tuple(spelling(path), fc.constantFrom(...known), value).map(([at, operator, wanted]) => ({
    node: { kind: 'compare' as const, path: at, operator, value: wanted.literal },
    holds: (one: T) => (operator === 'ne' && held(one).length === 0) || held(one).some(means(operator, wanted.value)),
  }));
}

function presence<T>(path: string, holds: (one: T) => boolean): fc.Arbitrary<Case<T>> {
  return spelling(path).map((at) => ({ node: { kind: 'present' as const, path: at }, holds }));
}

/** A path, and the same in another case. */
function spelling(path: string): fc.Arbitrary<FilterPath> {
  return fc.constantFrom(...[path, path.toUpperCase()].map((text) => ({ ...parsePath(text), at: 0 })));
}

const folded = (value: string | null) => value?.toLowerCase() ?? null;
const anyText = text.map((literal) => ({ literal, value: literal.toLowerCase() }));
const plain = <V extends Literal>(value: V) => ({ literal: value, value });

/** Filters of any depth over such leaves. */
function filters<T>(leaves: fc.Arbitrary<Case<T>>): fc.Arbitrary<Case<T>> {
  return fc.letrec<{ filter: Case<T> }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaves,
      fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('filter'), { minLength: 2, maxLength: 3 }))
        .map(([kind, cases]) => ({
          node: { kind, parts: cases.map(({ node }) => node) },
          holds: (one: T) =>
            cases.reduce((sum, { holds }) => (kind === 'and' ? sum && holds(one) : sum || holds(one)), kind === 'and'),
        })),
      tie('filter').map(({ node, holds }) => ({
        node: { kind: 'not' as const, part: node },
        holds: (one: T) => !holds(one),
      })),
    ),
  })).filter;
}

type Email = Model['emails'][number];
const emailFilter = filters<Email>(
  fc.oneof(
    leaf('value', ({ value }: Email) => [folded(value)], anyText),
    leaf('type', ({ type }: Email) => [folded(type)], anyText),
    presence('type', ({ type }: Email) => type !== null),
  ),
);
const withoutParts = operators.filter((operator) => !['co', 'sw', 'ew'].includes(operator));
/** A value that holds nothing is none. */
const isEmail = ({ value, type }: Email) => (value ?? type) !== null;
const filter = filters<Model>(
  fc.oneof(
    leaf('userName', ({ name }: Model) => [folded(name)], anyText),
    presence('userName', ({ name }: Model) => name !== null),
    leaf('active', ({ active }: Model) => [active], fc.boolean().map(plain<boolean>), withoutParts),
    presence('active', ({ active }: Model) => active !== null),
    leaf(
      `${extension}:level`,
      ({ level }: Model) => [level],
      fc.integer({ min: -2, max: 2 }).map(plain<number>),
      withoutParts,
    ),
    leaf(
      `${extension}:login`,
      ({ login }: Model) => [login?.at ?? null],
      fc.record({ at: instant, zone }).map((date) => ({ literal: written(date), value: date.at })),
      withoutParts,
    ),
    presence(`${extension}:login`, ({ login }: Model) => login !== null),
    leaf('emails', ({ emails }: Model) => emails.map(({ value }) => folded(value)), anyText),
    leaf('emails.type', ({ emails }: Model) => emails.map(({ type }) => folded(type)), anyText),
    presence('emails', ({ emails }: Model) => emails.some(isEmail)),
    presence('emails.value', ({ emails }: Model) => emails.some(({ value }) => value !== null)),
    emailFilter.map(({ node, holds }) => ({
      node: { kind: 'some' as const, path: { ...parsePath('emails'), at: 0 }, fits: node },
      holds: ({ emails }: Model) => emails.some((email) => isEmail(email) && holds(email)),
    })),
  ),
);

/** The tree without where its paths stand in a text. */
function treeOf(node: FilterNode): unknown {
  return JSON.parse(JSON.stringify(node, (name, value) => (name === 'at' ? 0 : value)));
}

function pathsOf(node: FilterNode): string[] {
  if (node.kind === 'and' || node.kind === 'or') return node.parts.flatMap(pathsOf);
  if (node.kind === 'not') return pathsOf(node.part);
  const inner = node.kind === 'some' ? pathsOf(node.fits) : [];
  return [`${node.path.at}:${formatPath(node.path)}`, ...inner];
}

describe('whatever the filter', () => {
  it('its text reads as the same filter, with every path where it stands', () => {
    fc.assert(
      fc.property(filter, ({ node }) => {
        const printed = printFilter(node);
        const parsed = parseFilter(printed);
        if (!parsed.ok) throw new Error(`${printed}: ${parsed.problem.message}`);
        expect(treeOf(parsed.value)).toEqual(treeOf(node));
        for (const found of pathsOf(parsed.value)) {
          const [at = '', ...path] = found.split(':');
          expect(printed.slice(Number(at)).startsWith(path.join(':'))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('it finds whom it means, and nobody else', () => {
    fc.assert(
      fc.property(filter, model, ({ node, holds }, one) => {
        expect(matches(node, resourceOf(one), schemas)).toBe(holds(one));
      }),
      { numRuns: 2000 },
    );
  });

  it('any text is read, or what is wrong with it is pointed at', () => {
    const bits = fc.constantFrom(
      'a',
      'emails',
      ' ',
      '(',
      ')',
      '[',
      ']',
      '"',
      '\\',
      ' and ',
      ' or ',
      'not',
      ' eq ',
      '1',
      'pr',
    );
    const anything = fc.oneof(
      fc.string(),
      fc.array(bits, { maxLength: 20 }).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseFilter(text);
        if (parsed.ok) expect(parseFilter(printFilter(parsed.value)).ok).toBe(true);
        else {
          expect(parsed.problem.at).toBeGreaterThanOrEqual(0);
          expect(parsed.problem.at).toBeLessThanOrEqual(text.length);
          expect(text.slice(parsed.problem.at).startsWith(parsed.problem.found.replace('…', ''))).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
