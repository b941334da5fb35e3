/** What a template can do to a value, as it is inserted: the name with arguments that make sense. */
export const templateSteps = [
  { name: 'lower', text: 'lower' },
  { name: 'upper', text: 'upper' },
  { name: 'title', text: 'title' },
  { name: 'trim', text: 'trim' },
  { name: 'no-accents', text: 'no-accents' },
  { name: 'initial', text: 'initial' },
  { name: 'slice', text: 'slice:0:3' },
  { name: 'replace', text: 'replace: :-' },
  { name: 'digits', text: 'digits' },
  { name: 'pad', text: 'pad:4' },
] as const;

export interface Edited {
  text: string;
  /** Where the cursor stands then, from 0. */
  cursor: number;
}

/** A place for an attribute in the stead of what is selected. */
export function insertAttribute(text: string, from: number, to: number, key: string): Edited {
  const place = `{${key}}`;
  return { text: text.slice(0, from) + place + text.slice(to), cursor: from + place.length };
}

/** Where the place that holds the cursor, or ends right before it, is closed; null where there is none. */
function closingBrace(text: string, cursor: number): number | null {
  if (text[cursor - 1] === '}' && text.lastIndexOf('{', cursor - 1) >= 0) return cursor - 1;
  const begin = text.lastIndexOf('{', cursor - 1);
  const end = text.indexOf('}', cursor);
  if (begin < 0 || end < 0 || text.slice(begin, cursor).includes('}') || text.slice(cursor, end).includes('{'))
    return null;
  return end;
}

/** Adds a step to the place at the cursor, else to the last one; null where the text has none. */
export function insertStep(text: string, cursor: number, step: string): Edited | null {
  const last = text.lastIndexOf('}');
  const end = closingBrace(text, cursor) ?? (last < 0 ? null : last);
  if (end === null) return null;
  const added = `|${step}`;
  return { text: text.slice(0, end) + added + text.slice(end), cursor: end + added.length + 1 };
}
