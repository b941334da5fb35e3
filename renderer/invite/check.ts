/** What is wrong with somebody who is to be created, before the tenant is asked. */
import type { CellValue, Column } from '../../preload/contract';
import { type Failure, failure } from '../../preload/failure';
import { readText, type Speech } from '../grid/values';
import type { InviteForm } from './inviteForm';

/** Values as they were typed or ticked, by column. */
export type Typed = Readonly<Record<string, string | boolean>>;

export type Problem =
  | { kind: 'address' | 'twice' | 'known'; column: string }
  | { kind: 'value'; column: string; failure: Failure };

/** What was typed, with what follows from it: the username from the address, the whole name from its parts. */
export function complete(form: InviteForm, typed: Typed): Typed {
  const { email, userName, givenName, familyName, userNameFollows } = form;
  const textOf = (column: Column | null) => String((column && typed[column.key]) ?? '').trim();
  const completed: Record<string, string | boolean> = { ...typed };
  if (email && userName && userNameFollows !== 'typed' && textOf(userName) === '') {
    completed[userName.key] = textOf(email);
  }
  const whole = form.main.find(({ key, required }) => key === 'displayName' && required);
  if (whole && textOf(whole) === '') {
    completed[whole.key] = [textOf(givenName), textOf(familyName)].filter(Boolean).join(' ');
  }
  return completed;
}

const columnsOf = ({ main, more, modules, role, userName }: InviteForm) =>
  new Set([...main, ...more, ...modules, ...(role ? [role] : []), ...(userName ? [userName] : [])]);

/** The values as the engine takes them, without those that are empty; and what is wrong with which. */
export function readTyped(
  speech: Speech,
  form: InviteForm,
  typed: Typed,
): { values: Record<string, CellValue>; problems: Problem[] } {
  const completed = complete(form, typed);
  const values: Record<string, CellValue> = {};
  const problems: Problem[] = [];
  for (const column of columnsOf(form)) {
    const { key, required } = column;
    const given = completed[key];
    const text = typeof given === 'string' ? given.trim() : '';
    if (column.type === 'boolean' && text === '') {
      // A box that nobody ticked says nothing; whether somebody is active is always said.
      if (given === true || required || (key === 'active' && given === false)) values[key] = given === true;
    } else if (text === '') {
      // Who lacks a username that follows from the address lacks the address.
      const missing = column === form.userName && form.email && form.userNameFollows !== 'typed' ? form.email.key : key;
      const isTold = problems.some((problem) => problem.column === missing);
      if (required && !isTold) problems.push({ kind: 'value', column: missing, failure: failure('required') });
    } else {
      const read = readText(speech, column, text, null);
      if (!read.ok && read.failure.code === 'not-address') problems.push({ kind: 'address', column: key });
      else if (!read.ok) problems.push({ kind: 'value', column: key, failure: read.failure });
      else values[key] = read.value;
    }
  }
  return { values, problems };
}
