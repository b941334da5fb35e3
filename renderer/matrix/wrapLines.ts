/** A title broken into lines for a narrow column: at its spaces, and cut with an ellipsis where it is still too long. */
import { fitText, type Measure } from '../grid/fitText';

/** @param width in CSS pixels */
export function wrapLines(text: string, width: number, most: number, measure: Measure): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const lines: string[] = [];
  let line = '';
  words.forEach((word, index) => {
    if (lines.length === most) return;
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || measure(longer) <= width) {
      line = longer;
    } else if (lines.length === most - 1) {
      // The last line takes all the rest, and says by its ellipsis that there is more.
      line = `${line} ${words.slice(index).join(' ')}`;
      lines.push(line);
      return;
    } else {
      lines.push(line);
      line = word;
    }
    if (index === words.length - 1) lines.push(line);
  });
  return lines.map((shown) => fitText(shown, width, measure));
}
