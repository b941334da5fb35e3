/** The built Muster with a mirror of the tenant, as it was left the last time. */
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../build/root';
import type { KnownTenant, TenantBook } from '../../main/tenants';
import { unreachable } from './desk';
import type { Setting } from './setting';

/** The mark that its page makes when the first rows have been painted. */
export const musterMark = 'muster:first-rows';

/**
 * Lays out the folder of a user who knows the tenant. Returns the arguments with which Electron opens Muster on it.
 * @param keep where the tenant's token is; null: signed out
 */
export async function layOutMuster(setting: Setting, id: string, keep: KnownTenant['keep']): Promise<string[]> {
  const { baseUrl } = await setting.tenant();
  const userData = await layOutTenant(setting, id, baseUrl, keep);
  await cp(await setting.mirror(), join(userData, 'tenants', id), { recursive: true });
  return [root, '--user-data', userData];
}

/**
 * Lays out the folder of a user who is signed out, so that nothing is fetched meanwhile, with a mirror that stays where it is:
 * only one such Muster may be open. Returns the arguments with which Electron opens Muster on it.
 */
export async function layOutOver(setting: Setting, id: string, mirror: string): Promise<string[]> {
  const userData = await layOutTenant(setting, id, unreachable, null);
  await mkdir(join(userData, 'tenants'));
  await symlink(mirror, join(userData, 'tenants', id), 'junction');
  return [root, '--user-data', userData];
}

/** Lays out the folder of a user who knows the tenant and has no mirror of it. Returns the folder. */
export async function layOutTenant(
  setting: Setting,
  id: string,
  baseUrl: string,
  keep: KnownTenant['keep'],
): Promise<string> {
  const userData = await setting.newFolder(id);
  const tenant: KnownTenant = { id, name: 'Bench', baseUrl, kind: 'connected', colour: 0, keep, demo: null };
  const book: TenantBook = { tenants: [tenant], current: id };
  await writeFile(join(userData, 'tenants.json'), JSON.stringify(book));
  return userData;
}
