/** What a cell of the file would do to somebody's membership of a group. */
import { failure } from '../../../preload/failure';
import { changed, fixed, type GivenCell, invalid, type JudgedCell, type KnownPerson, same, silent } from './cell';
import type { Context } from './context';
import type { GroupTarget } from './targets';
import { readYesNo } from './values';

/** @param person null for somebody new, who is in no group yet */
export function groupCell(
  context: Context,
  target: GroupTarget,
  given: GivenCell,
  person: KnownPerson | null,
): JudgedCell {
  const was = person?.groups.has(target.group) ?? false;
  const values = { column: target.key, raw: given.raw, from: person ? was : null };
  if (given.text === '' && !(context.plan.clears && was)) return silent({ ...values, to: values.from });
  if (given.kind === 'error')
    return invalid({ ...values, to: given.text }, failure('cell-error', { value: given.text }));
  const read = given.text === '' ? { ok: true as const, value: false } : readYesNo(given.text, context.words);
  if (!read.ok) return invalid({ ...values, to: given.text }, read.failure);
  if (read.value === was) return same({ ...values, to: read.value });
  const why = target.fixed ?? (person?.isToBeDeleted ? failure('to-be-deleted') : null);
  return why ? fixed({ ...values, to: read.value }, why) : changed({ ...values, to: read.value });
}
