/** What a cell with a whole name would do to the names of somebody. */
import { type CellValue, splitName } from '../../../preload/contract';
import { failure } from '../../../preload/failure';
import { editCell, readCell } from '../scim/cell';
import type { ColumnDefinition } from '../scim/columns';
import { parsePath, readPath } from '../scim/path';
import type { JsonObject } from '../scim/resource';
import { whyFixed } from './attribute-cell';
import {
  changed,
  fixed,
  type GivenCell,
  invalid,
  type JudgedCell,
  type KnownPerson,
  otherSpelling,
  same,
  silent,
} from './cell';
import type { Context } from './context';
import type { NameTarget } from './targets';
import { isAlike } from './text';

/** @param person null for somebody new */
export function nameCell(
  context: Context,
  target: NameTarget,
  given: GivenCell,
  person: KnownPerson | null,
): JudgedCell {
  const resource = person?.resource ?? {};
  const spellings = namesOf(resource);
  const values = { column: target.key, raw: given.raw, from: person ? (spellings[0] ?? null) : null };
  if (given.text === '') return silent({ ...values, to: values.from });
  if (given.kind === 'error')
    return invalid({ ...values, to: given.text }, failure('cell-error', { value: given.text }));
  const other = otherSpelling(given);
  if (spellings.some((name) => isAlike(name, given.text) || (other !== null && isAlike(name, other))))
    return same({ ...values, to: values.from });
  const parts = partsOf(target, given.text).filter(({ column, value }) => readCell(resource, column) !== value);
  const to = wholeOf(splitName(given.text));
  if (parts.length === 0) return same({ ...values, to: values.from });
  const edits: [string, CellValue][] = [];
  for (const { column, value } of parts) {
    const why = person && whyFixed(context, column, person);
    if (why) return fixed({ ...values, to }, why);
    const fits = editCell(resource, person ? column : { ...column, fixed: null }, value);
    if (!fits.ok) return invalid({ ...values, to }, fits.failure);
    edits.push([column.key, value]);
  }
  return changed({ ...values, to }, edits);
}

const wholeOf = ({ given, family }: ReturnType<typeof splitName>) => [given, family].filter(Boolean).join(' ');

/** What each attribute would hold; a part that is not given stays as it is. */
function partsOf({ given, family, whole }: NameTarget, text: string): { column: ColumnDefinition; value: string }[] {
  const name = splitName(text);
  const parts: [ColumnDefinition | null, string][] = [
    [given, name.given],
    [family, name.family],
    [whole, wholeOf(name)],
  ];
  return parts.flatMap(([column, value]) => (column && value !== '' ? [{ column, value }] : []));
}

/** All the ways in which the name of somebody may be written; the usual one first. */
function namesOf(resource: JsonObject): string[] {
  const textAt = (path: string) => {
    const value = readPath(resource, parsePath(path));
    return typeof value === 'string' ? value : '';
  };
  const [given, family] = [textAt('name.givenName'), textAt('name.familyName')];
  const written = [wholeOf({ given, family }), textAt('displayName'), textAt('name.formatted')];
  const turned = given && family ? [`${family}, ${given}`, `${family} ${given}`] : [];
  return [...written, ...turned].filter((spelling) => spelling !== '');
}
