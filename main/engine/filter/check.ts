/** What is wrong with a filter: in how it is written, or for a tenant that does not have what it names. */
import type { FilterExpectation, FilterProblem } from '../../../preload/contract';
import type { Schema } from '../scim/resource';
import { asBoolean, asInstant, asNumber } from './compare';
import type { FilterNode, Literal, Operator } from './node';
import { parseFilter } from './parse';
import { type Token, tokensOf } from './scan';
import { attributeAt, type FilterAttribute, filterAttributes, shortened } from './vocabulary';

/** So much of what is wrong is told. */
const longest = 40;

/** The first problem that keeps a filter from being used with a tenant; null if there is none. */
export function filterProblem(text: string, schemas: readonly Schema[]): FilterProblem | null {
  return read(text, schemas, (naming) => unknownAttribute(naming));
}

/** The same, or the first comparison with a value that nobody can have. */
export function filterDoubt(text: string, schemas: readonly Schema[]): FilterProblem | null {
  return filterProblem(text, schemas) ?? read(text, schemas, (naming) => unfitting(naming));
}

/** A place of a filter that names an attribute. */
interface Naming {
  node: FilterNode & { kind: 'present' | 'compare' | 'some' };
  /** The attribute, its operator and its value. */
  tokens: [Token, Token, Token];
  /** What the tenant has of this name. */
  attribute: FilterAttribute | undefined;
}

function read(
  text: string,
  schemas: readonly Schema[],
  look: (naming: Naming) => FilterProblem | null,
): FilterProblem | null {
  const parsed = parseFilter(text);
  const tokens = tokensOf(text);
  if (!parsed.ok) {
    const { at, expected } = parsed.problem;
    const token = tokens.find((one) => one.at === at);
    return problemWith(expected, token ?? { kind: 'end', at, text: '' });
  }
  for (const naming of namings(parsed.value, filterAttributes(schemas), schemas, tokens)) {
    const problem = look(naming);
    if (problem) return problem;
  }
  return null;
}

function problemWith(expected: FilterExpectation, { at, text }: Token): FilterProblem {
  const found = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return { at, length: text.length, expected, found };
}

/** In the order in which they stand. */
function* namings(
  node: FilterNode,
  attributes: readonly FilterAttribute[],
  schemas: readonly Schema[],
  tokens: readonly Token[],
): Generator<Naming> {
  if (node.kind === 'and' || node.kind === 'or') {
    for (const part of node.parts) yield* namings(part, attributes, schemas, tokens);
  } else if (node.kind === 'not') yield* namings(node.part, attributes, schemas, tokens);
  else {
    const attribute = attributeAt(attributes, shortened(node.path, schemas));
    yield { node, attribute, tokens: following(tokens, node.path.at) };
    // Attributes that are not known have parts that are not known either: once is enough.
    if (node.kind === 'some' && attribute) yield* namings(node.fits, attribute.parts, schemas, tokens);
  }
}

const nothing: Token = { kind: 'end', at: 0, text: '' };

function following(tokens: readonly Token[], at: number): Naming['tokens'] {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] ?? nothing).at < at) low = middle + 1;
    else high = middle;
  }
  return [tokens[low] ?? nothing, tokens[low + 1] ?? nothing, tokens[low + 2] ?? nothing];
}

function unknownAttribute({ attribute, tokens: [name] }: Naming): FilterProblem | null {
  return attribute ? null : problemWith('known-attribute', name);
}

function unfitting({ node, attribute, tokens: [, operator, literal] }: Naming): FilterProblem | null {
  if (node.kind !== 'compare' || !attribute) return null;
  if (attribute.type === null || !operatorsFor(attribute.type).includes(node.operator)) {
    return problemWith('operator', operator);
  }
  return fits(attribute.type, node.operator, node.value) ? null : problemWith('fitting-value', literal);
}

const equality: readonly Operator[] = ['eq', 'ne'];
const ordering: readonly Operator[] = ['gt', 'ge', 'lt', 'le'];
const parts: readonly Operator[] = ['co', 'sw', 'ew'];

/** The operators that make sense for values of a type, the most usual first. */
export function operatorsFor(type: NonNullable<FilterAttribute['type']>): readonly Operator[] {
  switch (type) {
    case 'boolean':
    case 'complex':
      return equality;
    case 'integer':
    case 'decimal':
      return [...equality, ...ordering];
    case 'dateTime':
      return [...ordering, ...equality, ...parts];
    default:
      return [...equality, ...parts, ...ordering];
  }
}

function fits(type: NonNullable<FilterAttribute['type']>, operator: Operator, value: Literal): boolean {
  if (value === null || value === '')
    return value === '' && parts.includes(operator) ? true : equality.includes(operator);
  if (parts.includes(operator)) return true;
  switch (type) {
    case 'boolean':
      return asBoolean(value) !== null;
    case 'integer':
    case 'decimal':
      return asNumber(value) !== null;
    case 'dateTime':
      return asInstant(value) !== null;
    default:
      return true;
  }
}
