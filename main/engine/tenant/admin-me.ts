/** Who is signed in, and what they may do (RFC 7644 section 3.11, demo/TENANT-API.md). */
import { z } from 'zod';
import { type AdminPermission, adminPermissions } from '../../../preload/contract';
import { type AdminDescription, plainAdministration } from '../scim/administration';
import type { Json } from '../scim/resource';
import { member, textMember } from './json';
import { anything, attributePath, readEach, readTexts, readTextsOrNull } from './lenient';
import { readResource } from './list';
import type { Notes } from './schema';

const meSchema = 'urn:muster:params:scim:schemas:extension:admin:1.0:Me';

const mostPermissions = 500;
const mostReadOnly = 500;
const longestName = 500;

const OwnShape = z.object({ attribute: attributePath, reason: anything });

export type MeDescription = Pick<AdminDescription, 'me' | 'permissions' | 'readOnlyReason' | 'ownReadOnly'>;

/** Reads what /Me says; nobody is known where it holds no user. */
export function readMe(json: Json, place: string, notes: Notes): MeDescription {
  const extension = member(json, meSchema);
  const own = readEach(OwnShape, member(extension, 'ownReadOnly'), mostReadOnly, `${place}.ownReadOnly`, notes);
  return {
    me: readPerson(json),
    permissions: readPermissions(member(extension, 'permissions'), `${place}.permissions`, notes),
    readOnlyReason: readTextsOrNull(member(extension, 'readOnlyReason'), `${place}.readOnlyReason`, notes),
    ownReadOnly: own.map(({ attribute, reason }) => ({
      attribute,
      reason: readTexts(reason, `${place}.ownReadOnly.${attribute}`, notes),
    })),
  };
}

function readPerson(json: Json): AdminDescription['me'] {
  const id = readResource(json)?.id ?? null;
  const userName = textMember(json, 'userName') ?? null;
  if (id === null && userName === null) return null;
  const name = member(json, 'name');
  const parts = [textMember(name, 'givenName'), textMember(name, 'familyName')].filter((part) => part !== undefined);
  const called = textMember(json, 'displayName') ?? textMember(name, 'formatted') ?? parts.join(' ');
  return {
    id,
    name: (called || userName || id || '').slice(0, longestName),
    userName: userName?.slice(0, longestName) ?? null,
  };
}

/** Null where the tenant doesn't tell. A permission that is not understood is none of the app's. */
function readPermissions(json: Json | undefined, place: string, notes: Notes): AdminPermission[] | null {
  if (!Array.isArray(json)) {
    if (json !== undefined && json !== null) notes.push(`${place}: no list, left out`);
    return plainAdministration.permissions;
  }
  const told = readEach(z.string(), json, mostPermissions, place, notes);
  return adminPermissions.filter((permission) => told.includes(permission));
}
