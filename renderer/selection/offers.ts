/** What a tenant lets be done to people, to how many of the selected it can be done, and why it cannot. */
import type { TFunction } from 'i18next';
import type { ActionPurpose, Administration, Column, TenantAction } from '../../preload/contract';
import { failure } from '../../preload/failure';
import { failureText } from '../i18n/failureText';
import { localText } from '../i18n/localText';
import { actionFor, isPermitted } from '../state/administration';

/** What Muster can do wherever there is a column for it, or the id of one of the tenant's actions. */
export type Deed =
  | { kind: 'activate' | 'deactivate' | 'role' | 'groups' | 'delete' }
  | { kind: 'action'; action: TenantAction };

export interface Offer {
  id: string;
  deed: Deed;
  name: string;
  /** More about it than its name. */
  hint: string | null;
  /** To how many of the selected it can be done; null where that is not counted. */
  applies: number | null;
  /** Why it can be done to none of them. */
  why: string | null;
}

/** How many of the selected people are what. */
export interface Counted {
  people: number;
  /** To how many each action can be done, by its id. */
  actions: Readonly<Record<string, number>>;
  active: number;
}

interface Situation {
  administration: Administration | null;
  columns: readonly Column[];
  hasGroups: boolean;
  /** Null until the engine has counted. */
  counted: Counted | null;
  t: TFunction;
  language: string;
}

/** Actions that have a place of their own, where one person is shown. */
const ofOnePerson: readonly ActionPurpose[] = ['password', 'apiKey', 'photo', 'deletion'];

/** The tenant's actions that can be done to several, as people look for them. */
export function bulkActions(administration: Administration | null): TenantAction[] {
  const order: readonly ActionPurpose[] = ['invitation', 'passwordReset'];
  const rank = ({ purpose }: TenantAction) => (order.includes(purpose) ? order.indexOf(purpose) : order.length);
  return (administration?.actions ?? [])
    .filter(({ bulk, queueable, purpose, inputs }) => {
      const asksSecret = inputs.some(({ secret, type }) => secret || type === 'binary');
      return bulk && queueable && !asksSecret && !ofOnePerson.includes(purpose);
    })
    .sort((one, other) => rank(one) - rank(other));
}

/** Why something is not permitted, in the tenant's words where it has some. */
export function notPermittedText({
  administration,
  t,
  language,
}: Pick<Situation, 'administration' | 't' | 'language'>) {
  const { what, remedy } = failureText(t, failure('not-permitted'));
  return localText(administration?.readOnlyReason, language, `${what} ${remedy}`);
}

export function offersFor(situation: Situation): Offer[] {
  const { administration, columns, hasGroups, counted, t, language } = situation;
  const forbidden = () => notPermittedText(situation);
  const whyFixed = (column: Column) => (column.fixed === 'not-permitted' ? forbidden() : null);
  const canBeSet = (column: Column | undefined): column is Column =>
    column !== undefined && (column.editable || column.fixed === 'not-permitted');
  const offers: Offer[] = [];

  const active = columns.find(({ key, type }) => key === 'active' && type === 'boolean');
  if (canBeSet(active)) {
    const inactive = counted && counted.people - counted.active;
    const offer = (kind: 'activate' | 'deactivate', applies: number | null, name: string, none: string): Offer => ({
      id: kind,
      deed: { kind },
      name,
      hint: null,
      applies,
      why: whyFixed(active) ?? (applies === 0 ? none : null),
    });
    offers.push(
      offer('activate', inactive, t('people.activate'), t('people.activate.none')),
      offer('deactivate', counted?.active ?? null, t('people.deactivate'), t('people.deactivate.none')),
    );
  }

  const role = columns.find(({ key }) => key === 'roles');
  if (canBeSet(role) && (administration?.roles.length ?? 0) > 0) {
    const name = t('people.role');
    offers.push({ id: 'role', deed: { kind: 'role' }, name, hint: null, applies: null, why: whyFixed(role) });
  }
  if (hasGroups) {
    const why = isPermitted(administration, 'groups.edit') ? null : forbidden();
    offers.push({ id: 'groups', deed: { kind: 'groups' }, name: t('people.groups'), hint: null, applies: null, why });
  }

  for (const action of bulkActions(administration)) {
    const applies = counted ? (counted.actions[action.id] ?? 0) : null;
    const unavailable = action.unavailable && localText(action.unavailable, language, t('failure.unavailable.what'));
    const hint = localText(action.descriptions, language, '');
    offers.push({
      id: action.id,
      deed: { kind: 'action', action },
      name: localText(action.names, language, action.id),
      hint: hint === '' ? null : hint,
      applies,
      why: unavailable ?? (applies === 0 ? t('people.action.none') : null),
    });
  }

  const deletion = actionFor(administration, 'deletion');
  const unavailable = deletion?.unavailable && localText(deletion.unavailable, language, t('failure.unavailable.what'));
  const why = isPermitted(administration, 'users.delete') ? (unavailable ?? null) : forbidden();
  offers.push({ id: 'delete', deed: { kind: 'delete' }, name: t('people.delete'), hint: null, applies: null, why });
  return offers;
}
