/** Between a resource's JSON and the one value that a grid cell shows and edits. */
import { type CellValue, listItems, type Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { ColumnDefinition } from './columns';
import { readPath } from './path';
import type { Json, JsonObject } from './resource';

/** What a cell shows for a resource. */
export function readCell(resource: JsonObject, column: ColumnDefinition): CellValue {
  return cellOf(readPath(resource, column.path), column);
}

/** What a cell shows for the value at the column's path. */
export function cellOf(value: Json, column: ColumnDefinition): CellValue {
  if (column.shape === 'all') return Array.isArray(value) ? value.map(nameOf).filter((text) => text !== '') : [];
  return plain(column.shape === 'primary' ? primaryValue(value) : value, column);
}

function plain(value: Json, column: ColumnDefinition): CellValue {
  if (value === null || typeof value === 'object') return null;
  // Some servers keep booleans as the strings "True" and "False".
  if (column.type === 'boolean') return typeof value === 'string' ? value.toLowerCase() === 'true' : Boolean(value);
  if (column.type === 'number') return numberOr(value);
  return typeof value === 'string' ? value : String(value);
}

/** A server's idea of a number; what is none is shown as it stands. */
function numberOr(value: string | number | boolean): CellValue {
  if (typeof value === 'number') return value;
  const text = String(value).trim();
  if (text === '') return null;
  return Number.isFinite(Number(text)) ? Number(text) : text;
}

function nameOf(item: Json): string {
  if (typeof item !== 'object' || item === null) return item === null ? '' : String(item);
  if (Array.isArray(item)) return '';
  const named = item.display ?? item.formatted ?? item.value ?? null;
  return named === null ? '' : String(named);
}

function isPrimary(item: Json): boolean {
  return typeof item === 'object' && item !== null && !Array.isArray(item) && item.primary === true;
}

function primaryIndex(items: Json[]): number {
  return Math.max(items.findIndex(isPrimary), 0);
}

function primaryValue(value: Json): Json {
  if (!Array.isArray(value)) return value;
  const item = value[primaryIndex(value)] ?? null;
  return typeof item === 'object' && item !== null && !Array.isArray(item) ? (item.value ?? null) : item;
}

/**
 * The JSON that stands at the column's path once the cell holds `input`, or why it cannot.
 * A multi-valued attribute is rebuilt whole around its primary value.
 */
export function editCell(resource: JsonObject, column: ColumnDefinition, input: CellValue): Result<Json> {
  if (column.fixed !== null) return failed(column.fixed);
  if (column.shape === 'all') return withItems(readPath(resource, column.path), column, input);
  const typed = coerce(column, input);
  if (!typed.ok) return typed;
  if (typed.value === null && column.required) return failed('required');
  if (column.shape !== 'primary') return typed;
  return succeeded(withPrimary(readPath(resource, column.path), typed.value, column));
}

function withPrimary(current: Json, value: Json, column: ColumnDefinition): Json {
  const items = Array.isArray(current) ? [...current] : [];
  const place = primaryIndex(items);
  if (value === null) {
    items.splice(place, 1);
    return items.length > 0 ? items : null;
  }
  const old = items[place];
  if (typeof old === 'object' && old !== null && !Array.isArray(old)) {
    // `display` and `formatted` describe the old value: they would lie about the new one.
    const { display: _display, formatted: _formatted, $ref: _ref, ...kept } = old;
    items[place] = { ...kept, value };
  } else {
    const type = column.attribute.subAttributes.find((sub) => sub.name === 'type')?.canonicalValues[0];
    items[place] = { value, ...(type ? { type } : {}), primary: true };
  }
  return items;
}

/** A list of what the cell names: items that are there already stay as they are, with all that belongs to them. */
function withItems(current: Json, column: ColumnDefinition, input: CellValue): Result<Json> {
  const items = Array.isArray(current) ? current : [];
  const isPlain = column.attribute.type !== 'complex';
  const wanted: Json[] = [];
  for (const text of Array.isArray(input) ? input : listItems(String(input ?? ''))) {
    const known = items.find((item) => nameOf(item) === text);
    const chosen = coerceChoice(column, text);
    if (known === undefined && !chosen.ok) return chosen;
    const value = chosen.ok ? chosen.value : text;
    wanted.push(known ?? (isPlain ? value : { value }));
  }
  if (wanted.length === 0) return column.required ? failed('required') : succeeded(null);
  return succeeded(wanted);
}

/** One of the column's choices, whatever its case; any text where it has none. */
function coerceChoice({ choices }: ColumnDefinition, text: string): Result<string> {
  if (choices === null) return succeeded(text);
  const choice = choices.find((value) => value.toLowerCase() === text.toLowerCase());
  return choice === undefined ? failed('not-choice', { value: text, choices: choices.join(', ') }) : succeeded(choice);
}

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** JavaScript takes 31 February for a day in March. */
function dayExists(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** Brings what was typed to the column's type (RFC 7643 section 2.3); empty text means no value. */
function coerce(column: ColumnDefinition, input: CellValue): Result<Json> {
  if (Array.isArray(input)) return failed('not-supported');
  if (input === null || (typeof input === 'string' && input.trim() === '')) return succeeded(null);
  switch (column.type) {
    case 'boolean': {
      if (typeof input === 'boolean') return succeeded(input);
      const word = String(input).trim().toLowerCase();
      return word === 'true' || word === 'false' ? succeeded(word === 'true') : failed('not-boolean', { value: word });
    }
    case 'number': {
      const number = typeof input === 'number' ? input : Number(String(input).trim());
      const fits = Number.isFinite(number) && (column.attribute.type !== 'integer' || Number.isInteger(number));
      return fits ? succeeded(number) : failed('not-number', { value: String(input) });
    }
    case 'date': {
      const text = String(input).trim();
      const wellFormed = (dateOnly.test(text) || dateTime.test(text)) && dayExists(text);
      const instant = wellFormed ? Date.parse(text) : Number.NaN;
      return Number.isNaN(instant) ? failed('not-date', { value: text }) : succeeded(new Date(instant).toISOString());
    }
    case 'choice':
      return coerceChoice({ ...column, choices: column.choices ?? [] }, String(input).trim());
    case 'list':
      return failed('not-supported');
    case 'text':
      return succeeded(String(input));
  }
}
