/** Filters that are made already, for what admins look for most. */
import type { TFunction } from 'i18next';
import type { Column } from '../../preload/contract';
import type { Condition } from './condition';
import { lastLoginKey, unseenDays } from './logins';

export type ReadyFilter = Extract<Condition, { kind: 'open' | 'login' }>;

const open: readonly ReadyFilter[] = [
  { kind: 'open', state: 'changed' },
  { kind: 'open', state: 'conflict' },
  { kind: 'open', state: 'rejected' },
];
const login: readonly ReadyFilter[] = [
  { kind: 'login', state: 'never' },
  { kind: 'login', state: 'unseen' },
];

/** Those that a tenant with these columns can answer. */
export function readyFilters(columns: readonly Column[]): readonly ReadyFilter[] {
  return lastLoginKey(columns) === null ? open : [...open, ...login];
}

export function readyName(t: TFunction, { state }: ReadyFilter): string {
  return t(`filter.ready.${state}`, { count: unseenDays });
}

export function isSameReady(one: Condition, other: ReadyFilter): boolean {
  return one.kind === other.kind && one.state === other.state;
}

/** The conditions with this one: of open changes a list knows one state alone. */
export function withReady(conditions: readonly Condition[], ready: ReadyFilter): readonly Condition[] {
  if (conditions.some((one) => isSameReady(one, ready))) return conditions;
  const others = conditions.filter(({ kind }) => kind !== 'open' || ready.kind !== 'open');
  return [...others, ready];
}
