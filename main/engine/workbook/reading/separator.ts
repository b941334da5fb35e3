/** What stands between the cells of a text. */
import { Unreadable } from './broken';
import type { ReadingLimits } from './limits';
import { createRecordReader } from './records';

/** In the order in which they are taken where nothing else decides. */
const candidates = [';', '\t', ',', '|'];
/** Records by which it is found. */
const looked = 200;

/** How Excel is told the separator, in a line that is not one of the table. */
const told = /^sep=(.)(?:\r\n|\n|\r|$)/i;

/** The separator that the text itself names, and how many characters that takes. */
export function toldSeparator(text: string): { separator: string; length: number } | null {
  const match = told.exec(text);
  return match ? { separator: match[1] ?? '', length: match[0].length } : null;
}

/**
 * The separator that cuts most lines into the same number of cells, and if several do, the one that makes most of them.
 *
 * @param isWhole whether the text ends where the file does
 */
export function findSeparator(text: string, isWhole: boolean, limits: ReadingLimits): string {
  let best = { separator: ',', share: 0, cells: 1 };
  for (const separator of candidates) {
    const { share, cells } = regularity(text, separator, isWhole, limits);
    const isBetter = share > best.share || (share === best.share && cells > best.cells);
    if (cells > 1 && isBetter) best = { separator, share, cells };
  }
  return best.separator;
}

/** How many cells most lines have, and how large their share of all lines is; half of it where quotes make no sense. */
function regularity(
  text: string,
  separator: string,
  isWhole: boolean,
  limits: ReadingLimits,
): { share: number; cells: number } {
  const counts = new Map<number, number>();
  let records = 0;
  let trust = 1;
  const reader = createRecordReader(separator, limits, (cells) => {
    if (records === looked || (cells.length === 1 && cells[0] === '')) return;
    records += 1;
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  });
  try {
    reader.write(text);
    // The last record is only complete if the text is.
    if (isWhole || records === 0) reader.end();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    // Whether the file is broken is for whoever reads all of it to say.
    if (records < looked) trust = 0.5;
  }
  const [cells = 1, lines = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return { share: records === 0 ? 0 : (trust * lines) / records, cells };
}
