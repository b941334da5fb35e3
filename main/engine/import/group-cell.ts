/** What a cell of the file would do to somebody's membership of a group. */
import { failure } from '../../../preload/failure';
import { fingerprint } from '../workbook/fingerprint';
import { changed, fixed, type GivenCell, invalid, type JudgedCell, type KnownPerson, same, silent } from './cell';
import type { Context } from './context';
import { sinceExport } from './since-export';
import type { GroupTarget } from './targets';
import { readYesNo } from './values';
import type { FileWords } from './words';

/** @param person null for somebody new, who is in no group yet */
export function groupCell(
  context: Context,
  target: GroupTarget,
  given: GivenCell,
  person: KnownPerson | null,
): JudgedCell {
  const was = person?.groups.has(target.group) ?? false;
  const isEdited = !isUneditedTick(given, context.words);
  const sides = { key: target.key, type: 'boolean' as const, from: was, isEdited };
  return sinceExport(given, sides, () => judged(context, target, given, person, was));
}

/** Whether a cell holds what it was exported as; nothing is as good as a no. */
export function isUneditedTick({ text, print }: GivenCell, words: FileWords): boolean {
  if (print === null) return false;
  const read = readYesNo(text, words);
  return (text === '' || read.ok) && fingerprint(String(text !== '' && read.ok && read.value)) === print;
}

/** What the cell says, whatever it was exported as. */
function judged(
  context: Context,
  target: GroupTarget,
  given: GivenCell,
  person: KnownPerson | null,
  was: boolean,
): JudgedCell {
  const values = { column: target.key, raw: given.raw, from: person ? was : null };
  // Whoever takes away a tick that was exported means it.
  const clears = context.plan.clears || given.print !== null;
  if (given.text === '' && !(clears && was)) return silent({ ...values, to: values.from });
  if (given.kind === 'error')
    return invalid({ ...values, to: given.text }, failure('cell-error', { value: given.text }));
  const read = given.text === '' ? { ok: true as const, value: false } : readYesNo(given.text, context.words);
  if (!read.ok) return invalid({ ...values, to: given.text }, read.failure);
  if (read.value === was) return same({ ...values, to: read.value });
  const why = target.fixed ?? (person?.isToBeDeleted ? failure('to-be-deleted') : null);
  return why ? fixed({ ...values, to: read.value }, why) : changed({ ...values, to: read.value });
}
