/** Reads filters (RFC 7644 section 3.4.2.2), and points at what is wrong with them. */
import { type FilterNode, type FilterPath, type Literal, operators } from './node';
import { readAttributePath } from './path';
import { type Token, tokensOf } from './scan';

const expectations = {
  attribute: 'an attribute',
  operator: `pr, [ or one of ${operators.join(', ')}`,
  value: 'a text in quotes, a number, true, false or null',
  quote: 'a text that ends with a quote',
  text: 'a text that is written as in JSON',
  open: '( after not',
  close: 'and, or or )',
  'close-bracket': 'and, or or ]',
  joint: 'and, or or the end',
  flat: 'no brackets within brackets',
  shallow: 'fewer brackets within each other',
  short: 'a shorter filter',
} as const;
/** What would have been right; a word for whoever says it in another language. */
export type Expectation = keyof typeof expectations;

export interface FilterProblem {
  /** Where it went wrong, from 0; at most the length of the text. */
  at: number;
  expected: Expectation;
  /** What stands there instead, shortened; empty at the end. */
  found: string;
  /** All of it in English, for logs. */
  message: string;
}

export type ParsedFilter = { ok: true; value: FilterNode } | { ok: false; problem: FilterProblem };

/** In characters: no server reads more in an address. */
const longest = 20_000;

/** Brackets within each other; more would only exhaust the stack. */
const deepest = 100;

/** Reads a filter, or says where it goes wrong. Operators, `and`, `or` and `not` may be in any case. */
export function parseFilter(text: string): ParsedFilter {
  if (text.length > longest) return { ok: false, problem: problemAt({ at: longest, text: '' }, 'short') };
  const reading: Reading = { tokens: tokensOf(text), next: 0, depth: 0, within: false, problem: null };
  const value = readOr(reading);
  if (value && peek(reading).kind !== 'end') wrong(reading, 'joint');
  if (reading.problem) return { ok: false, problem: reading.problem };
  // Without a tree there is a problem.
  return value ? { ok: true, value } : { ok: false, problem: problemAt(peek(reading), 'attribute') };
}

interface Reading {
  tokens: readonly Token[];
  next: number;
  depth: number;
  /** Whether it is within the brackets of an attribute. */
  within: boolean;
  /** The first one; nothing is read after it. */
  problem: FilterProblem | null;
}

const nothing: Token = { kind: 'end', at: 0, text: '' };

function peek({ tokens, next }: Reading): Token {
  return tokens[next] ?? tokens.at(-1) ?? nothing;
}

function take(reading: Reading): Token {
  const token = peek(reading);
  reading.next += 1;
  return token;
}

function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text.toLowerCase() === word;
}

function problemAt({ at, text }: Pick<Token, 'at' | 'text'>, expected: Expectation): FilterProblem {
  const found = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  const instead = found === '' ? '' : `, found ${found}`;
  return { at, expected, found, message: `character ${at + 1}: expected ${expectations[expected]}${instead}` };
}

function wrong(reading: Reading, expected: Expectation, token = peek(reading)): null {
  reading.problem ??= problemAt(token, expected);
  return null;
}

function readOr(reading: Reading): FilterNode | null {
  return readJoined(reading, 'or', (within) => readJoined(within, 'and', readOperand));
}

function readJoined(
  reading: Reading,
  kind: 'and' | 'or',
  readPart: (reading: Reading) => FilterNode | null,
): FilterNode | null {
  const first = readPart(reading);
  if (!first) return null;
  const parts = [first];
  while (isWord(peek(reading), kind)) {
    take(reading);
    const part = readPart(reading);
    if (!part) return null;
    parts.push(part);
  }
  return parts.length === 1 ? first : { kind, parts };
}

function readOperand(reading: Reading): FilterNode | null {
  if (peek(reading).kind === '(') return readBracketed(reading, ')', 'close');
  if (!isWord(peek(reading), 'not')) return readAttribute(reading);
  take(reading);
  if (peek(reading).kind !== '(') return wrong(reading, 'open');
  const part = readBracketed(reading, ')', 'close');
  return part && { kind: 'not', part };
}

/** From the opening bracket to the closing one. */
function readBracketed(reading: Reading, closing: ')' | ']', expected: Expectation): FilterNode | null {
  if (reading.depth === deepest) return wrong(reading, 'shallow');
  take(reading);
  reading.depth += 1;
  const inner = readOr(reading);
  reading.depth -= 1;
  if (!inner) return null;
  if (peek(reading).kind !== closing) return wrong(reading, expected);
  take(reading);
  return inner;
}

function readAttribute(reading: Reading): FilterNode | null {
  const path = readPath(reading);
  if (!path) return null;
  const sign = peek(reading);
  if (sign.kind === '[') return readSome(reading, path);
  take(reading);
  if (isWord(sign, 'pr')) return { kind: 'present', path };
  const operator = operators.find((one) => isWord(sign, one));
  if (!operator) return wrong(reading, 'operator', sign);
  const literal = readLiteral(reading);
  return literal && { kind: 'compare', path, operator, value: literal.value };
}

function readPath(reading: Reading): FilterPath | null {
  const token = peek(reading);
  const path = token.kind === 'word' ? readAttributePath(token.text) : null;
  if (!path || ['and', 'or'].includes(token.text.toLowerCase())) return wrong(reading, 'attribute');
  take(reading);
  return { ...path, at: token.at };
}

function readSome(reading: Reading, path: FilterPath): FilterNode | null {
  if (reading.within) return wrong(reading, 'flat');
  reading.within = true;
  const fits = readBracketed(reading, ']', 'close-bracket');
  reading.within = false;
  return fits && { kind: 'some', path, fits };
}

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?(e[-+]?\d+)?$/i;
const words: Record<string, Literal> = { true: true, false: false, null: null };

function readLiteral(reading: Reading): { value: Literal } | null {
  const token = take(reading);
  const { kind, text } = token;
  if (kind === 'unended') return wrong(reading, 'quote', token);
  if (kind === 'text') {
    const value = readText(text);
    return value === null ? wrong(reading, 'text', token) : { value };
  }
  if (kind !== 'word') return wrong(reading, 'value', token);
  if (jsonNumber.test(text)) return { value: Number(text) };
  const word = words[text.toLowerCase()];
  return word === undefined ? wrong(reading, 'value', token) : { value: word };
}

/** Null where JSON has no such text: a stray backslash, a line break. */
function readText(quoted: string): string | null {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return null;
  }
}
