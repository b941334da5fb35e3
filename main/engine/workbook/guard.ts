/**
 * Text files hold no types, so that a spreadsheet takes for a formula whatever begins like one. An apostrophe before it keeps
 * it a text; on the way back one is taken off. Texts that begin with apostrophes of their own and go on like a formula get
 * one more, so that nothing is lost either way. The wide signs of East Asia begin formulas as well.
 */
const formula = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const guarded = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A text of a text file as no spreadsheet runs it. */
export function guard(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** What the text was before it was guarded. */
export function unguard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
