/**
 * A language that nobody speaks: English with accents, and 40 % longer. What is not in the catalogues stands out in it,
 * and what has no room for a longer language is cut off. For tests alone.
 */
import i18next from 'i18next';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = [...'áƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÁƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'];
const growth = 0.4;
/** No word of the filling is longer, so that a text of several words breaks as a real one does. */
const longestFilling = 7;

function withAccents(text: string): string {
  return [...text].map((letter) => accented[plain.indexOf(letter)] ?? letter).join('');
}

/** What a text is lengthened by: a longer word where it is one, else more words. */
function filling(text: string): string {
  const length = Math.ceil(text.length * growth);
  const letters = 'őű'.repeat(length).slice(0, length);
  if (!text.trim().includes(' ')) return letters;
  const words = letters.match(new RegExp(`.{1,${longestFilling}}`, 'g')) ?? [];
  return ` ${words.join(' ')}`;
}

/** A text of the catalogue in that language; the places that are filled in stay as they are. */
export function pseudoText(text: string): string {
  const parts = text.split(/({{.*?}})/);
  const spoken = parts.map((part) => (part.startsWith('{{') ? part : withAccents(part))).join('');
  return spoken + filling(parts.filter((part) => !part.startsWith('{{')).join(''));
}

/** Has the window speak it in the place of English. */
export function speakPseudo() {
  const english: Record<string, string> = i18next.getResourceBundle('en', 'translation');
  const texts = Object.entries(english).map(([key, text]) => [key, pseudoText(text)]);
  i18next.addResourceBundle('en', 'translation', Object.fromEntries(texts), true, true);
}
