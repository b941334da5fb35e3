/** Whole names, taken apart. */

export interface PersonName {
  given: string;
  family: string;
}

/** Words that belong to the family name that follows them. */
const particles = new Set(
  'af al av bin d da das de del dela della den der des di do dos du el ibn la le les ten ter van vom von zu zum zur'.split(
    ' ',
  ),
);

const isCapitals = (word: string) => /\p{Lu}{2}/u.test(word) && word === word.toLocaleUpperCase();

/**
 * The given and the family name of a whole one: "Ada Lovelace", "Lovelace, Ada", "LOVELACE Ada", "Ludwig van Beethoven".
 * A single word is a given name.
 */
export function splitName(whole: string): PersonName {
  const text = whole.replace(/\s+/gu, ' ').trim();
  const comma = text.indexOf(',');
  if (comma > 0) return { family: text.slice(0, comma).trim(), given: text.slice(comma + 1).trim() };
  const words = text.split(' ');
  if (words.length < 2) return { given: text, family: '' };
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (isCapitals(first) && !isCapitals(last)) {
    const end = words.findIndex((word) => !isCapitals(word));
    return { family: words.slice(0, end).join(' '), given: words.slice(end).join(' ') };
  }
  const particle = words.findIndex((word, index) => index > 0 && particles.has(word) && index < words.length - 1);
  const cut = particle > 0 ? particle : words.length - 1;
  return { given: words.slice(0, cut).join(' '), family: words.slice(cut).join(' ') };
}
