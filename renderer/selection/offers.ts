/** What a tenant lets be done to people, to how many of the selected it can be done, and why it cannot. */
import type { TFunction } from 'i18next';
import type { ActionPurpose, Administration, Column, TenantAction } from '../../preload/contract';
import { failure } from '../../preload/failure';
import { failureText } from '../i18n/failureText';
import { localText } from '../i18n/localText';
import { actionFor, isPermitted } from '../state/administration';

/** What Muster can do wherever there is a column for it, or the id of one of the tenant's actions. */
export type Deed =
  | { kind: 'activate' | 'deactivate' | 'role' | 'groups' | 'values' | 'delete' }
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

/** Everything that is offered for the selected people, in the order of its buttons. */
export function offersFor(situation: Situation): Offer[] {
  return [
    ...activeOffers(situation),
    ...roleOffers(situation),
    ...groupOffers(situation),
    ...valueOffers(situation),
    ...bulkActions(situation.administration).map((action) => actionOffer(situation, action)),
    deletionOffer(situation),
  ];
}

/** A column that can be edited, or that only this admin may not edit. */
function settable({ columns }: Situation, key: string): Column | null {
  return columns.find((column) => column.key === key && (column.editable || column.fixed === 'not-permitted')) ?? null;
}

function whyFixed(situation: Situation, { fixed }: Column): string | null {
  return fixed === 'not-permitted' ? notPermittedText(situation) : null;
}

function activeOffers(situation: Situation): Offer[] {
  const { counted, t } = situation;
  const column = settable(situation, 'active');
  if (column?.type !== 'boolean') return [];
  const count = counted?.people ?? 0;
  const offer = (kind: 'activate' | 'deactivate', applies: number | null, name: string, none: string): Offer => ({
    id: kind,
    deed: { kind },
    name,
    hint: null,
    applies,
    why: whyFixed(situation, column) ?? (applies === 0 ? none : null),
  });
  const inactive = counted && counted.people - counted.active;
  return [
    offer('activate', inactive, t('command.activate-people'), t('people.activate.none', { count })),
    offer(
      'deactivate',
      counted?.active ?? null,
      t('command.deactivate-people'),
      t('people.deactivate.none', { count }),
    ),
  ];
}

function roleOffers(situation: Situation): Offer[] {
  const { administration, t } = situation;
  const column = settable(situation, 'roles');
  if (!column || !administration || administration.roles.length === 0) return [];
  const why = whyFixed(situation, column);
  return [{ id: 'role', deed: { kind: 'role' }, name: t('command.choose-role'), hint: null, applies: null, why }];
}

function groupOffers(situation: Situation): Offer[] {
  const { administration, hasGroups, t } = situation;
  if (!hasGroups) return [];
  const why = isPermitted(administration, 'groups.edit') ? null : notPermittedText(situation);
  return [{ id: 'groups', deed: { kind: 'groups' }, name: t('command.choose-groups'), hint: null, applies: null, why }];
}

/** Values for all of them in one step, in whichever column. */
function valueOffers(situation: Situation): Offer[] {
  const { administration, columns, t } = situation;
  const isPossible = columns.some(({ editable, fixed }) => editable || fixed === 'not-permitted');
  if (!isPossible) return [];
  const mayEdit = isPermitted(administration, 'users.edit') && columns.some(({ editable }) => editable);
  const why = mayEdit ? null : notPermittedText(situation);
  return [{ id: 'values', deed: { kind: 'values' }, name: t('command.set-values'), hint: null, applies: null, why }];
}

function actionOffer({ counted, t, language }: Situation, action: TenantAction): Offer {
  const applies = counted ? (counted.actions[action.id] ?? 0) : null;
  const unavailable = action.unavailable && localText(action.unavailable, language, t('failure.unavailable.what'));
  const none = t('people.action.none', { count: counted?.people ?? 0 });
  const hint = localText(action.descriptions, language, '');
  return {
    id: action.id,
    deed: { kind: 'action', action },
    name: localText(action.names, language, action.id),
    hint: hint === '' ? null : hint,
    applies,
    why: unavailable ?? (applies === 0 ? none : null),
  };
}

function deletionOffer(situation: Situation): Offer {
  const { administration, t, language } = situation;
  const action = actionFor(administration, 'deletion');
  const unavailable = action?.unavailable && localText(action.unavailable, language, t('failure.unavailable.what'));
  const why = isPermitted(administration, 'users.delete') ? (unavailable ?? null) : notPermittedText(situation);
  return { id: 'delete', deed: { kind: 'delete' }, name: t('command.delete-people'), hint: null, applies: null, why };
}
