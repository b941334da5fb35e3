/** The pictures of users. */
import { z } from 'zod';
import type { Ledger } from '../store/ledger';
import { avatar } from './avatar';
import { type PictureType, pictureTypes } from './picture';

export const Photo = z.object({
  id: z.string(),
  /** The id of the user who it shows. */
  user: z.string(),
  contentType: z.enum(pictureTypes),
  /** Base64; null for one that is drawn from its id when it is asked for. */
  data: z.string().nullable(),
});
export type Photo = z.infer<typeof Photo>;

export interface Photos {
  /** Keeps a picture in the place of the one that the user had, under a new id. */
  set(user: string, contentType: PictureType, bytes: Buffer): Photo;
  /** Promises a drawn picture for a user. */
  imagine(id: string, user: string): void;
  find(id: string): Photo | null;
  of(user: string): Photo | null;
  bytes(photo: Photo): Buffer;
  remove(user: string): void;
}

/** Where a picture is, below the base URL. */
export function photoPath({ id }: Pick<Photo, 'id'>): string {
  return `/Photos/${id}`;
}

/** @param uuid names pictures */
export function createPhotos(ledger: Ledger<Photo>, uuid: () => string): Photos {
  const byUser = new Map(ledger.all().map((photo) => [photo.user, photo]));
  const remove = (user: string) => {
    const known = byUser.get(user);
    if (known === undefined) return;
    ledger.remove(known.id);
    byUser.delete(user);
  };
  const put = (photo: Photo) => {
    remove(photo.user);
    ledger.put(photo);
    byUser.set(photo.user, photo);
    return photo;
  };
  return {
    set: (user, contentType, bytes) => put({ id: uuid(), user, contentType, data: bytes.toString('base64') }),
    imagine(id, user) {
      put({ id, user, contentType: 'image/png', data: null });
    },
    find: (id) => ledger.get(id),
    of: (user) => byUser.get(user) ?? null,
    bytes: ({ id, data }) => (data === null ? avatar(id) : Buffer.from(data, 'base64')),
    remove,
  };
}
