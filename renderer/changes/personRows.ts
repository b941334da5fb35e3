/** The rows of a list of changes: each person once, above what is changed of them. */
import type { ChangeEntry } from '../../preload/contract';

export interface PersonRow {
  kind: 'person';
  /** The number of the user or group. */
  row: number;
  person: string;
  /** The change below it: the same person may come again further down. */
  first: number;
  /** The ids of the changes below. */
  changes: readonly number[];
}

export interface ChangeRow {
  kind: 'change';
  entry: ChangeEntry;
}

/** Changes that follow one another under the person they are of. */
export function personRows(entries: readonly ChangeEntry[]): (PersonRow | ChangeRow)[] {
  const rows: (PersonRow | ChangeRow)[] = [];
  let changes: number[] = [];
  let before: ChangeEntry | null = null;
  for (const entry of entries) {
    if (before?.row !== entry.row) {
      changes = [];
      rows.push({ kind: 'person', row: entry.row, person: entry.person, first: entry.id, changes });
    }
    changes.push(entry.id);
    rows.push({ kind: 'change', entry });
    before = entry;
  }
  return rows;
}
