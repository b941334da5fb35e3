/** Who is meant by a line. */
import { type Context, idKey, type KeyColumn } from './context';
import { allOwners, isOwner, ownersOf, ownersWithZeros } from './keys';
import { keyText } from './text';

export interface Who {
  /** Null where it is nobody, or cannot be told. */
  row: number | null;
  /** The column by which they were found. */
  by: KeyColumn | null;
  /** Columns that say otherwise than the first one that somebody was found by. */
  against: KeyColumn[];
  /** More than one person has the value. */
  isShared: boolean;
  /** What the tenant gives out itself, and nobody has. */
  isGone: boolean;
  hasKey: boolean;
  /** Everybody of whom the line tells something. */
  named: number[];
}

/**
 * @param textOf the clean text of the line in a column; empty where it says nothing
 * @param remote the tenant's id of the person, where the file holds it apart from what is seen of it
 */
export function whoIs(
  { match, scratch }: Context,
  textOf: (column: KeyColumn) => string,
  remote: string | null = null,
): Who {
  const who: Who = { row: null, by: null, against: [], isShared: false, isGone: false, hasKey: false, named: [] };
  for (const column of match) {
    const seen = keyText(textOf(column));
    const text = column.key === idKey && remote !== null ? keyText(remote) : seen;
    if (text === '') continue;
    // Where some columns were sorted without the others, the ids are those of other people.
    if (seen !== '' && seen !== text) who.against.push(column);
    who.hasKey = true;
    const owners = ownersOf(scratch, column, text) ?? ownersWithZeros(scratch, column, text);
    if (owners === null) {
      if (who.by === null && column.isAssigned) who.isGone = true;
      continue;
    }
    who.named.push(...(owners.isShared ? allOwners(scratch, column, text) : [owners.row]));
    if (who.by !== null) {
      if (who.row !== null && who.row !== owners.row && !isOwner(scratch, column, text, who.row))
        who.against.push(column);
      continue;
    }
    who.by = column;
    who.isShared = owners.isShared;
    who.row = owners.isShared ? null : owners.row;
    // An identity that nobody has, and another value of somebody who is here: they were two people once.
    if (who.isGone) who.against.push(column);
  }
  return who;
}
