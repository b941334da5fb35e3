/** What each character adds to the keys by which texts are sorted, learned from `Intl.Collator` one by one. */

const language = 'en';
const base = new Intl.Collator(language, { sensitivity: 'base' });
const accent = new Intl.Collator(language, { sensitivity: 'accent' });
/** The order of all texts. */
export const order = new Intl.Collator(language);

/** Parts of a key, on its levels (UTS 10): letters, accents, capitals. */
export interface Letter {
  primary: readonly number[];
  secondary: readonly number[];
  tertiary: readonly number[];
  /** The level on which its own place is not known, only between which others it is; the key ends there. */
  unknown: 'primary' | 'secondary' | 'tertiary' | null;
}

/** Follows a level; smaller than whatever stands in one. */
export const levelEnd = 1;
/** A letter without an accent, and one that is no capital: what need not be written at the end of a level. */
export const common = 2;
export const capital = 4;
/** After a character: whatever sorts behind it and before the next one that is known. */
const behind = 0x7f;

const isNothing = (text: string) => order.compare(text, '') === 0;

interface Alphabet {
  /** What is ASCII, in order, a letter once. */
  known: readonly string[];
  primaryOf: ReadonlyMap<string, number>;
  /** The marks that Latin letters bear, in order. */
  marks: readonly string[];
  secondaryOf: ReadonlyMap<string, number>;
}

let learned: Alphabet | null = null;

/** Learned when something is sorted first: the engine has other things to do when it starts. */
function alphabet(): Alphabet {
  learned ??= learnAlphabet();
  return learned;
}

function learnAlphabet(): Alphabet {
  const known = Array.from({ length: 0x80 }, (_none, code) => String.fromCharCode(code))
    .filter((character) => character === character.toLowerCase() && !isNothing(character))
    .sort(base.compare);
  const marks = [...new Set(latin().flatMap((letter) => [...letter.normalize('NFD')].slice(1)))].sort((one, other) =>
    accent.compare(`a${one}`, `a${other}`),
  );
  return {
    known,
    primaryOf: new Map(known.map((character, place) => [character, place + levelEnd + 2])),
    marks,
    secondaryOf: new Map(marks.map((mark, place) => [mark, common + 2 + 2 * place])),
  };
}

function latin(): string[] {
  const ranges = [
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ] as const;
  return ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_none, n) => String.fromCharCode(first + n)))
    .filter((letter) => /^[a-z]\p{M}+$/iu.test(letter.normalize('NFD')));
}

/** Between two marks: after those of which `isBefore` holds. */
function secondaryAfter(isBefore: (mark: string) => boolean): number {
  return common + 1 + 2 * alphabet().marks.filter(isBefore).length;
}

/** Letters that sort as others with an accent of their own. None in one line of the alphabet bears the same. */
const likenesses: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  '\u2019': "'",
};

const letters = new Map<string, Letter>();

/** The characters of a text, letters and their marks one by one. */
export function charactersOf(text: string): string {
  // The one pair that the root collation takes together: Catalan `l\u00b7`.
  return text.normalize('NFD').replace(/l\u00b7/gi, (pair) => (pair.startsWith('l') ? '\u0140' : '\u013f'));
}

/** What one of `charactersOf` adds. */
export function letterOf(character: string): Letter {
  let letter = letters.get(character);
  if (!letter) {
    letter = learn(character);
    letters.set(character, letter);
  }
  return letter;
}

function learn(character: string): Letter {
  if (isNothing(character)) return { primary: [], secondary: [], tertiary: [], unknown: null };
  const lower = character.toLowerCase();
  const height = lower === character ? common : capital;
  const { primaryOf, secondaryOf } = alphabet();
  const own = primaryOf.get(lower);
  if (own !== undefined && character < '\u0080') {
    return { primary: [own], secondary: [common], tertiary: [height], unknown: null };
  }
  const mark = secondaryOf.get(character);
  if (mark !== undefined) return { primary: [], secondary: [mark], tertiary: [], unknown: null };
  const like = likenesses[lower];
  if (like !== undefined) return likened(lower, like, height);
  if (base.compare(character, '') === 0) {
    const secondary = secondaryAfter((other) => accent.compare(`a${other}`, `a${character}`) < 0);
    return { primary: [], secondary: [secondary], tertiary: [], unknown: 'secondary' };
  }
  return variantOf(character);
}

/** A letter of its own that sorts among others. */
function likened(letter: string, like: string, height: number): Letter {
  const own = secondaryAfter((mark) => accent.compare(accented(like, mark), letter) < 0);
  return {
    primary: [...like].map((character) => alphabet().primaryOf.get(character) ?? 0),
    secondary: [common, own, ...[...like].slice(1).map(() => common)],
    tertiary: [...like].map(() => height),
    unknown: null,
  };
}

/** Beyond every other character (UTS 35, part 5, section 1.1.1). */
const highest = '\uffff';

/** Another form of what is known, such as one that is raised, wide or joined; or something else that stands in between. */
function variantOf(character: string): Letter {
  const { known, primaryOf } = alphabet();
  const nothing = { secondary: [], tertiary: [], unknown: 'primary' } as const;
  const primary: number[] = [];
  let like = '';
  for (;;) {
    const next = known.filter((other) => base.compare(like + other, character) <= 0).at(-1);
    if (next === undefined) return { ...nothing, primary: [...primary, levelEnd + 1] };
    like += next;
    primary.push(primaryOf.get(next) ?? 0);
    if (base.compare(like, character) === 0) return formOf(character, like, primary);
    if (base.compare(character, like + highest) > 0) return { ...nothing, primary: [...primary, behind] };
  }
}

/** One that differs in its accent or only in how it is written. */
function formOf(character: string, like: string, primary: readonly number[]): Letter {
  if (accent.compare(character, like) !== 0) {
    const secondary = secondaryAfter((mark) => accent.compare(accented(like, mark), character) < 0);
    return { primary, secondary: [common, secondary], tertiary: [], unknown: 'secondary' };
  }
  const tertiary = order.compare(character, like.toUpperCase()) < 0 ? common + 1 : capital + 1;
  return { primary, secondary: primary.map(() => common), tertiary: [tertiary], unknown: 'tertiary' };
}

/** With a mark on the first character. */
function accented(text: string, mark: string): string {
  return text.charAt(0) + mark + text.slice(1);
}
