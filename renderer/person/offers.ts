/** What can be done to a person, and where it cannot, why. */
import type { Administration, Column, Person, TenantAction } from '../../preload/contract';
import { type Failure, failure } from '../../preload/failure';
import { isPermitted } from '../state/administration';
import { isAtOnce } from './perform';

/** Something that can be pressed; `why` says why not. */
export interface Offer {
  action: TenantAction;
  why: Failure | null;
}

export interface Standing {
  administration: Administration;
  person: Pick<Person, 'actions' | 'row' | 'waiting'>;
  isOnline: boolean;
  /** What the tenant says in the admin's language about an action that nobody can do here. */
  wordsOf(action: TenantAction): string | null;
}

/** What an action of the tenant comes to for this person now. */
export function offerOf(action: TenantAction, { person, isOnline, wordsOf }: Standing): Offer {
  if (action.unavailable) return { action, why: failure('unavailable', {}, wordsOf(action)) };
  const judged = person.actions.find((known) => known.action === action.id);
  if (judged?.why) return { action, why: judged.why };
  if (action.inputs.some(({ type, required }) => type === 'binary' && required) && action.purpose !== 'photo') {
    return { action, why: failure('not-supported') };
  }
  const isPicture = action.purpose === 'photo' || action.purpose === 'photoRemoval';
  // Of pictures the last one counts; anything else that waits is enough.
  if (!isPicture && person.waiting.some((open) => open.action === action.id && open.state !== 'rejected')) {
    return { action, why: failure('already-waiting') };
  }
  if (isAtOnce(action) && person.row.fate?.kind === 'create') return { action, why: failure('not-applicable') };
  if (isAtOnce(action) && !isOnline) return { action, why: failure('needs-connection') };
  return { action, why: null };
}

const purposes = ['invitation', 'passwordReset', 'password', 'other'] as const;

/** Actions that stand below the name, in the order in which people look for them; others have places of their own. */
export function offersOf(standing: Standing): Offer[] {
  return purposes.flatMap((purpose) =>
    standing.administration.actions
      .filter((action) => action.purpose === purpose)
      .map((action) => offerOf(action, standing)),
  );
}

/** The offer of a purpose; null where the tenant has no such action. */
export function offerFor(purpose: TenantAction['purpose'], standing: Standing): Offer | null {
  const action = standing.administration.actions.find((known) => known.purpose === purpose);
  return action ? offerOf(action, standing) : null;
}

/** Whether the person may be deleted; null where they may. */
export function whyNotDeleted(
  administration: Administration | null,
  person: Pick<Person, 'row'>,
  wordsOf: (action: TenantAction) => string | null,
): Failure | null {
  if (person.row.fate?.kind === 'delete') return failure('to-be-deleted');
  if (!isPermitted(administration, 'users.delete')) return failure('not-permitted');
  const action = administration?.actions.find(({ purpose }) => purpose === 'deletion');
  return action?.unavailable ? failure('unavailable', {}, wordsOf(action)) : null;
}

/** Why a cell of a person cannot be edited; null where it can. */
export function whyFixed(column: Column, index: number, row: Person['row']): Failure | null {
  if (row.fate?.kind === 'delete') return failure('to-be-deleted');
  return row.locked[index] ?? (column.editable ? null : failure(column.fixed ?? 'read-only'));
}
