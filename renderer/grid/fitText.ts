/** Text cut to the width of its cell, with an ellipsis: cut in the middle of a letter it looks broken. */

/** Measures text in the context's font, in CSS pixels. */
export type Measure = (text: string) => number;

const ellipsis = '…';
/** No letter of the window's fonts is narrower than this (px); longer text need not be measured to be too long. */
const narrowest = 2;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The longest beginning of `text` that fits `width` with an ellipsis behind it; all of it where it fits. */
export function fitText(text: string, width: number, measure: Measure): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ');
  const most = Math.ceil(width / narrowest);
  if (line.length <= most && measure(line) <= width) return line;
  const letters = Array.from(segmenter.segment(line.slice(0, most)), ({ segment }) => segment);
  let fits = 0;
  let tooMany = letters.length + 1;
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (measure(letters.slice(0, middle).join('') + ellipsis) <= width) fits = middle;
    else tooMany = middle;
  }
  return letters.slice(0, fits).join('').trimEnd() + ellipsis;
}

/** Letters that stand one after the other, each as wide as it is alone, but for what kerning takes. */
const plainText = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u024f]*$/;
/** The part of its width that kerning takes from a text at most. */
const mostKerning = 0.05;

/**
 * The same from the widths of the single letters: measuring text takes longer than drawing it. Null where it is no plain text;
 * what nearly fits is measured once.
 */
function fitLetters(text: string, width: number, widthOf: Measure, measure: Measure): string | null {
  if (text.length > width || !plainText.test(text)) return null;
  const most = width * (1 + mostKerning);
  const room = width - widthOf(ellipsis);
  let taken = 0;
  let fits = 0;
  for (let index = 0; index < text.length && taken <= most; index += 1) {
    taken += widthOf(text.charAt(index));
    if (taken <= room) fits = index + 1;
  }
  if (taken <= width || (taken <= most && measure(text) <= width)) return text;
  return text.slice(0, fits).trimEnd() + ellipsis;
}

/** Fits texts, and remembers the widths of letters and what was cut: the same cells are drawn again and again. */
export function createFitter(capacity = 4_000) {
  const known = new Map<string, string>();
  const alphabets = new Map<string, Map<string, number>>();
  return (text: string, width: number, font: string, measure: Measure): string => {
    const key = `${Math.floor(width)}|${font}|${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const letters = alphabets.get(font) ?? new Map<string, number>();
    alphabets.set(font, letters);
    const widthOf = (letter: string) => {
      const own = letters.get(letter) ?? measure(letter);
      letters.set(letter, own);
      return own;
    };
    const fitted = fitLetters(text, width, widthOf, measure) ?? fitText(text, width, measure);
    if (known.size >= capacity) known.clear();
    known.set(key, fitted);
    return fitted;
  };
}
