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

/** Remembers what was cut: the same cells are drawn again and again while the list is scrolled. */
export function createFitter(capacity = 4_000) {
  const known = new Map<string, string>();
  return (text: string, width: number, font: string, measure: Measure): string => {
    const key = `${Math.floor(width)}|${font}|${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const fitted = fitText(text, width, measure);
    if (known.size >= capacity) known.clear();
    known.set(key, fitted);
    return fitted;
  };
}
