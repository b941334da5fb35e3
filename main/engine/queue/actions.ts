/** Queues what a tenant can do to people beyond their attributes: invitations, resets, pictures. */
import type { ActionInput, ActionInputs } from '../../../preload/contract';
import { type Failure, failure } from '../../../preload/failure';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { readRow } from '../mirror/view';
import type { ActionDescription } from '../scim/administration';
import type { Json, JsonObject } from '../scim/resource';
import { type ActionWish, type Change, openChangesOf } from './changes';
import { insertChange } from './insert';
import { replace } from './states';

export function actionById({ model }: Store, id: string): ActionDescription | null {
  return model.admin.actions.find((action) => action.id === id) ?? null;
}

const ofPictures = ['photo', 'photoRemoval'];

/** Of all that waits to be done to a person's picture only the last counts. */
function isPictures(store: Store, change: Change): boolean {
  const purpose = actionById(store, change.path)?.purpose;
  return change.kind === 'action' && purpose !== undefined && ofPictures.includes(purpose);
}

/** Queues one action; answers why it cannot be. */
export function queueAction(
  store: Store,
  batchId: string,
  row: number,
  id: string,
  inputs: ActionInputs,
): Failure | null {
  const action = actionById(store, id);
  if (!action) return failure('unavailable');
  // What is secret never waits anywhere.
  if (!action.queueable || action.inputs.some(({ secret }) => secret)) return failure('needs-connection');
  const refusal = whyNot(store, action, row) ?? inputsFailure(action, inputs);
  if (refusal) return refusal;
  const open = openChangesOf(store.mirror, row).filter(({ kind }) => kind === 'action');
  const replaced = ofPictures.includes(action.purpose) ? open.filter((other) => isPictures(store, other)) : [];
  if (replaced.length === 0 && open.some(({ path, state }) => path === id && state !== 'rejected')) {
    return failure('already-waiting');
  }
  const wish: ActionWish = { requestId: store.uuid(), inputs };
  const value = wish as unknown as Json;
  const change = insertChange(store, { batchId, resourceId: row, kind: 'action', path: id, was: null, value });
  for (const before of replaced) {
    if (before.state !== 'sending' && !before.unsure) replace(store, before, change.id);
  }
  return null;
}

/** What has to be known of somebody to say whether an action can be done to them. */
export interface Subject {
  isAtTenant: boolean;
  isToBeDeleted: boolean;
  /** As the admin sees them. */
  resource: JsonObject;
}

/** Why an action cannot be done to somebody; null where it can. */
export function whyNot(store: Store, action: ActionDescription, row: number): Failure | null {
  const stored = resourceById(store.mirror, row);
  if (stored?.type !== 'User') return failure('unknown-row');
  return whyNotTo(store, action, {
    isAtTenant: stored.remoteId !== null,
    isToBeDeleted: openChangesOf(store.mirror, row).some(({ kind }) => kind === 'delete'),
    resource: readRow(store.mirror, row) ?? stored.base,
  });
}

/** The same for somebody of whom all that is known already. */
export function whyNotTo(store: Store, action: ActionDescription, subject: Subject): Failure | null {
  if (action.unavailable) return failure('unavailable');
  if (action.purpose === 'deletion') return mayDelete(store) ? null : failure('not-permitted');
  if (subject.isToBeDeleted) return failure('to-be-deleted');
  // Of somebody who is yet to be created the tenant alone can say.
  if (!subject.isAtTenant) return null;
  return store.model.applies(action.id, subject.resource) ? null : failure('not-applicable');
}

function mayDelete({ model }: Store): boolean {
  return model.admin.permissions?.includes('users.delete') ?? true;
}

/** Why the inputs do not fit. The tenant has the last word; this keeps what cannot succeed out of the queue. */
export function inputsFailure(action: ActionDescription, inputs: ActionInputs): Failure | null {
  for (const name of Object.keys(inputs)) {
    if (!action.inputs.some((input) => input.name === name)) return failure('not-supported', { input: name });
  }
  for (const input of action.inputs) {
    const refusal = inputFailure(input, inputs[input.name]);
    if (refusal) return refusal;
  }
  return null;
}

const base64Share = 3 / 4;

function inputFailure(input: ActionInput, value: ActionInputs[string] | undefined): Failure | null {
  if (value === undefined || value === '') return input.required ? failure('required', { input: input.name }) : null;
  if (input.type === 'boolean' && typeof value !== 'boolean') return failure('not-boolean', { value: String(value) });
  if (input.type === 'integer' && !Number.isInteger(value)) return failure('not-number', { value: String(value) });
  if (input.choices && !input.choices.includes(String(value))) {
    return failure('not-choice', { value: String(value), choices: input.choices.join(', ') });
  }
  return input.type === 'binary' ? fileFailure(input, String(value)) : null;
}

function fileFailure({ contentTypes, maxSize }: ActionInput, url: string): Failure | null {
  const [, type = '', content = ''] = /^data:([a-z0-9.+/-]+);base64,([A-Za-z0-9+/]+=*)$/.exec(url) ?? [];
  if (content === '' || (contentTypes && !contentTypes.includes(type))) {
    return failure('image-type', { types: contentTypes?.join(', ') ?? '' });
  }
  const tooLarge = maxSize !== null && content.length * base64Share > maxSize;
  return tooLarge ? failure('image-too-large', { megabytes: (maxSize ?? 0) / 1_000_000 }) : null;
}
