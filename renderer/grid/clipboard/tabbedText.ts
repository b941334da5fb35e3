/** Tables as text, as spreadsheets put them on the clipboard: tabs between cells, quotes where a cell needs them. */

const needsQuotes = /[\t\r\n"]/;

/** Cells as text that spreadsheets read. */
export function toTabbedText(rows: readonly (readonly string[])[]): string {
  const quote = (text: string) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(quote).join('\t')).join('\n');
}

/** A cell in quotes: everything up to a quote that is not doubled. */
const quoted = /"((?:[^"]|"")*)"(?=\t|\r\n|\r|\n|$)/y;
const plain = /[^\t\r\n]*/y;

/**
 * The cells of a table, row by row, as they stand: nothing is trimmed. A quote within a cell, or one that is never closed,
 * is a letter like others. The break that ends the last row begins no other.
 */
export function readTabbedText(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const read = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  for (;;) {
    const inQuotes = read(quoted);
    const cell = inQuotes ? (inQuotes[1] ?? '').replaceAll('""', '"') : (read(plain)?.[0] ?? '');
    at += inQuotes ? inQuotes[0].length : cell.length;
    row.push(cell.replace(/\r\n?/g, '\n'));
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (at >= text.length) return rows;
  }
}
