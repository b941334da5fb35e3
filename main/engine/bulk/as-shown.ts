/** What cells were shown to become, held against what others have written since. */
import { isDeepStrictEqual } from 'node:util';
import { failure } from '../../../preload/failure';
import type { TenantModel } from '../mirror/model';
import type { Store } from '../mirror/store';
import type { Judge, Judged } from './judge';

/** What the mirror was before cells were judged. */
export interface Before {
  model: TenantModel;
  /** How many notes of whose rows were written there were. */
  touched: number;
}

/** So many people are judged at once. */
const pieceSize = 500;

export function asBefore({ mirror, model }: Store): Before {
  return { model, touched: mirror.touched.count() };
}

/**
 * The cells as they were shown; refused are those of which something else would be shown by now. Belongs in the transaction
 * that writes them, so that nothing more comes in between.
 *
 * Who is in which group is not noted with the people; but a wish about it overwrites nothing, it is only done already.
 *
 * @param judge a new one, which has read nothing before
 */
export function asShown(
  store: Store,
  before: Before,
  people: readonly number[],
  shown: readonly Judged[],
  judge: Judge,
): readonly Judged[] {
  const moved = movedSince(store, before, people);
  const now = new Map<string, Judged>();
  for (let start = 0; start < moved.length; start += pieceSize) {
    for (const cell of judge(moved.slice(start, start + pieceSize))) now.set(nameOf(cell), cell);
  }
  const doubtful = new Set(moved);
  const held = shown.map((cell) => {
    if (!doubtful.has(cell.row)) return cell;
    const found = now.get(nameOf(cell));
    now.delete(nameOf(cell));
    return isDeepStrictEqual(found, cell) ? cell : refused(found ?? cell);
  });
  // Of the others nothing was to change.
  return [...held, ...[...now.values()].map(refused)];
}

/** Of whom something was written since. */
function movedSince({ mirror, model }: Store, before: Before, people: readonly number[]): readonly number[] {
  const { touched } = mirror;
  const noted = model === before.model ? touched.between(before.touched, touched.count()) : null;
  if (!noted) return people;
  const rows = new Set(noted);
  return people.filter((row) => rows.has(row));
}

function nameOf({ row, column }: Judged): string {
  return `${row} ${column}`;
}

function refused(cell: Judged): Judged {
  return { ...cell, failure: cell.failure ?? failure('moved-since') };
}
