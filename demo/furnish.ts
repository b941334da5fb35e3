/** Gives some of a new tenant's people what they would have by now: pictures, and keys. */
import { createHash } from 'node:crypto';
import { photosOf } from './actions/photo';
import type { Kind } from './kinds/kind';
import type { Office } from './office';
import { Draw, uuidFor } from './people/draw';
import { latest } from './people/people';
import type { Entry, Store } from './store/store';

/** Keep apart from the people what is drawn for them. */
const photoSpace = 3;
const keySpace = 4;
/** So many of the first people are looked at. */
const furnished = 400;
const photoChance = 1 / 8;
const keyChance = 1 / 25;
const keyNames = ['Reporting', 'Data warehouse', 'Nightly export', 'Dashboards', 'Budget sync'] as const;
const day = 86_400_000;

/** When it is done, in milliseconds since 1970, UTC, and what decides on the draws. */
interface Moment {
  seed: number;
  now: number;
}

function addKey(office: Office, user: string, { seed, now }: Moment, index: number): void {
  const draw = new Draw(seed ^ keySpace, index);
  if (!draw.chance(keyChance)) return;
  const id = uuidFor(seed, keySpace, index);
  const created = Math.min(latest, now) - draw.below(700) * day;
  const isUsed = draw.chance(0.8);
  const date = (time: number) => new Date(time).toISOString();
  // Of a key that nobody has seen.
  const hash = createHash('sha256').update(id).digest('hex');
  office.keys.add({
    ...{ id, user, name: draw.pick(keyNames), hint: hash.slice(0, 4), hash, created: date(created) },
    lastUsed: isUsed ? date(now - Math.floor(draw.next() ** 4 * (now - created))) : null,
  });
}

function addPhoto(office: Office, store: Store, entry: Entry, seed: number, index: number): void {
  if (!new Draw(seed ^ photoSpace, index).chance(photoChance)) return;
  const { resource } = entry;
  const id = uuidFor(seed, photoSpace, index);
  office.photos.imagine(id, resource.id);
  store.users.put({ ...entry, resource: { ...resource, photos: photosOf({ id }) }, json: null });
}

/** The same for the same seed; of no use to a tenant that has been furnished before. */
export function furnish(kind: Kind, store: Store, office: Office, moment: Moment): void {
  const hasPhotos = office.actions.has('photo');
  const hasKeys = kind.administration.apiKeys;
  for (const [index, entry] of store.users.all().slice(0, furnished).entries()) {
    if (hasPhotos) addPhoto(office, store, entry, moment.seed, index);
    if (hasKeys) addKey(office, entry.resource.id, moment, index);
  }
}
