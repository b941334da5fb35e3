/** Tables as HTML: what spreadsheets prefer to text, because it says what is a number and what only looks like one. */

/** Numbers that are text, such as those that begin with zeros, stay what they are. */
const asText = `mso-number-format:'\\@'`;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (char) => escapes[char] ?? char)
    .replace(/^ | $| (?= )/gm, '&nbsp;')
    .replace(/\n/g, '<br style="mso-data-placement:same-cell">');
}

/** A table of cells; `isNumber` tells which of its columns hold numbers. */
export function toHtmlTable(rows: readonly (readonly string[])[], isNumber: readonly boolean[]): string {
  const cell = (text: string, column: number) =>
    isNumber[column] ? `<td>${escaped(text)}</td>` : `<td style="${asText}">${escaped(text)}</td>`;
  const lines = rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`);
  return `<meta charset="utf-8"><table>${lines.join('')}</table>`;
}

/** Elements that no text is taken from. */
const unread = new Set(['STYLE', 'SCRIPT', 'TEMPLATE', 'TITLE']);

/**
 * The cells of the first table in HTML, as text; null where there is none. The document that it is read into is inert: nothing
 * in it is loaded or run. Cells that are merged have their text in the first one.
 */
export function readHtmlTable(html: string): string[][] | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return null;
  const rows = [...table.rows].filter((row) => row.style.display !== 'none');
  const grid: string[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y]?.[x] !== undefined) x += 1;
      const text = textOf(cell);
      for (let down = 0; down < cell.rowSpan && y + down < rows.length; down += 1) {
        const line = grid[y + down] ?? [];
        for (let right = 0; right < cell.colSpan; right += 1) line[x + right] = down + right === 0 ? text : '';
      }
      x += cell.colSpan;
    }
  });
  return grid.map((line) => Array.from(line, (text) => text ?? ''));
}

/** What one reads in a cell: blanks are one blank, and breaks are breaks. */
function textOf(cell: HTMLElement): string {
  const read = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/[ \t\r\n]+/g, ' ');
    if (!(node instanceof Element) || unread.has(node.nodeName)) return '';
    if (node.nodeName === 'BR') return '\n';
    const inner = [...node.childNodes].map(read).join('');
    return node.nodeName === 'P' || node.nodeName === 'DIV' ? `${inner}\n` : inner;
  };
  return [...cell.childNodes]
    .map(read)
    .join('')
    .replace(/ *\n */g, '\n')
    .replace(/^[ \n]+|[ \n]+$/g, '')
    .replace(/\u00a0/g, ' ');
}
