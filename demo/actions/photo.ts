/** The attribute `photos` of users, which follows from the pictures that are kept. */
import { type Photo, photoPath } from '../photos/photos';
import type { JsonObject } from '../scim/resource';
import type { Tenant } from '../tenant/tenant';

/** What stands in `photos`: an address below the base URL, which depends on where the server listens. */
export function photosOf(photo: Pick<Photo, 'id'>): JsonObject[] {
  return [{ value: photoPath(photo), type: 'photo', primary: true }];
}

/** Makes a user show a picture, or none. @throws ScimError 404 */
export function showPhoto(tenant: Tenant, user: string, photo: Photo | null): void {
  tenant.revise(user, (draft) => {
    if (photo === null) delete draft.photos;
    else draft.photos = photosOf(photo);
  });
}
