/** Excel's own, and the standard's. */
const lastColumn = 16_384;
const lastLine = 1_048_576;

/** Where a cell is, from a reference such as `AB12`; null if it is none, or beyond XFD1048576. */
export function cellPlace(reference: string): { column: number; line: number } | null {
  let column = 0;
  let index = 0;
  for (; index < reference.length; index++) {
    const letter = reference.charCodeAt(index) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > lastColumn) return null;
  }
  const line = lineNumber(reference, index);
  return column === 0 || line === null ? null : { column: column - 1, line };
}

/** A line's number, from a place in the text to its end; null if it is none that a sheet has. */
export function lineNumber(text: string, from = 0): number | null {
  let line = 0;
  for (let index = from; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9 || (line === 0 && digit === 0)) return null;
    line = line * 10 + digit;
    if (line > lastLine) return null;
  }
  return line === 0 ? null : line;
}
