/** What people do on the pages that their mails lead to. */
import { adminUrn } from '../kinds/extensions';
import type { Texts } from '../kinds/texts';
import type { Office } from '../office';
import { brokenRule, demandOf, passwordRules } from '../passwords/rules';
import { ScimError } from '../scim/error';
import { isObject, type Json, type Resource } from '../scim/resource';
import { findAttribute } from '../scim/schema';
import { activate, confirmEmail } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';
import { words } from './words';

/** What somebody typed into a form; null where the form had no such field. */
export interface Form {
  userName: string | null;
  password: string | null;
  again: string | null;
}

/** How a visit ended: done, with nothing left to do here, or with something to put right in the form. */
export interface Ending {
  kind: 'done' | 'over' | 'wrong';
  message: Texts;
}

/** The user whom a link was mailed to; null for a link that is worth nothing any more. */
export function visitor(
  tenant: Tenant,
  office: Office,
  purpose: 'activation' | 'reset',
  token: string,
): Resource | null {
  const ticket = office.tickets.find(purpose, token);
  return ticket === null ? null : (tenant.store.users.get(ticket.user)?.resource ?? null);
}

/** Whether users choose the names that they sign in with. */
export function choosesName({ kind }: Tenant): boolean {
  const userName = findAttribute(kind.user.core.attributes, 'userName');
  return userName !== null && userName.mutability !== 'readOnly' && !userName.required;
}

const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');

function passwordProblem({ password, again }: Form, userName: string): Texts | null {
  if (password === null) return null;
  const broken = brokenRule(passwordRules, password, userName);
  if (broken === null) return again !== null && again !== password ? words.passwordsDiffer : null;
  const demand = demandOf(broken);
  return { en: `${words.password.en}: ${demand.en}.`, fr: `${words.password.fr} : ${demand.fr}.` };
}

/** Why somebody cannot activate an account, if it is past that. */
export function activationOver(user: Resource): Ending | null {
  const account = user[adminUrn];
  const status = isObject(account) ? account.status : undefined;
  if (status === 'active') return { kind: 'over', message: words.alreadyActive };
  return status === 'inactive' ? { kind: 'over', message: words.deactivated } : null;
}

/** Accepts an invitation. @param now milliseconds since 1970, UTC */
export function activateAccount(tenant: Tenant, office: Office, user: Resource, form: Form, now: number): Ending {
  const ended = activationOver(user);
  if (ended !== null) return ended;
  const chosen = choosesName(tenant) ? form.userName?.trim() || null : null;
  const problem = passwordProblem(form, chosen ?? text(user.userName));
  if (problem !== null) return { kind: 'wrong', message: problem };
  const { password } = form;
  try {
    tenant.store.together(() => {
      activate(tenant, user.id, chosen, now);
      if (password !== null) office.passwords.set(user.id, password);
    });
  } catch (error) {
    if (error instanceof ScimError && error.status === 409) return { kind: 'wrong', message: words.userNameTaken };
    throw error;
  }
  return { kind: 'done', message: words.activated };
}

/** Chooses a new password, once for each link. */
export function resetPassword(office: Office, user: Resource, token: string, form: Form): Ending {
  const problem = passwordProblem(form, text(user.userName));
  if (problem !== null) return { kind: 'wrong', message: problem };
  if (form.password === null) return { kind: 'wrong', message: words.passwordMissing };
  office.passwords.set(user.id, form.password);
  office.tickets.use('reset', token);
  return { kind: 'done', message: words.resetDone };
}

/** Puts a new address in force. */
export function confirmAddress(tenant: Tenant, code: string): Ending {
  try {
    confirmEmail(tenant, code);
  } catch (error) {
    if (error instanceof ScimError && error.status === 404) return { kind: 'wrong', message: words.codeInvalid };
    throw error;
  }
  return { kind: 'done', message: words.confirmed };
}
