import { mkdir, rename, rm } from 'node:fs/promises';
import { extract } from '@electron-internal/extract-zip';

/**
 * Unpacks a zip and puts its folder in place in one move, so that a folder that is there is whole.
 * @param finish completes the folder before it is moved; returns the part of it that is wanted.
 */
export async function unpack(
  zip: string,
  folder: string,
  finish = async (unpacked: string) => unpacked,
): Promise<void> {
  const temporary = `${folder}.new`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  await extract(zip, { dir: temporary });
  const wanted = await finish(temporary);
  await rm(folder, { recursive: true, force: true });
  await rename(wanted, folder);
  await rm(temporary, { recursive: true, force: true });
}
