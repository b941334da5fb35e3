/** Somebody new, as a line of the file gives them. */
import type { CellValue } from '../../../preload/contract';
import { type Failure, failure } from '../../../preload/failure';
import { newUser } from '../queue/people';
import type { JudgedCell } from './cell';
import type { Context } from './context';
import { isTaken } from './keys';
import { keyText } from './text';

export interface Newcomer {
  values: Record<string, CellValue>;
  /** The groups to join. */
  groups: number[];
}

/** What the cells give, and what follows from it: the username from the address, the whole name from its parts. */
export function newcomerOf({ store, targets, userNameFollows }: Context, cells: readonly JudgedCell[]): Newcomer {
  const values: Record<string, CellValue> = {};
  const groups: number[] = [];
  cells.forEach(({ edits, to }, place) => {
    const target = targets[place];
    if (target?.kind !== 'group') for (const [key, value] of edits) values[key] = value;
    else if (to === true && edits.length > 0) groups.push(target.group);
  });
  if (userNameFollows !== 'typed' && values.userName === undefined && values.emails !== undefined) {
    values.userName = values.emails;
  }
  if (store.model.byKey.get('displayName')?.required && values.displayName === undefined) {
    const whole = [values['name.givenName'], values['name.familyName']].filter(Boolean).join(' ');
    if (whole !== '') values.displayName = whole;
  }
  return { values, groups };
}

/** What keeps somebody from being created; of a column, where there is one to blame. */
export interface Obstacle {
  failure: Failure;
  column: string | null;
}

export function obstacleTo({ store, scratch, keys }: Context, { values }: Newcomer): Obstacle | null {
  const { permissions } = store.model.admin;
  if (permissions?.includes('users.create') === false) return { failure: failure('not-permitted'), column: null };
  const taken = keys.find((key) => {
    const value = values[key.key];
    return value !== undefined && isTaken(scratch, key, keyText(String(value)), null);
  });
  if (taken) return { failure: failure('taken'), column: taken.key };
  const made = newUser(store, values);
  return made.ok ? null : { failure: made.failure, column: made.column ?? null };
}

/** The cell to blame for a column: of a username that follows from the address the address. */
export function blamed({ userNameFollows }: Context, cells: readonly JudgedCell[], column: string): number {
  const place = cells.findIndex((cell) => cell.column === column);
  if (place >= 0 && cells[place]?.state !== 'silent') return place;
  const email =
    column === 'userName' && userNameFollows !== 'typed' ? cells.findIndex((cell) => cell.column === 'emails') : -1;
  return email >= 0 ? email : place;
}
