/**
 * The order of texts as people read them, where SQLite sorts: texts become keys that compare byte by byte as
 * `Intl.Collator` compares the texts.
 *
 * What is ASCII, or Latin letters with their marks, has a key that follows from its characters. The key of any other text
 * goes up to the first character that is neither, and ends with the rank that the text has among all such texts.
 */
import type BetterSqlite3 from 'better-sqlite3';
import { capital, charactersOf, common, letterOf, levelEnd, order } from './letters';

export interface Collation {
  /** ASCII that sorts as the text does. */
  keyOf(text: string): string;
  /** Whether texts came whose rank was not known: it is now, and the keys that were made in the meantime are void. */
  settle(): boolean;
}

/** So many ranks and keys are kept from one time to the next. */
const mostKept = 100_000;

interface Ascii {
  /** What each character adds on the first level; 0: nothing, as a control character does. */
  primaries: Uint8Array;
  /** The same on the third. */
  heights: Uint8Array;
}

let ascii: Ascii | null = null;

function learnAscii(): Ascii {
  const letters = Array.from({ length: 0x80 }, (_none, code) => letterOf(String.fromCharCode(code)));
  return {
    primaries: Uint8Array.from(letters, ({ primary: [weight = 0] }) => weight),
    heights: Uint8Array.from(letters, ({ tertiary: [weight = 0] }) => weight),
  };
}

/** Gives a connection `sort_key(text)`. */
export function registerCollation(sqlite: BetterSqlite3.Database): Collation {
  const collation = createCollation();
  sqlite.function('sort_key', { deterministic: true }, (value) =>
    value === null ? null : collation.keyOf(String(value)),
  );
  return collation;
}

export function createCollation(): Collation {
  let ranks = new Map<string, number>();
  const unranked = new Set<string>();
  /** Keys that took longer to make, by their texts. */
  let made = new Map<string, string>();
  let key = Buffer.alloc(1024);
  let tail = new Uint8Array(1024);

  /** Of ASCII, in which only capitals can differ beyond the first level; null if the text is not. */
  function plainKey(text: string): string | null {
    ascii ??= learnAscii();
    const { primaries, heights } = ascii;
    const { length } = text;
    if (length > tail.length) {
      key = Buffer.alloc(4 * length);
      tail = new Uint8Array(2 * length);
    }
    let end = 0;
    let capitals = 0;
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= 0x80) return null;
      const primary = primaries[code] as number;
      if (primary === 0) continue;
      const height = heights[code] as number;
      key[end] = primary;
      tail[end] = height;
      end += 1;
      if (height === capital) capitals = end;
    }
    if (capitals === 0) return key.toString('latin1', 0, end);
    key[end] = levelEnd;
    key[end + 1] = levelEnd;
    end += 2;
    for (let at = 0; at < capitals; at += 1) key[end + at] = tail[at] as number;
    return key.toString('latin1', 0, end + capitals);
  }

  function fullKey(text: string): string {
    const primary: number[] = [];
    const secondary: number[] = [];
    const tertiary: number[] = [];
    /** Where a level ends because what comes is not known. */
    let secondaryEnd = 0;
    let tertiaryEnd = 0;
    for (const character of charactersOf(text)) {
      const letter = letterOf(character);
      primary.push(...letter.primary);
      if (letter.unknown === 'primary') return written(primary) + rankOf(text);
      secondary.push(...letter.secondary);
      tertiary.push(...letter.tertiary);
      if (letter.unknown === 'secondary') secondaryEnd ||= secondary.length;
      if (letter.unknown === 'tertiary') tertiaryEnd ||= tertiary.length;
    }
    if (secondaryEnd > 0) return written([...primary, levelEnd, ...secondary.slice(0, secondaryEnd)]) + rankOf(text);
    const upToAccents = [...primary, levelEnd, ...trimmed(secondary), levelEnd];
    if (tertiaryEnd > 0) return written([...upToAccents, ...tertiary.slice(0, tertiaryEnd)]) + rankOf(text);
    const whole = [...upToAccents, ...trimmed(tertiary)];
    return written(whole.length === primary.length + 2 ? primary : whole);
  }

  function rankOf(text: string): string {
    const rank = ranks.get(text);
    if (rank === undefined) unranked.add(text);
    return digits(rank ?? 0);
  }

  function keptKey(text: string): string {
    let found = made.get(text);
    if (found === undefined) {
      found = fullKey(text);
      if (made.size < mostKept) made.set(text, found);
    }
    return found;
  }

  return {
    keyOf: (text) => plainKey(text) ?? keptKey(text),
    settle() {
      if (unranked.size === 0) {
        if (ranks.size > mostKept) ranks = new Map();
        return false;
      }
      ranks = ranked([...ranks.keys(), ...unranked]);
      unranked.clear();
      made = new Map();
      return true;
    },
  };
}

/** Texts that the collator does not tell apart have one rank. */
function ranked(texts: string[]): Map<string, number> {
  texts.sort(order.compare);
  let rank = 0;
  let last = '';
  return new Map(
    texts.map((text) => {
      if (order.compare(last, text) !== 0) rank += 1;
      last = text;
      return [text, rank];
    }),
  );
}

function trimmed(level: readonly number[]): readonly number[] {
  return level.slice(0, level.findLastIndex((weight) => weight !== common) + 1);
}

function written(key: readonly number[]): string {
  return Buffer.from(key).toString('latin1');
}

/** A number as ASCII that sorts as it does. */
function digits(rank: number): string {
  return written([18, 12, 6, 0].map((shift) => ((rank >> shift) & 0x3f) + 1));
}
