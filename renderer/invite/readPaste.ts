/** People from whatever is pasted: addresses, lines of a mail's head, rows of a spreadsheet. */
import { type Column, splitName } from '../../preload/contract';
import type { NamesOf } from '../workbook/headerNames';
import { splitCells } from './delimited';
import { type Header, readHeaders } from './headers';
import type { InviteForm } from './inviteForm';

/** What was given of one person, as it was typed, by column. */
export type Given = Readonly<Record<string, string>>;

export interface Pasted {
  people: Given[];
  /** Headers of columns that stand for no attribute of the tenant. */
  ignored: string[];
}

interface Mailbox {
  address: string;
  name: string;
}

/** Outside of quotes and angle brackets (RFC 5322 section 3.4). */
function splitOutside(line: string, separator: string): string[] {
  const parts: string[] = [];
  let part = '';
  let inside: '"' | '>' | null = null;
  for (const char of line) {
    if (inside !== null) inside = char === inside ? null : inside;
    else if (char === '"' || char === '<') inside = char === '<' ? '>' : '"';
    if (char === separator && inside === null) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].map((text) => text.trim()).filter((text) => text !== '');
}

const unquoted = (text: string) =>
  text
    .trim()
    .replace(/^(["'])(.*)\1$/u, '$2')
    .trim();

/** "Ada Lovelace <ada@example.com>", "ada@example.com", "Ada Lovelace ada@example.com", or several addresses in a row. */
function readMailboxes(text: string): Mailbox[] {
  const angle = /^(.*)<([^<>]*)>\s*$/u.exec(text);
  if (angle) return [{ name: unquoted(angle[1] ?? ''), address: unquoted((angle[2] ?? '').replace(/^mailto:/iu, '')) }];
  const words = text.split(/\s+/u);
  const addresses = words.filter((word) => word.includes('@'));
  if (addresses.length > 1) return addresses.map((address) => ({ address: unquoted(address), name: '' }));
  const name = words.filter((word) => !word.includes('@')).join(' ');
  return addresses.map((address) => ({ address: unquoted(address.replace(/^mailto:/iu, '')), name: unquoted(name) }));
}

/** Gives the parts of a name to the columns that the tenant has for them. */
function named(form: InviteForm, { given, family }: { given: string; family: string }): Record<string, string> {
  const values: Record<string, string> = {};
  if (form.givenName && given !== '') values[form.givenName.key] = given;
  if (form.familyName && family !== '') values[form.familyName.key] = family;
  const whole = [given, family].filter(Boolean).join(' ');
  if (form.fullName && whole !== '') values[form.fullName.key] = whole;
  return values;
}

export interface PasteReader {
  form: InviteForm;
  /** All columns that can be given. */
  columns: readonly Column[];
  namesOf: NamesOf;
}

export function readPaste(reader: PasteReader, text: string): Pasted {
  const clean = text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .replace(/\u00A0/gu, ' ');
  for (const delimiter of ['\t', ';', ',']) {
    if (!clean.includes(delimiter)) continue;
    const rows = splitCells(clean, delimiter);
    const headers = rows[0] && readHeaders(rows[0], reader.columns, reader.namesOf);
    if (headers) return readTable(reader, headers, rows);
    if (delimiter === '\t') return { people: rows.map((cells) => readRecord(reader, cells)), ignored: [] };
  }
  const lines = clean.split('\n').filter((line) => line.trim() !== '');
  // A header alone above a single column.
  const isHeader = lines.length > 1 && readHeaders([lines[0] ?? ''], reader.columns, reader.namesOf) !== null;
  return { people: lines.slice(isHeader ? 1 : 0).flatMap((line) => readLine(reader, line)), ignored: [] };
}

function readTable(
  { form }: PasteReader,
  headers: readonly (Header | null)[],
  [names = [], ...rows]: readonly string[][],
): Pasted {
  const people = rows.map((cells) => {
    const values: Record<string, string> = {};
    headers.forEach((header, index) => {
      const cell = cells[index] ?? '';
      if (header === null || cell === '') return;
      if (header === 'whole-name') Object.assign(values, { ...named(form, splitName(cell)), ...values });
      else values[header.key] = header.key === form.email?.key ? (readMailboxes(cell)[0]?.address ?? cell) : cell;
    });
    return values;
  });
  return { people, ignored: names.filter((name, index) => headers[index] === null && name !== '') };
}

/** One line: several addresses with or without names, or the cells of one person. */
function readLine(reader: PasteReader, text: string): Given[] {
  const line = text.replace(/[;,\s]+$/u, '');
  const bySemicolon = splitOutside(line, ';');
  const parts = bySemicolon.length > 1 ? bySemicolon : splitOutside(line, ',');
  const addresses = parts.flatMap(readMailboxes);
  if (addresses.length < 2) return [readRecord(reader, parts.map(unquotedCell))];
  // "Lovelace, Ada <ada@…>, Babbage, Charles <charles@…>": a part without an address begins the name of the next.
  const people: Given[] = [];
  let before = '';
  for (const part of parts) {
    const mailboxes = readMailboxes(part);
    if (mailboxes.length === 0) before = before === '' ? part : `${before}, ${part}`;
    for (const { address, name } of mailboxes) {
      people.push(person(reader, address, [before, name].filter(Boolean).join(', ')));
      before = '';
    }
  }
  return people;
}

/** A mailbox keeps its quotes: they hold its name together. */
const unquotedCell = (cell: string) => (cell.includes('<') ? cell : unquoted(cell));

function person({ form }: PasteReader, address: string, name: string): Given {
  const key = form.email?.key ?? form.userName?.key;
  return { ...(key === undefined ? {} : { [key]: address }), ...named(form, splitName(name)) };
}

/** The cells of one person, in any order: an address, names, and choices that the tenant knows. */
function readRecord(reader: PasteReader, cells: readonly string[]): Given {
  const at = cells.findIndex((cell) => cell.includes('@'));
  const [mailbox] = at < 0 ? [] : readMailboxes(cells[at] ?? '');
  const others = cells.filter((cell, index) => index !== at && cell !== '');
  const choices: Record<string, string> = {};
  const names = others.filter((cell) => {
    const column = reader.columns.find(({ choices }) =>
      choices?.some((choice) => choice.toLowerCase() === cell.toLowerCase()),
    );
    if (column) choices[column.key] ??= cell;
    return column === undefined;
  });
  // Without any address, what stands first was to be one: it can be put right.
  if (!mailbox && at < 0) {
    const [first = '', ...rest] = names;
    return { ...choices, ...person(reader, first, rest.slice(0, 2).join(' ')) };
  }
  const address = mailbox?.address ?? cells[at] ?? '';
  const name = mailbox?.name ?? '';
  if (name !== '') {
    // "Lovelace, Ada <ada@…>": the comma has parted the name.
    const whole = at > 0 && names.length === 1 ? `${names[0]}, ${name}` : name;
    return { ...choices, ...person(reader, address, whole) };
  }
  const [given = '', family = ''] = names;
  const parts = names.length > 1 ? { given, family } : splitName(given);
  return { ...choices, ...person(reader, address, ''), ...named(reader.form, parts) };
}
