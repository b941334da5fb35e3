/** Faults of a server that refuses values which its schemas allow. */
import { z } from 'zod';
import type { Operation } from '../scim/bulk';
import { badRequest } from '../scim/error';
import { isObject, type Json } from '../scim/resource';
import { misbehaviour } from './misbehaviour';

/** The paths that a value names: its keys, and theirs. */
function paths(value: Json | undefined): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const joint = key.toLowerCase().startsWith('urn:') ? ':' : '.';
    return [key, ...(isObject(inner) ? paths(inner).map((name) => `${key}${joint}${name}`) : [])];
  });
}

/** The attributes that a write would touch, as the client names them. */
function touched({ method, body }: Operation): string[] {
  if (method !== 'PATCH') return paths(body);
  const operations = isObject(body) && Array.isArray(body.Operations) ? body.Operations : [];
  return operations.flatMap((operation) => {
    if (!isObject(operation)) return [];
    const { path, value } = operation;
    if (typeof path !== 'string') return paths(value);
    return [path, ...paths(value).map((name) => `${path}.${name}`)];
  });
}

/** 400 with a reason for every write of a user that touches an attribute. */
export const rejectUser = misbehaviour(
  'rejectUser',
  {
    /** As in a PATCH: `title`, `name.givenName`, `urn:...:User:department`. */
    attribute: z.string().min(1),
    reason: z.string().default('the tenant does not accept this value'),
    /** The id of the only user that is refused; every user if left out. */
    id: z.string().optional(),
  },
  ({ attribute, reason, id }) => ({
    write(operation) {
      if (!operation.path.startsWith(id === undefined ? '/Users' : `/Users/${id}`)) return null;
      const wanted = attribute.toLowerCase();
      const strikes = touched(operation).some((path) => {
        const named = path.toLowerCase();
        return named === wanted || ['.', '[', ':'].some((joint) => named.startsWith(wanted + joint));
      });
      if (strikes) throw badRequest('invalidValue', reason);
      return null;
    },
  }),
);
