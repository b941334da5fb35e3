/** Whether one value of an attribute is what a filter asks for, by the attribute's type (RFC 7644 section 3.4.2.2). */
import type { Attribute, Json } from '../scim/resource';
import type { Literal, Operator } from './node';

/** Null where nothing is known of the attribute. */
export type AttributeType = Attribute['type'] | null;

type Comparable = string | number | boolean;
type Read = (value: Json) => Comparable | null;

/** A text as it is compared: no tenant's schemas are asked whether case counts, and whoever looks for `Bo` means `bo` as well. */
export function foldCase(text: string): string {
  return text.normalize().toLowerCase();
}

function asText(value: Json): string | null {
  return typeof value === 'object' ? null : foldCase(String(value));
}

/** A boolean, also where it is kept as the text `True`; null if it is none. */
export function asBoolean(value: Json): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  return word === 'true' ? true : word === 'false' ? false : null;
}

/** A number, also where it is kept as a text; null if it is none. */
export function asNumber(value: Json): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

const date = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/i;

/** An instant in milliseconds since 1970; without a time zone it is UTC, wherever this runs; null if it is none. */
export function asInstant(value: Json): number | null {
  if (typeof value !== 'string') return null;
  const [whole, zone] = dateTime.exec(value) ?? [];
  if (whole === undefined && !date.test(value)) return null;
  const text = value.toUpperCase();
  const instant = Date.parse(whole !== undefined && zone === undefined ? `${text}Z` : text);
  return Number.isNaN(instant) ? null : instant;
}

function readerOf(type: AttributeType, wanted: Comparable): Read {
  switch (type) {
    case 'boolean':
      return asBoolean;
    case 'integer':
    case 'decimal':
      return asNumber;
    case 'dateTime':
      return asInstant;
    case null:
      return typeof wanted === 'boolean' ? asBoolean : typeof wanted === 'number' ? asNumber : asText;
    default:
      return asText;
  }
}

/**
 * The test of one value that is there. A value that cannot be read as the attribute's type fits nothing; there is no order
 * among booleans.
 */
export function valueTest(
  operator: Exclude<Operator, 'ne'>,
  type: AttributeType,
  literal: Exclude<Literal, null>,
): (value: Json) => boolean {
  const partial = operator === 'co' || operator === 'sw' || operator === 'ew';
  const read = partial ? asText : readerOf(type, literal);
  const wanted = read(literal);
  if (wanted === null) return () => false;
  if (operator === 'eq') return (value) => read(value) === wanted;
  if (typeof wanted === 'boolean') return () => false;
  const fits = test(operator, wanted);
  return (value) => {
    const found = read(value);
    return found !== null && fits(found);
  };
}

function test(operator: Exclude<Operator, 'eq' | 'ne'>, wanted: string | number): (value: Comparable) => boolean {
  switch (operator) {
    case 'co':
      return (value) => String(value).includes(String(wanted));
    case 'sw':
      return (value) => String(value).startsWith(String(wanted));
    case 'ew':
      return (value) => String(value).endsWith(String(wanted));
    case 'gt':
      return (value) => value > wanted;
    case 'ge':
      return (value) => value >= wanted;
    case 'lt':
      return (value) => value < wanted;
    case 'le':
      return (value) => value <= wanted;
  }
}
