/** What an admin has to know before people are deleted, in words. */
import type { ActionPurpose, Administration, Output, peopleCalls } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { actionFor } from '../state/administration';

export type Facts = Extract<Output<typeof peopleCalls, 'people.deletion'>, { ok: true }>['value'];

/** Who they are: the first few by name, the others by their number. */
export function peopleText({ t, formats }: Speech, { names, people }: Pick<Facts, 'names' | 'people'>): string {
  const others = people - names.length;
  const parts = others > 0 ? [...names, t('delete.others', { count: others })] : names;
  return new Intl.ListFormat(formats.locale, { type: 'conjunction' }).format(parts);
}

/** What speaks against it. */
export function warningLines({ t }: Speech, { self, lastAdmin, activeToday, people }: Facts): string[] {
  return [
    ...(self ? [people === 1 ? t('delete.self.person') : t('delete.self')] : []),
    ...(lastAdmin ? [t('delete.lastAdmin')] : []),
    ...(activeToday > 0
      ? [people === 1 ? t('delete.activeToday.person') : t('delete.activeToday', { count: activeToday })]
      : []),
  ];
}

/** What is known only to the tenant, and goes for good where it has such a thing. */
const kept: readonly [readonly ActionPurpose[], 'delete.lost.password' | 'delete.lost.keys' | 'delete.lost.photo'][] = [
  [['password', 'passwordReset'], 'delete.lost.password'],
  [['apiKey'], 'delete.lost.keys'],
  [['photo'], 'delete.lost.photo'],
];

/** What cannot come back with somebody who is created again. */
export function lostForGood({ t }: Pick<Speech, 't'>, administration: Administration | null): string[] {
  const ofTenant = kept
    .filter(([purposes]) => purposes.some((purpose) => actionFor(administration, purpose) !== null))
    .map(([, key]) => t(key));
  return [t('delete.lost.id'), t('delete.lost.signIns'), ...ofTenant];
}

/** What goes with the people. */
export function lossLines(
  speech: Speech,
  { memberships, people }: Pick<Facts, 'memberships' | 'people'>,
  administration: Administration | null,
): string[] {
  const { t, formats } = speech;
  const lost = new Intl.ListFormat(formats.locale, { type: 'conjunction' }).format(lostForGood(speech, administration));
  return [
    ...(memberships > 0 ? [t('delete.memberships', { count: memberships })] : []),
    t('delete.kept', { count: people }),
    t('delete.lost', { lost }),
  ];
}
