/**
 * SCIM filters as SQL. What stands in columns of `row` is compared there, everything else by the filter's own tests, which
 * SQL hands the one attribute that they are about: so the same people are found as by `filterTest` on the whole resource.
 */
import { type RawBuilder, sql } from 'kysely';
import { asBoolean, foldCase } from '../filter/compare';
import { locateIn } from '../filter/locate';
import { filterTest } from '../filter/match';
import type { FilterNode, Literal, Operator } from '../filter/node';
import { type AttributePath, formatPath, writePath } from '../scim/path';
import type { Json, JsonObject } from '../scim/resource';
import { joinedPerson, jsonPath, person } from './expressions';
import { typedColumns } from './model';
import type { SqlTest } from './sql-tests';
import type { ReadStore } from './store';

type Condition = RawBuilder<boolean>;
type Leaf = FilterNode & { kind: 'present' | 'compare' | 'some' };

/** More comparisons than these are left to JavaScript as a whole: SQLite bears no expression of any size. */
const mostLeaves = 60;

/**
 * Whom a filter describes, as a condition on `row`, for as long as `work` runs; and whether `resource` has to be joined.
 */
export function withFilter<T>(
  store: ReadStore,
  filter: FilterNode,
  work: (condition: Condition, needsResource: boolean) => T,
): T {
  const { tests } = store.mirror;
  const { schemas } = store.model.discovery;
  const leaves = leavesOf(filter);
  const needsResource =
    leaves.length > mostLeaves || leaves.some(({ path }) => typedColumn(store, locateIn(schemas)(path).path) === null);
  const added: number[] = [];
  const reading: Reading = {
    store,
    person: needsResource ? joinedPerson : person,
    fits(test, text) {
      const number = tests.add(test);
      added.push(number);
      return sql<boolean>`fits(${number}, ${text})`;
    },
  };
  try {
    const condition =
      leaves.length > mostLeaves
        ? reading.fits(wholeTest(filterTest(filter, schemas)), reading.person)
        : compile(filter, (leaf) => leafCondition(reading, leaf));
    return work(condition, needsResource);
  } finally {
    tests.forget(added);
  }
}

interface Reading {
  store: ReadStore;
  /** The person as the admin sees them, as JSON. */
  person: RawBuilder<string>;
  /** What a test says of a text; null where it says nothing, as of no text. */
  fits(test: SqlTest, text: RawBuilder<unknown>): Condition;
}

function leavesOf(node: FilterNode): Leaf[] {
  if (node.kind === 'and' || node.kind === 'or') return node.parts.flatMap(leavesOf);
  return node.kind === 'not' ? leavesOf(node.part) : [node];
}

function compile(node: FilterNode, conditionOf: (leaf: Leaf) => Condition): Condition {
  switch (node.kind) {
    case 'and':
    case 'or':
      return sql`(${sql.join(
        node.parts.map((part) => compile(part, conditionOf)),
        sql.raw(` ${node.kind} `),
      )})`;
    case 'not':
      return sql`not ${compile(node.part, conditionOf)}`;
    default:
      return conditionOf(node);
  }
}

const wholeTest =
  (holds: (resource: JsonObject) => boolean): SqlTest =>
  (text) =>
    holds(JSON.parse(text) as JsonObject);

/** Never null, as `not` of null is null. */
function leafCondition({ store, person, fits }: Reading, leaf: Leaf): Condition {
  const { schemas } = store.model.discovery;
  const place = locateIn(schemas)(leaf.path);
  const holds = filterTest(leaf, schemas);
  const whole = fits(wholeTest(holds), person);
  // Whatever such a name means in a path of SQLite's, it does not have to be found out.
  if (!isPlain(place.path)) return whole;
  const path = { ...place.path, sub: null };
  const attribute = fits(
    (text) => holds(writePath({}, path, JSON.parse(text) as Json)),
    sql`${person} -> ${jsonPath(path)}`,
  );
  const absent = sql`${Number(holds({}))}`;
  const typed = typedColumn(store, place.path);
  if (typed === null) {
    return sql`coalesce(${attribute}, case when ${mayHave(path, person)} then ${whole} else ${absent} end)`;
  }
  // A column is null where there is no value, or an odd one that it cannot hold: mostly the former.
  const inJson = sql`case when ${mayHave(path, person)} then coalesce(${attribute}, ${whole}) else ${absent} end`;
  if (typed === 'active') return sql`coalesce(${booleanCondition(leaf)}, ${inJson})`;
  const column = sql<string>`${sql.ref(`row.${typed}`)}`;
  const text = fits((value) => (value.includes(broken) ? null : holds(writePath({}, place.path, value))), column);
  const ascii = asciiCondition(leaf, column);
  const told = ascii ? sql`case when length(${column}) = octet_length(${column}) then ${ascii} else ${text} end` : text;
  return sql`coalesce(${told}, ${inJson})`;
}

/** In the place of half a character, of which a column cannot hold anything. */
const broken = '\ufffd';

const plain = /^[-\w$:.+/~]*$/;

function isPlain({ schema, attribute }: AttributePath): boolean {
  return plain.test(`${schema ?? ''}${attribute}`);
}

/**
 * Whether an attribute may be there. Names count in any case (RFC 7643 section 2.1), and those that no schema knows stand as
 * the tenant wrote them.
 */
function mayHave({ schema, attribute }: AttributePath, person: RawBuilder<string>): Condition {
  const named = (name: string) => sql<boolean>`instr(lower(${person}), ${`"${name.toLowerCase()}":`}) > 0`;
  return schema === null ? named(attribute) : sql`${named(attribute)} and ${named(schema)}`;
}

/** The column of `row` that holds what a path means; null where there is none. */
function typedColumn({ model }: ReadStore, path: AttributePath): string | null {
  const key = formatPath(path);
  const column = model.byKey.get(key);
  const typed = (typedColumns as Record<string, string>)[key];
  if (typed === undefined || column?.shape !== 'plain') return null;
  const { type } = column.attribute;
  return type === (typed === 'active' ? 'boolean' : 'string') ? typed : null;
}

/** Null in SQL where the column is. */
function booleanCondition(leaf: Leaf): Condition {
  if (leaf.kind === 'present') return sql`row.active is not null or null`;
  const { operator, value } = leaf.kind === 'compare' ? leaf : { operator: null, value: null };
  const wanted = value === null ? null : asBoolean(value);
  if (wanted === null || (operator !== 'eq' && operator !== 'ne')) return sql`null`;
  return operator === 'eq' ? sql`row.active = ${Number(wanted)}` : sql`row.active <> ${Number(wanted)}`;
}

/** What SQLite can tell of a text that is all ASCII; null if it is for the filter's own test. */
function asciiCondition(leaf: Leaf, column: RawBuilder<string>): Condition | null {
  if (leaf.kind === 'present') return sql`${column} <> ''`;
  if (leaf.kind === 'some' || leaf.value === null || leaf.value === '') return null;
  return compared(leaf.operator, column, leaf.value);
}

function compared(operator: Operator, column: RawBuilder<string>, literal: Exclude<Literal, null>): Condition {
  const wanted = foldCase(String(literal));
  switch (operator) {
    case 'eq':
      return sql`${column} = ${wanted} collate nocase`;
    case 'ne':
      return sql`${column} <> ${wanted} collate nocase`;
    case 'co':
      return sql`instr(lower(${column}), ${wanted}) > 0`;
    case 'sw':
      return sql`substr(lower(${column}), 1, ${wanted.length}) = ${wanted}`;
    case 'ew':
      return sql`substr(lower(${column}), ${-wanted.length}) = ${wanted}`;
    default:
      return sql`(${column} <> '' and lower(${column}) ${sql.raw(comparison[operator])} ${wanted})`;
  }
}

const comparison = { gt: '>', ge: '>=', lt: '<', le: '<=' } as const;
