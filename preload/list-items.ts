/** A cell of several values as text: one on each line, or one behind each semicolon. */

export const itemSeparator = '; ';

/** The values that a text names, each once; where there are several lines, semicolons are part of the values. */
export function listItems(text: string): string[] {
  const parts = text.split(text.includes('\n') ? '\n' : ';').map((part) => part.trim());
  return [...new Set(parts)].filter((part) => part !== '');
}
