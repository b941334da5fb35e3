/** What a template can do to a value on its way into the text. */
import { withoutAccents } from './accents';

export type Step = (text: string) => string;

/** Makes a step of its arguments; or answers which of them is wrong: one too many, or, past the last, one too few. */
type StepMaker = (args: readonly string[]) => Step | { wrong: number };

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them
const ascii = /^[\u0000-\u007f]*$/;
const segments = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Characters as people count them: a letter with its accents, an emoji with all that it is put together of. */
function characters(text: string): string[] {
  // A line break of two characters counts as one.
  if (ascii.test(text) && !text.includes('\r')) return text.split('');
  return Array.from(segments.segment(text), ({ segment }) => segment);
}

function capitalised(word: string): string {
  const [first = '', ...rest] = characters(word);
  const capital = first.toUpperCase();
  // A letter may become two of which one is a capital: ß, ﬁ.
  const [head = '', ...tail] = characters(capital);
  return head + [...tail, ...rest].join('').toLowerCase();
}

/** A step that takes no arguments. */
function bare(step: Step): StepMaker {
  return (args) => (args.length === 0 ? step : { wrong: 0 });
}

function integer(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,6}$/.test(text.trim()) ? Number(text) : null;
}

const makers: Record<string, StepMaker> = {
  lower: bare((text) => text.toLowerCase()),
  upper: bare((text) => text.toUpperCase()),
  title: bare((text) => text.replace(/\p{L}[\p{L}\p{M}\p{N}'’]*/gu, capitalised)),
  trim: bare((text) => text.trim()),
  'no-accents': bare(withoutAccents),
  initial: bare((text) => characters(text.trim())[0] ?? ''),
  digits: bare((text) => text.replace(/\P{Nd}/gu, '')),
  /** From a character to another, as in JavaScript: the first is 0, the last -1, and the end is left out. */
  slice(args) {
    const [from, to] = [integer(args[0]), integer(args[1])];
    if (from === null) return { wrong: 0 };
    if (args.length > 1 && to === null) return { wrong: 1 };
    if (args.length > 2) return { wrong: 2 };
    return (text) =>
      characters(text)
        .slice(from, to ?? undefined)
        .join('');
  },
  /** Plain text by other text, which is nothing unless told. */
  replace(args) {
    const [find = '', by = ''] = args;
    if (find === '') return { wrong: 0 };
    return args.length > 2 ? { wrong: 2 } : (text) => text.replaceAll(find, () => by);
  },
  /** Fills up to so many characters from the left: with zeros unless told. */
  pad(args) {
    const width = integer(args[0]);
    const [filling = '0'] = args.slice(1);
    if (width === null || width < 0 || width > 100) return { wrong: 0 };
    if (characters(filling).length !== 1) return { wrong: 1 };
    if (args.length > 2) return { wrong: 2 };
    return (text) => filling.repeat(Math.max(0, width - characters(text).length)) + text;
  },
};

/** The step of a name in any case; null where there is none. */
export function stepMaker(name: string): StepMaker | null {
  const lower = name.toLowerCase();
  return Object.hasOwn(makers, lower) ? (makers[lower] ?? null) : null;
}
