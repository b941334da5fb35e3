/** Reading what a tenant says piece by piece: what does not fit is left out, and noted for the log. */
import { z } from 'zod';
import type { LocalText } from '../../../preload/contract';
import { readAttributePath } from '../filter/path';
import type { Json } from '../scim/resource';
import type { Notes } from './schema';

/** What is read in a second step, whatever it is. */
export const anything = z.custom<Json>().optional();

/** A path as RFC 7644 section 3.10 writes it. */
export const attributePath = z
  .string()
  .max(500)
  .refine((text) => readAttributePath(text) !== null, 'not an attribute path');

/** Reads a value; null, and a note, where it does not fit. */
export function readOne<T>(shape: z.ZodType<T>, json: Json | undefined, place: string, notes: Notes): T | null {
  const read = shape.safeParse(json);
  if (read.success) return read.data;
  // The messages of zod name types and limits, never the value.
  const [issue] = read.error.issues;
  const where = issue?.path.join('.');
  notes.push(`${place}${where ? `.${where}` : ''}: ${issue?.message ?? 'unreadable'}, left out`);
  return null;
}

/** Reads those entries of a list that fit, the first `most` at most; a list that is missing is empty. */
export function readEach<T>(
  shape: z.ZodType<T>,
  json: Json | undefined,
  most: number,
  place: string,
  notes: Notes,
): T[] {
  if (json === undefined || json === null) return [];
  if (!Array.isArray(json)) {
    notes.push(`${place}: no list, left out`);
    return [];
  }
  if (json.length > most) notes.push(`${place}: ${json.length} entries, only the first ${most} count`);
  return json
    .slice(0, most)
    .map((entry, index) => readOne(shape, entry, `${place}[${index}]`, notes))
    .filter((entry) => entry !== null);
}

const mostLanguages = 50;

const Text = z.object({
  language: z
    .string()
    .max(35)
    .regex(/^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i, 'not a language'),
  value: z.string().min(1).max(2000),
});

/** A text in several languages, by their names in lower case; the first of each counts. */
export function readTexts(json: Json | undefined, place: string, notes: Notes): LocalText {
  const texts = new Map<string, string>();
  for (const { language, value } of readEach(Text, json, mostLanguages, place, notes)) {
    const name = language.toLowerCase();
    if (!texts.has(name)) texts.set(name, value);
  }
  return sorted(texts);
}

/** The same; null where there is none. */
export function readTextsOrNull(json: Json | undefined, place: string, notes: Notes): LocalText | null {
  const texts = readTexts(json, place, notes);
  return Object.keys(texts).length > 0 ? texts : null;
}

/** As an object, by keys in an order that is always the same. */
export function sorted<T>(entries: Iterable<[string, T]>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([one], [other]) => compareTexts(one, other)));
}

/** By code units: the same on every machine. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
