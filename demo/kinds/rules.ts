/** Rules on writing a user that the kinds share. */
import { badRequest } from '../scim/error';
import { isObject, type Json, type JsonObject } from '../scim/resource';
import { addressOf } from './emails';
import { adminUrn } from './extensions';
import type { Rule } from './kind';

const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');

function formattedName(name: JsonObject): string {
  return `${text(name.givenName)} ${text(name.familyName)}`.trim();
}

/** A user may sign in unless it is said otherwise. */
export const activeByDefault: Rule = ({ draft }) => {
  draft.active ??= true;
};

/**
 * The whole name follows its parts; so does the display name, as long as it was nothing but the whole name
 * and is not changed at the same time.
 */
export const nameFollowsItsParts: Rule = ({ before, draft }) => {
  const old = isObject(before?.name) ? formattedName(before.name) : '';
  if (isObject(draft.name)) {
    const { formatted: _, ...parts } = draft.name;
    const formatted = formattedName(parts);
    draft.name = formatted === '' ? parts : { formatted, ...parts };
  }
  const now = isObject(draft.name) ? text(draft.name.formatted) : '';
  const untouched = before === null ? draft.displayName === undefined : draft.displayName === before.displayName;
  if (now !== '' && untouched && text(before?.displayName) === old) draft.displayName = now;
};

const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

export const emailsAreAddresses: Rule = ({ draft }) => {
  for (const email of Array.isArray(draft.emails) ? draft.emails : []) {
    const value = isObject(email) ? text(email.value) : '';
    if (!address.test(value)) throw badRequest('invalidValue', `emails.value "${value}" is not an email address`);
  }
};

/** Every user of these tenants has exactly one role. */
export const oneRole: Rule = ({ draft }) => {
  if (Array.isArray(draft.roles) && draft.roles.length > 1) {
    throw badRequest('invalidValue', 'roles may have only one value: a user has one role');
  }
};

/**
 * Another address is only asked for: it stands beside the one in force until the user confirms it. Where people have no say
 * it is in force at once.
 */
export const addressIsConfirmed: Rule = ({ before, draft, hidden, selfService, makeCode }) => {
  const old = before === null ? null : addressOf(before);
  const wanted = addressOf(draft);
  if (before === null || old === null || wanted === null || wanted === old) return;
  const { pendingEmail, ...account } = isObject(draft[adminUrn]) ? draft[adminUrn] : {};
  if (!selfService) {
    draft[adminUrn] = account;
    delete hidden.emailCode;
    return;
  }
  draft.emails = before.emails ?? [];
  // Asking once more for the same is not another wish.
  if (wanted === pendingEmail) return;
  draft[adminUrn] = { ...account, pendingEmail: wanted };
  hidden.emailCode = makeCode();
};

/** People sign in with their address; it never changes, so neither does the name. */
export const addressIsTheUserName: Rule = ({ before, draft }) => {
  const address = addressOf(draft);
  if (before === null && address !== null) draft.userName = address;
};
