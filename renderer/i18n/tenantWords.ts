/**
 * The tenant's own words for its attributes and their values: a catalogue beside the window's, which changes with the
 * tenant. Whoever has a translating function has them too, and is rendered anew when they come.
 */
import i18next, { type TFunction } from 'i18next';
import { type Administration, keyRevocation, Language, type LocalText } from '../../preload/contract';
import { localText } from './localText';

/** The namespace of the tenant's catalogue. */
export const tenantSpace = 'tenant';

const columnName = (column: string) => `column ${column}`;
const actionName = (action: string) => `action ${action}`;
const valueName = (column: string, value: string) => `value ${column} = ${value}`;

/** All that a tenant has words for, by their names in its catalogue. */
function textsOf({ labels, roles, actions }: Administration): [string, LocalText][] {
  return [
    ...actions.map(({ id, names }): [string, LocalText] => [actionName(id), names]),
    ...roles.map(({ value, names }): [string, LocalText] => [valueName('roles', value), names]),
    ...Object.entries(labels).flatMap(([column, { names, values }]): [string, LocalText][] => [
      [columnName(column), names],
      ...Object.entries(values).map(([value, text]): [string, LocalText] => [valueName(column, value), text]),
    ]),
  ];
}

/** Has the window speak as this tenant does; null: no tenant's words are known. */
export function speakAsTenant(administration: Administration | null) {
  const texts = administration ? textsOf(administration) : [];
  for (const language of Language.options) {
    const words = texts.map(([name, text]) => [name, localText(text, language, '')]).filter(([, word]) => word !== '');
    i18next.removeResourceBundle(language, tenantSpace);
    i18next.addResourceBundle(language, tenantSpace, Object.fromEntries(words));
  }
}

/** What the tenant calls something; null where it says nothing. Its text is text: nothing in it is filled in. */
function tenantWord(t: TFunction, name: string): string | null {
  return t(name, { ns: tenantSpace, defaultValue: '', skipInterpolation: true }) || null;
}

/** What the tenant calls an attribute; null where it says nothing. */
export function tenantColumn(t: TFunction, column: string): string | null {
  return tenantWord(t, columnName(column));
}

/** What the tenant calls a value of an attribute; null where it says nothing. */
export function tenantValue(t: TFunction, column: string, value: string): string | null {
  return tenantWord(t, valueName(column, value));
}

/** What the tenant calls something that it can do to people; its id where it says nothing. */
export function tenantAction(t: TFunction, action: string): string {
  if (action === keyRevocation) return t('keys.revocation');
  return tenantWord(t, actionName(action)) ?? action;
}
