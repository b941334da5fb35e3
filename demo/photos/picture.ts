/** Picture files: what they are, by how they begin. */

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** Null for what is no picture of a kind that is known here. */
export function pictureTypeOf(bytes: Buffer): PictureType | null {
  const begins = (hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex;
  if (begins('ffd8ff')) return 'image/jpeg';
  if (begins('89504e470d0a1a0a')) return 'image/png';
  const isWebp = begins('52494646') && bytes.subarray(8, 12).toString('ascii') === 'WEBP';
  return isWebp ? 'image/webp' : null;
}
