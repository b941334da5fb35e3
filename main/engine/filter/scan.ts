/** The words of a filter. */

export interface Token {
  /** `unended` is a text whose closing quote is missing. */
  kind: 'word' | 'text' | 'unended' | '(' | ')' | '[' | ']' | 'end';
  /** Where it begins, from 0. */
  at: number;
  /** As it is written; of a text with its quotes. */
  text: string;
}

const next = /\s*(?:([()[\]])|("(?:[^"\\]|\\.)*")|(".*)|([^\s()[\]"]+))/gsy;

/** All words in their order, and the end. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(next)) {
    const [whole, mark, quoted, unended, word] = match;
    const found = mark ?? quoted ?? unended ?? word ?? '';
    tokens.push({
      kind: mark ? (mark as '(' | ')' | '[' | ']') : quoted ? 'text' : unended ? 'unended' : 'word',
      at: match.index + whole.length - found.length,
      text: found,
    });
  }
  return [...tokens, { kind: 'end', at: text.trimEnd().length, text: '' }];
}
