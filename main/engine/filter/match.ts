/** Whether a resource is one of those that a filter describes (RFC 7644 section 3.4.2.2). */
import type { Json, JsonObject, Schema } from '../scim/resource';
import { valueTest } from './compare';
import { isObject, type Locate, locateIn, memberOf, type Place } from './locate';
import type { FilterNode } from './node';

type Test = (holder: JsonObject) => boolean;

/** Whether the resource matches; for many resources `filterTest` is faster. The first schema is the core one. */
export function matches(node: FilterNode, resource: JsonObject, schemas: readonly Schema[]): boolean {
  return filterTest(node, schemas)(resource);
}

/**
 * The test of a filter. Names count in any case, and so do texts. Of several values any may match. An attribute without a
 * value, be it null, empty or unknown, differs from every value and equals null and the empty text.
 */
export function filterTest(node: FilterNode, schemas: readonly Schema[]): Test {
  return testOf(node, locateIn(schemas));
}

function testOf(node: FilterNode, locate: Locate): Test {
  switch (node.kind) {
    case 'and': {
      const tests = node.parts.map((part) => testOf(part, locate));
      return (holder) => tests.every((test) => test(holder));
    }
    case 'or': {
      const tests = node.parts.map((part) => testOf(part, locate));
      return (holder) => tests.some((test) => test(holder));
    }
    case 'not': {
      const test = testOf(node.part, locate);
      return (holder) => !test(holder);
    }
    case 'present': {
      const { values } = locate(node.path);
      return (holder) => values(holder).some(isPresent);
    }
    case 'some': {
      const { values, within } = locate(node.path);
      const test = testOf(node.fits, within);
      return (holder) => values(holder).some((value) => isPresent(value) && test(isObject(value) ? value : { value }));
    }
    case 'compare':
      return comparison(node, locate(node.path));
  }
}

function comparison({ operator, value: literal }: FilterNode & { kind: 'compare' }, place: Place): Test {
  const values = (holder: JsonObject) => place.values(holder).map(simple).filter(isPresent);
  if (literal === null || (literal === '' && (operator === 'eq' || operator === 'ne'))) {
    if (operator === 'eq') return (holder) => values(holder).length === 0;
    return operator === 'ne' ? (holder) => values(holder).length > 0 : () => false;
  }
  if (operator === 'ne') {
    const equal = valueTest('eq', place.type, literal);
    return (holder) => {
      const held = values(holder);
      return held.length === 0 || held.some((value) => !equal(value));
    };
  }
  const test = valueTest(operator, place.type, literal);
  return (holder) => values(holder).some(test);
}

/** What is compared of a complex value. */
function simple(value: Json): Json {
  return isObject(value) ? (memberOf(value, 'value') ?? null) : value;
}

/** Null, an empty text, and a complex value or a list of nothing else are no values (RFC 7643 section 2.5). */
function isPresent(value: Json): boolean {
  if (value === null || value === '') return false;
  return typeof value !== 'object' || Object.values(value).some(isPresent);
}
