/** Finding a command by a few letters of it: without accents, by the beginnings of its words, by its initials. */

/** Lower case, without accents. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

export interface Findable {
  /** Folded: what it is called. */
  name: string;
  /** Folded: what else one may look for, as the heading it stands under. */
  context: string;
}

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}@.]+/u).filter((word) => word !== '');

/** Whether each part begins a word, one behind the other. */
function beginsWords(words: readonly string[], parts: readonly string[]): boolean {
  let next = 0;
  return parts.every((part) => {
    const found = words.findIndex((word, index) => index >= next && word.startsWith(part));
    next = found + 1;
    return found >= 0;
  });
}

/** How well a folded text fits, from 6 (it begins so) to 1; 0: not at all. */
export function likeness({ name, context }: Findable, typed: string): number {
  if (typed === '') return 1;
  const parts = wordsOf(typed);
  if (parts.length === 0) return name.includes(typed) ? 2 : 0;
  const words = wordsOf(name);
  if (name.startsWith(typed)) return 6;
  if (beginsWords(words, parts)) return 5;
  // Initials, of which small words may be left out.
  if (parts.length === 1 && typed.length > 1 && beginsWords(words, [...typed])) return 4;
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 3;
  if (parts.every((part) => name.includes(part))) return 2;
  const whole = `${context} ${name}`;
  return parts.every((part) => whole.includes(part)) ? 1 : 0;
}

interface Ranked extends Findable {
  id: string;
  isPossible: boolean;
}

/** Those that fit, best first; of equals those that can be done, then those that were used lately. */
export function rank<T extends Ranked>(all: readonly T[], typed: string, recent: readonly string[]): T[] {
  const letters = fold(typed);
  const used = new Map(recent.map((id, index) => [id, index]));
  const place = ({ id }: T) => used.get(id) ?? recent.length;
  return all
    .map((one) => ({ one, fits: likeness(one, letters) }))
    .filter(({ fits }) => fits > 0)
    .sort(
      (first, second) =>
        second.fits - first.fits ||
        Number(second.one.isPossible) - Number(first.one.isPossible) ||
        place(first.one) - place(second.one),
    )
    .map(({ one }) => one);
}
