/** Roles as a tenant describes them (demo/TENANT-API.md). */
import { z } from 'zod';
import type { TenantRole } from '../../../preload/contract';
import type { Json } from '../scim/resource';
import { anything, readEach, readOne, readTexts } from './lenient';
import type { Notes } from './schema';

const mostPermissions = 500;

const RoleShape = z.object({
  value: z.string().min(1).max(500),
  names: anything,
  descriptions: anything,
  permissions: anything,
});

const PermissionShape = z.object({ value: z.string().min(1).max(500), names: anything });

/** Reads a role; null, and a note, where it has no value. */
export function readRole(json: Json, place: string, notes: Notes): TenantRole | null {
  const read = readOne(RoleShape, json, place, notes);
  if (!read) return null;
  const permissions = readEach(PermissionShape, read.permissions, mostPermissions, `${place}.permissions`, notes);
  return {
    value: read.value,
    names: readTexts(read.names, `${place}.names`, notes),
    descriptions: readTexts(read.descriptions, `${place}.descriptions`, notes),
    permissions: permissions.map(({ value, names }) => ({
      value,
      names: readTexts(names, `${place}.permissions.${value}`, notes),
    })),
  };
}
