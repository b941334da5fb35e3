/** Nothing that a window sends is without a bound: whoever has taken it over cannot fill the engine's memory with one word. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { longestValue } from './bounds';
import { type Calls, desktopCalls, Edit, engineCalls } from './contract';
import { nothing } from './result';

type Schema = z.core.JSONSchema.BaseSchema;

/** Where a text, a list or a record may be as long as one likes; whatever has no type may be a text. */
function unbounded(at: string, schema: Schema): string[] {
  const either = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (either) return either.flatMap((one) => unbounded(at, one));
  if (schema.enum || schema.const !== undefined) return [];
  const inner = (key: string, of: unknown) => (typeof of === 'object' ? unbounded(`${at} ${key}`, of as Schema) : []);
  if (schema.type === 'array') return [...(schema.maxItems === undefined ? [at] : []), ...inner('item', schema.items)];
  if (schema.type === 'object') {
    const isRecord = typeof schema.additionalProperties === 'object';
    return [
      ...(isRecord && schema.maxProperties === undefined ? [at] : []),
      ...inner('key', schema.propertyNames),
      ...inner('value', schema.additionalProperties),
      ...Object.entries(schema.properties ?? {}).flatMap(([key, of]) => inner(key, of)),
    ];
  }
  const isShort = [schema.type].flat().every((type) => type && ['number', 'integer', 'boolean', 'null'].includes(type));
  return isShort || schema.maxLength !== undefined || schema.format === 'uuid' ? [] : [at];
}

it.each<[string, Calls]>([
  ['the desktop process', desktopCalls],
  ['the engine', engineCalls],
])('whatever is sent to %s has a bound', (_who, calls) => {
  const found = Object.entries(calls)
    .filter(([, { input }]) => input !== nothing)
    .flatMap(([channel, { input }]) =>
      unbounded(channel, z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })),
    );
  expect(found).toEqual([]);
});

it('holds records and values to theirs', () => {
  const takes = (values: Record<string, unknown>) => Edit.safeParse({ kind: 'create', values }).success;
  const record = (entries: number) => Object.fromEntries(Array.from({ length: entries }, (_, n) => [`a${n}`, n]));
  expect([takes(record(20_000)), takes(record(20_001))]).toEqual([true, false]);
  expect([takes({ a: 'x'.repeat(longestValue) }), takes({ a: 'x'.repeat(longestValue + 1) })]).toEqual([true, false]);
  const list = (items: number) => ({ a: Array.from({ length: items }, () => 'abc') });
  expect([takes(list(longestValue / 4)), takes(list(longestValue / 4 + 1))]).toEqual([true, false]);
});
