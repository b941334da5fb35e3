/** Filters (RFC 7644 section 3.4.2.2), as few and as plain as the least of servers take them. */

/** The attribute has the value. A value is written as JSON writes it, so that nothing in it can end the text. */
export function equals(attribute: string, value: string): string {
  return `${attribute} eq ${JSON.stringify(value)}`;
}

/** The resource has one of the ids. */
export function oneOf(ids: readonly string[]): string {
  return ids.map((id) => equals('id', id)).join(' or ');
}
