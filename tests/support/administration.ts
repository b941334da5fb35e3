/** A tenant with the administration extension, as the tests of the engine need it. */

import { modelOf } from '../../main/engine/mirror/model';
import type { Store } from '../../main/engine/mirror/store';
import {
  type ActionDescription,
  type AdminDescription,
  plainAdministration,
} from '../../main/engine/scim/administration';
import type { ActionInput } from '../../preload/contract';
import { discovery } from './tenant-model';

export function action(id: string, given: Partial<ActionDescription> = {}): ActionDescription {
  return {
    id,
    purpose: 'other',
    names: { en: id },
    descriptions: {},
    appliesTo: null,
    inputs: [],
    queueable: true,
    bulk: true,
    confirmation: { kind: 'none', attribute: null, warning: null },
    unavailable: null,
    ...given,
  };
}

export function input(name: string, given: Partial<ActionInput> = {}): ActionInput {
  return {
    name,
    names: {},
    type: 'string',
    required: true,
    secret: false,
    choices: null,
    rules: [],
    maxSize: null,
    contentTypes: null,
    ...given,
  };
}

export const invitation = action('invite', { purpose: 'invitation', appliesTo: 'active eq true' });
export const password = action('password', {
  purpose: 'password',
  queueable: false,
  inputs: [input('password', { secret: true })],
});
export const photo = action('photo', {
  purpose: 'photo',
  inputs: [input('file', { type: 'binary', maxSize: 300, contentTypes: ['image/png'] })],
});
export const noPhoto = action('no-photo', { purpose: 'photoRemoval' });

/** The same store at a tenant that says more of itself. */
export function administered(store: Store, given: Partial<AdminDescription>): Store {
  return { ...store, model: modelOf({ ...discovery, admin: { ...plainAdministration, ...given } }) };
}
