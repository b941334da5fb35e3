/**
 * Templates: text with places that are filled in from the person, `{name.givenName|lower|slice:0:1}`. A step has a name
 * and arguments; `{{` and `}}` stand for braces, and within a place `\` takes away the meaning of what follows it.
 */
import type { CellValue, RuleProblem } from '../../../preload/contract';
import { readCell } from '../scim/cell';
import type { ColumnDefinition } from '../scim/columns';
import type { JsonObject } from '../scim/resource';
import { type Step, stepMaker } from './steps';

/** The text that a template makes of somebody; a value that is missing is empty text. */
export type Template = (person: JsonObject) => string;

export type Read<T> = { ok: true; value: T } | { ok: false; problem: RuleProblem };

/** Reads a template for people with these columns. */
export function readTemplate(text: string, columns: readonly ColumnDefinition[]): Read<Template> {
  if (text === '') return wrong('empty', 0, '');
  const pieces: Template[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const two = text.slice(at, at + 2);
    if (two === '{{' || two === '}}') {
      plain += two[0];
      at += 2;
    } else if (text[at] === '{') {
      const place = readPlace(text, at, columns);
      if (!place.ok) return place;
      const before = plain;
      pieces.push(() => before, place.value.fill);
      plain = '';
      at = place.value.end;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  return { ok: true, value: (person) => pieces.map((piece) => piece(person)).join('') + plain };
}

function wrong(code: RuleProblem['code'], at: number, found: string): { ok: false; problem: RuleProblem } {
  return { ok: false, problem: { code, at, length: found.length, found } };
}

/** A part of a place between two signs, as it is written and as it is meant. */
interface Part {
  at: number;
  written: string;
  meant: string;
}

/** Reads the place that begins with the brace at `begin`. */
function readPlace(
  text: string,
  begin: number,
  columns: readonly ColumnDefinition[],
): Read<{ fill: Template; end: number }> {
  const found = partsOf(text, begin + 1);
  if (!found) return wrong('unclosed', begin, text.slice(begin));
  const [[attribute, ...stray] = [], ...steps] = found.parts;
  // The keys of columns hold colons of their own.
  const name = text.slice(attribute?.at, endOf(stray.at(-1) ?? attribute)).trim();
  const at = begin + 1 + text.slice(begin + 1).search(/\S|$/);
  if (name === '') return wrong('empty', begin, text.slice(begin, found.end));
  const column = columnNamed(name, columns);
  if (!column) return wrong('unknown-attribute', at, name);
  const doing: Step[] = [];
  for (const step of steps) {
    const read = readStep(step);
    if (!read.ok) return read;
    doing.push(read.value);
  }
  const fill: Template = (person) => doing.reduce((value, step) => step(value), textOf(readCell(person, column)));
  return { ok: true, value: { fill, end: found.end } };
}

function endOf(part: Part | undefined): number {
  return part ? part.at + part.written.length : 0;
}

/** What stands between the braces: by `|` and within that by `:`; null where nothing closes it. */
function partsOf(text: string, from: number): { parts: Part[][]; end: number } | null {
  const parts: Part[][] = [[]];
  let part: Part = { at: from, written: '', meant: '' };
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\' && at + 1 < text.length) {
      at += 1;
      part.written += sign + text[at];
      part.meant += text[at];
    } else if (sign === '|' || sign === ':' || sign === '}') {
      parts.at(-1)?.push(part);
      if (sign === '}') return { parts, end: at + 1 };
      if (sign === '|') parts.push([]);
      part = { at: at + 1, written: '', meant: '' };
    } else if (sign === '{') return null;
    else {
      part.written += sign;
      part.meant += sign;
    }
  }
  return null;
}

function readStep([name, ...args]: readonly Part[]): Read<Step> {
  const at = name?.at ?? 0;
  const written = name?.written ?? '';
  const called = written.trim();
  if (called === '') return wrong('empty', at, written);
  const make = stepMaker(called);
  if (!make) return wrong('unknown-step', at + written.indexOf(called), called);
  const step = make(args.map(({ meant }) => meant));
  if (typeof step === 'function') return { ok: true, value: step };
  const bad = args[step.wrong];
  // What is missing is missing at the end.
  return bad ? wrong('wrong-argument', bad.at, bad.written) : wrong('wrong-argument', endOf(args.at(-1) ?? name), '');
}

/** By its key in any case, or by what stands last in it, where no other column ends so. */
function columnNamed(name: string, columns: readonly ColumnDefinition[]): ColumnDefinition | null {
  const wanted = name.toLowerCase();
  const exact = columns.find(({ key }) => key.toLowerCase() === wanted);
  if (exact) return exact;
  const short = columns.filter(
    ({ path }) => (path.sub ?? path.attribute).toLowerCase() === wanted || withoutSchema(path) === wanted,
  );
  return short.length === 1 ? (short[0] ?? null) : null;
}

function withoutSchema({ attribute, sub }: ColumnDefinition['path']): string {
  return (sub === null ? attribute : `${attribute}.${sub}`).toLowerCase();
}

/** A cell as text. */
export function textOf(value: CellValue): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
