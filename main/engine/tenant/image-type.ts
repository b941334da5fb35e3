/** What kind of picture some bytes are. */

export const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const;
export type ImageType = (typeof imageTypes)[number];

/** The kind by the bytes with which it begins; null for anything else. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  const begins = (start: readonly number[], at = 0) => start.every((byte, index) => bytes[at + index] === byte);
  if (begins([0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (begins(letters('RIFF')) && begins(letters('WEBP'), 8)) return 'image/webp';
  if (begins(letters('GIF87a')) || begins(letters('GIF89a'))) return 'image/gif';
  return null;
}

function letters(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
