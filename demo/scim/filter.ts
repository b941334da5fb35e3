/** Filters (RFC 7644 section 3.4.2.2): parsed by a library, compiled against the schemas into a plain test. */
import { type Compare, type Filter, parse } from 'scim2-parse-filter';
import { valueTest } from './compare';
import { badRequest } from './error';
import { holder, type ResourceModel, resolvePath } from './model';
import { isObject, type Json, type JsonObject } from './resource';
import { type Attribute, findAttribute } from './schema';

export type Test = (subject: JsonObject) => boolean;

/** An attribute found by a filter's path. */
interface Target {
  attribute: Attribute;
  /** Whether any of its values passes. */
  some(subject: JsonObject, accepts: (value: Json) => boolean): boolean;
}
type Locate = (path: string) => Target | null;

const longest = 20_000;
/** A quoted string, or a number that stands as a value. */
const literal = /"(?:[^"\\]|\\.)*"|(?<=\s)-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?=[\s)\]]|$)/gs;

/** Puts the true values back where `parseFilter` left their numbers. */
function restore(filter: Filter, values: readonly Compare['compValue'][]): Filter {
  switch (filter.op) {
    case 'and':
    case 'or':
      return { ...filter, filters: filter.filters.map((part) => restore(part, values)) };
    case 'not':
      return { ...filter, filter: restore(filter.filter, values) };
    case '[]':
      return { ...filter, valFilter: restore(filter.valFilter, values) };
    case 'pr':
      return filter;
    default:
      return typeof filter.compValue === 'string'
        ? { ...filter, compValue: values[Number(filter.compValue)] ?? null }
        : filter;
  }
}

/**
 * Parses a filter. Literals are lifted out before the library sees them: it misreads JSON's escapes
 * (`"a\\\\"`, `"\\u00e9"`) and numbers that something follows (`-5 and`).
 * @throws ScimError 400 invalidFilter
 */
export function parseFilter(text: string): Filter {
  if (text.length > longest) throw badRequest('invalidFilter', `the filter is longer than ${longest} characters`);
  try {
    const values: Compare['compValue'][] = [];
    const lifted = text.replace(literal, (found) => `"${values.push(JSON.parse(found)) - 1}"`);
    return restore(parse(lifted), values);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw badRequest('invalidFilter', `the filter cannot be read: ${reason}`);
  }
}

function compare({ op, attrPath, compValue }: Compare, locate: Locate): Test {
  const target = found(attrPath, locate);
  if (compValue === null) {
    if (op !== 'eq' && op !== 'ne') throw badRequest('invalidFilter', `"${attrPath} ${op} null" means nothing`);
    const absent: Test = (subject) => !target.some(subject, present);
    return op === 'eq' ? absent : (subject) => !absent(subject);
  }
  const test = valueTest(op, target.attribute, compValue);
  // An attribute without a value is different from every value; of several values, any that differs will do.
  if (op === 'ne') return (subject) => !target.some(subject, present) || target.some(subject, test);
  return (subject) => target.some(subject, test);
}

function present(value: Json): boolean {
  return value !== null && value !== '';
}

function found(path: string, locate: Locate): Target {
  const target = locate(path);
  if (target === null) throw badRequest('invalidFilter', `"${path}" is not an attribute that can be filtered by`);
  // `emails co "x"` means the value of an email (RFC 7644 section 3.4.2.2, "complex attributes").
  if (target.attribute.type !== 'complex') return target;
  const value = findAttribute(target.attribute.subAttributes, 'value');
  return value === null ? target : stepInto(target, value);
}

function stepInto(target: Target, sub: Attribute): Target {
  const { name } = sub;
  return {
    attribute: sub,
    some: (subject, accepts) =>
      target.some(subject, (value) => {
        const inner = isObject(value) ? value[name] : undefined;
        return inner !== undefined && accepts(inner);
      }),
  };
}

function compile(filter: Filter, locate: Locate): Test {
  switch (filter.op) {
    case 'and': {
      const tests = filter.filters.map((part) => compile(part, locate));
      return (subject) => tests.every((test) => test(subject));
    }
    case 'or': {
      const tests = filter.filters.map((part) => compile(part, locate));
      return (subject) => tests.some((test) => test(subject));
    }
    case 'not': {
      const test = compile(filter.filter, locate);
      return (subject) => !test(subject);
    }
    case '[]': {
      const target = locate(filter.attrPath);
      if (target === null || target.attribute.type !== 'complex') {
        throw badRequest('invalidFilter', `"${filter.attrPath}" has no sub-attributes to filter by`);
      }
      const test = compileElementTest(target.attribute, filter.valFilter);
      return (subject) => target.some(subject, (value) => isObject(value) && test(value));
    }
    case 'pr': {
      const target = locate(filter.attrPath);
      if (target === null) throw badRequest('invalidFilter', `"${filter.attrPath}" is not an attribute`);
      return (subject) => target.some(subject, present);
    }
    default:
      return compare(filter, locate);
  }
}

function direct(attribute: Attribute, read: (subject: JsonObject) => Json | undefined): Target {
  return {
    attribute,
    some(subject, accepts) {
      const value = read(subject);
      if (value === undefined) return false;
      return Array.isArray(value) ? value.some(accepts) : accepts(value);
    },
  };
}

/** The test of one value of a complex attribute, as in `emails[type eq "work"]`. */
export function compileElementTest(parent: Attribute, filter: Filter): Test {
  return compile(filter, (path) => {
    const attribute = findAttribute(parent.subAttributes, path);
    return attribute === null ? null : direct(attribute, (subject) => subject[attribute.name]);
  });
}

/**
 * The test of a resource.
 * @throws ScimError 400 invalidFilter
 */
export function compileFilter(model: ResourceModel, filter: Filter): Test {
  return compile(filter, (path) => {
    const place = resolvePath(model, path);
    if (place?.attribute == null) return null;
    const { extension, attribute, sub } = place;
    const target = direct(attribute, (subject) => holder(subject, extension)?.[attribute.name]);
    return sub === null ? target : stepInto(target, sub);
  });
}
