/** What stands for somebody who has no picture: two letters on a calm colour. */

/** How many calm colours there are among the window's tokens. */
export const avatarShades = 6;

/** The shade of somebody, by the number that stays theirs whatever they are called. */
export function shadeOf(row: number): number {
  return Math.abs(row) % avatarShades;
}

const letter = /[\p{L}\p{N}]/u;

/** The first letters of the first and the last word of a name; of an address, of what stands before its @. */
export function initialsOf(name: string): string {
  const [local = ''] = name.split('@');
  const letters = local
    .split(/[\s._,/+-]+/u)
    .map((word) => letter.exec(word.normalize('NFC'))?.[0] ?? '')
    .filter((first) => first !== '');
  const [first = '', ...others] = letters;
  return (first + (others.at(-1) ?? '')).toLocaleUpperCase();
}

const full = ['displayName', 'name.formatted'];
const parts = ['name.givenName', 'name.familyName'];
const others = ['nickName', 'userName', 'emails'];

/** Columns that name people, in the order in which they are preferred. */
export function isNameColumn(key: string): boolean {
  return full.includes(key) || parts.includes(key) || others.includes(key);
}

/** The best name that can be had for initials. */
export function nameForInitials(read: (column: string) => string): string {
  const whole = full.map(read).find((name) => name.trim() !== '');
  if (whole !== undefined) return whole;
  const joined = parts.map(read).join(' ').trim();
  return joined === '' ? (others.map(read).find((name) => name.trim() !== '') ?? '') : joined;
}
