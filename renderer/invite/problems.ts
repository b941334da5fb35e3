/** What is wrong with a list of people who are to be created. */
import type { TFunction } from 'i18next';
import type { Column } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { failureText } from '../i18n/failureText';
import { complete, type Problem, readTyped, type Typed } from './check';
import type { InviteForm } from './inviteForm';

/** Somebody of a list. */
export interface Entry {
  id: number;
  /** What was given of this person alone. */
  typed: Readonly<Record<string, string>>;
}

/** Values that somebody has already, in lower case, by column. */
export type Known = Readonly<Record<string, ReadonlySet<string>>>;

/** The columns in which nobody may have what somebody has already: the address, and a username that is unique. */
export function identifying({ email, userName }: InviteForm): Column[] {
  return [...(email ? [email] : []), ...(userName?.unique || (userName && !email) ? [userName] : [])];
}

const textOf = (typed: Typed, { key }: Column) =>
  String(typed[key] ?? '')
    .trim()
    .toLowerCase();

/** The first problem of each entry that has any: what does not fit, who stands there twice, who is here already. */
export function problemsOf(
  speech: Speech,
  form: InviteForm,
  common: Typed,
  entries: readonly Entry[],
  known: Known,
): Map<number, Problem> {
  const columns = identifying(form);
  const seen = new Map(columns.map(({ key }) => [key, new Set<string>()]));
  const found = new Map<number, Problem>();
  for (const { id, typed } of entries) {
    const whole = complete(form, { ...common, ...typed });
    const [unfit] = readTyped(speech, form, whole).problems;
    const twice = columns.find((column) => seen.get(column.key)?.has(textOf(whole, column)));
    const taken = columns.find((column) => known[column.key]?.has(textOf(whole, column)));
    if (unfit) found.set(id, unfit);
    else if (twice) found.set(id, { kind: 'twice', column: twice.key });
    else if (taken) found.set(id, { kind: 'known', column: taken.key });
    for (const column of columns) {
      const value = textOf(whole, column);
      if (value !== '') seen.get(column.key)?.add(value);
    }
  }
  return found;
}

/** A problem in words; `withName` where it does not stand below its field. */
export function problemText(t: TFunction, problem: Problem, columns: readonly Column[], withName: boolean): string {
  const column = columns.find(({ key }) => key === problem.column);
  const name = column ? columnLabel(t, column) : problem.column;
  switch (problem.kind) {
    case 'address':
      return t('invite.problem.address');
    case 'twice':
      return t('invite.problem.twice');
    case 'known':
      return t('invite.problem.known', { column: name });
    case 'value': {
      const { what, remedy, detail } = failureText(t, problem.failure);
      const words = [what, detail ?? remedy].join(' ');
      return withName ? t('invite.problem.value', { column: name, problem: words }) : words;
    }
  }
}
