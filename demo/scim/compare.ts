/** Comparing an attribute's value with a value of a filter, by the attribute's type (RFC 7644 section 3.4.2.2). */
import type { Compare } from 'scim2-parse-filter';
import { badRequest } from './error';
import type { Json } from './resource';
import type { Attribute } from './schema';

type Operator = Compare['op'];
type Test = (value: Json) => boolean;

/** Folds case for attributes that are not case-exact. Independent of the locale: `İ` must match the same everywhere. */
export function fold(attribute: Pick<Attribute, 'caseExact'>, text: string): string {
  return attribute.caseExact ? text : text.toLowerCase();
}

function ordered<T extends string | number>(
  operator: Operator,
  read: (value: Json) => T | null,
  wanted: T,
): Test | null {
  const test = (accepts: (value: T) => boolean) => (value: Json) => {
    const comparable = read(value);
    return comparable !== null && accepts(comparable);
  };
  switch (operator) {
    case 'eq':
      return test((value) => value === wanted);
    case 'ne':
      return test((value) => value !== wanted);
    case 'gt':
      return test((value) => value > wanted);
    case 'ge':
      return test((value) => value >= wanted);
    case 'lt':
      return test((value) => value < wanted);
    case 'le':
      return test((value) => value <= wanted);
    default:
      return null;
  }
}

function partial(operator: Operator, read: (value: Json) => string | null, wanted: string): Test | null {
  const test = (accepts: (value: string) => boolean) => (value: Json) => {
    const text = read(value);
    return text !== null && accepts(text);
  };
  switch (operator) {
    case 'co':
      return test((value) => value.includes(wanted));
    case 'sw':
      return test((value) => value.startsWith(wanted));
    case 'ew':
      return test((value) => value.endsWith(wanted));
    default:
      return null;
  }
}

const asNumber = (value: Json) => (typeof value === 'number' ? value : null);
const asInstant = (value: Json) => (typeof value === 'string' ? Date.parse(value) : null);

function stringTest(operator: Operator, attribute: Attribute, wanted: string): Test | null {
  const read = (value: Json) => (typeof value === 'string' ? fold(attribute, value) : null);
  return ordered(operator, read, fold(attribute, wanted)) ?? partial(operator, read, fold(attribute, wanted));
}

/** Whether a date is written as `toISOString` does for the years of four digits: such texts have the order of their instants. */
function isPlain(date: string): boolean {
  return date.length === 24 && date[4] === '-';
}

function instantTest(operator: Operator, instant: number): Test | null {
  const wanted = new Date(instant).toISOString();
  const byInstant = ordered(operator, asInstant, instant);
  const byText = isPlain(wanted)
    ? ordered(operator, (value) => (typeof value === 'string' ? value : null), wanted)
    : null;
  if (byInstant === null || byText === null) return byInstant;
  // Reading the dates of a large tenant takes longer than all the rest of a search.
  return (value) => (typeof value === 'string' && isPlain(value) ? byText(value) : byInstant(value));
}

function dateTest(operator: Operator, attribute: Attribute, wanted: string): Test | null {
  const instant = Date.parse(wanted);
  const byInstant = Number.isNaN(instant) ? null : instantTest(operator, instant);
  return byInstant ?? partial(operator, (value) => (typeof value === 'string' ? fold(attribute, value) : null), wanted);
}

function booleanTest(operator: Operator, wanted: boolean): Test | null {
  if (operator === 'eq') return (value) => value === wanted;
  if (operator === 'ne') return (value) => typeof value === 'boolean' && value !== wanted;
  return null;
}

/** Some clients write `active eq "True"`. */
function asBoolean(wanted: Compare['compValue']): boolean | null {
  if (typeof wanted === 'boolean') return wanted;
  const word = typeof wanted === 'string' ? wanted.toLowerCase() : '';
  return word === 'true' ? true : word === 'false' ? false : null;
}

/**
 * The test of one present, simple value.
 * @throws ScimError 400 invalidFilter if the operator or the value does not go with the attribute's type
 */
export function valueTest(operator: Operator, attribute: Attribute, wanted: Exclude<Compare['compValue'], null>): Test {
  const boolean = asBoolean(wanted);
  let test: Test | null = null;
  if (attribute.type === 'boolean') test = boolean === null ? null : booleanTest(operator, boolean);
  else if (attribute.type === 'integer' || attribute.type === 'decimal')
    test = typeof wanted === 'number' ? ordered(operator, asNumber, wanted) : null;
  else if (typeof wanted === 'string' && attribute.type === 'dateTime') test = dateTest(operator, attribute, wanted);
  else if (typeof wanted === 'string' && attribute.type !== 'complex') test = stringTest(operator, attribute, wanted);
  if (test === null) {
    const value = JSON.stringify(wanted);
    throw badRequest(
      'invalidFilter',
      `"${attribute.name} ${operator} ${value}" does not fit the type ${attribute.type}`,
    );
  }
  return test;
}
