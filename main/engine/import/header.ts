/** The line that names the columns, found among the first lines of a sheet. */

import { cleanText } from '../workbook/likeness';
import type { FileLine } from '../workbook/reading/table';
import { foldWord } from './text';

const digits = /^[\d\s.,+-]+$/;

const filled = (line: FileLine) => line.cells.filter((cell) => cell !== null && cleanText(cell.text) !== '');

/**
 * The first line most of whose cells hold text, none of it twice, and nothing that is an address or a number. 0: there is
 * none, or somebody stands above it.
 */
export function findHeader(top: readonly FileLine[]): number {
  const width = Math.max(0, ...top.map((line) => filled(line).length));
  for (const line of top) {
    const cells = filled(line);
    if (cells.some((cell) => cell?.text.includes('@'))) return 0;
    const words = cells.map((cell) => foldWord(cell?.text ?? ''));
    const isNames = cells.every((cell) => cell?.kind === 'text' && !digits.test(cell.text));
    if (cells.length * 2 > width && isNames && new Set(words).size === words.length) return line.line;
  }
  return 0;
}
