/** The picture of a person: what waits to be sent, else what the tenant has. */
import type { Store } from '../mirror/store';
import type { JsonObject } from '../scim/resource';
import { actionById } from './actions';
import { type Change, wishOf } from './changes';

const waitingName = /^change:(\d+)$/;

/** Names a picture; another name means another picture. Null where there is none. */
export function photoOf(store: Store, resource: JsonObject, open: readonly Change[] | undefined): string | null {
  const waiting = open?.findLast(
    ({ kind, path, state }) => kind === 'action' && state !== 'rejected' && isOfPictures(store, path),
  );
  if (!waiting) return addressOf(resource);
  return actionById(store, waiting.path)?.purpose === 'photo' ? `change:${waiting.id}` : null;
}

function isOfPictures(store: Store, action: string): boolean {
  const purpose = actionById(store, action)?.purpose;
  return purpose === 'photo' || purpose === 'photoRemoval';
}

/** The change in which a picture waits, by the name that `photoOf` gave it. */
export function waitingChange(name: string): number | null {
  const [, id = null] = waitingName.exec(name) ?? [];
  return id === null ? null : Number(id);
}

/** The picture in a change that waits, as a `data:` URL. */
export function pictureIn(store: Store, change: Change): string | null {
  const input = actionById(store, change.path)?.inputs.find(({ type }) => type === 'binary');
  const url = input && wishOf(change).inputs[input.name];
  return typeof url === 'string' ? url : null;
}

/** Where the tenant keeps the picture: the primary one, else the first (RFC 7643 section 4.1.2). */
function addressOf({ photos }: JsonObject): string | null {
  const list = (Array.isArray(photos) ? photos : []).filter(
    (photo): photo is JsonObject => typeof photo === 'object' && photo !== null && !Array.isArray(photo),
  );
  const { value } = list.find(({ primary }) => primary === true) ?? list[0] ?? {};
  return typeof value === 'string' && value !== '' ? value : null;
}
