/** How a filter may go on where somebody writes it: attributes, operators, values, and what joins them. */
import type { FilterCompletion } from '../../../preload/contract';
import { formatPath } from '../scim/path';
import { operatorsFor } from './check';
import type { Literal } from './node';
import { readAttributePath } from './path';
import { type Token, tokensOf } from './scan';
import { attributeAt, type FilterAttribute } from './vocabulary';

export interface Suggestions {
  /** In the order in which they are offered. */
  attributes: readonly FilterAttribute[];
  /** How an attribute is called beside its path, and the column that shows it; null where none does. */
  nameOf(attribute: FilterAttribute): { label: string; column: string | null };
  /** Values that people have in an attribute, the most frequent first. */
  valuesOf(attribute: FilterAttribute): readonly Literal[];
  /** Brings texts to a form in which `jose` is like `José`. */
  fold(text: string): string;
}

/** So many of a kind are offered. */
const most = 100;

type Expected = 'attribute' | 'operator' | 'value' | 'joint';

/** What the words before a place lead to. */
interface Situation {
  expected: Expected;
  /** Brackets that are open, the outermost first, each with what may stand within it. */
  open: { closing: ')' | ']'; attributes: readonly FilterAttribute[] }[];
  /** The attribute that an operator or a value is for; undefined if it is not known. */
  attribute: FilterAttribute | undefined;
}

interface Place {
  from: number;
  to: number;
  /** What is written of it already. */
  begun: string;
}

/** What may stand at the cursor, the likeliest first; of a filter that need not be whole, nor right. */
export function completionsAt(text: string, cursor: number, suggestions: Suggestions): FilterCompletion[] {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'end');
  const begun = tokens.find((token) => isWritten(token) && token.at < cursor && cursor <= token.at + token.text.length);
  const situation = situationAfter(
    tokens.filter((token) => token !== begun && token.at + token.text.length <= cursor),
    suggestions.attributes,
  );
  return offers(situation, placeOf(begun, text, cursor), suggestions).slice(0, most);
}

function isWritten({ kind }: Token): boolean {
  return kind === 'word' || kind === 'text' || kind === 'unended';
}

function placeOf(begun: Token | undefined, text: string, cursor: number): Place {
  if (!begun) return { from: cursor, to: cursor, begun: '' };
  // A text that does not end has swallowed what comes after it.
  const end = begun.kind === 'unended' ? cursor : begun.at + begun.text.length;
  return { from: begun.at, to: end, begun: text.slice(begun.at, cursor) };
}

function situationAfter(tokens: readonly Token[], attributes: readonly FilterAttribute[]): Situation {
  const start: Situation = { expected: 'attribute', open: [], attribute: undefined };
  return tokens.reduce((situation, token) => next(situation, token, attributes), start);
}

function next(situation: Situation, token: Token, all: readonly FilterAttribute[]): Situation {
  const { open, expected, attribute } = situation;
  const attributes = open.at(-1)?.attributes ?? all;
  switch (token.kind) {
    case '(':
      return { ...situation, expected: 'attribute', open: [...open, { closing: ')', attributes }] };
    case '[':
      return {
        ...situation,
        expected: 'attribute',
        open: [...open, { closing: ']', attributes: attribute?.parts ?? [] }],
      };
    case ')':
    case ']':
      return { ...situation, expected: 'joint', open: open.slice(0, -1) };
    default:
      break;
  }
  const word = token.kind === 'word' ? token.text.toLowerCase() : '';
  switch (expected) {
    case 'attribute': {
      if (word === 'not') return situation;
      const path = readAttributePath(token.text);
      return { ...situation, expected: 'operator', attribute: path ? attributeAt(attributes, path) : undefined };
    }
    case 'operator':
      return { ...situation, expected: word === 'pr' ? 'joint' : 'value' };
    case 'value':
      return { ...situation, expected: 'joint' };
    case 'joint':
      return word === 'and' || word === 'or' ? { ...situation, expected: 'attribute' } : situation;
  }
}

function offers(situation: Situation, place: Place, suggestions: Suggestions): FilterCompletion[] {
  const { expected, open, attribute } = situation;
  const offer = (kind: FilterCompletion['kind'], text: string, column: string | null = null) => ({
    ...{ text, kind, column },
    from: place.from,
    to: place.to,
  });
  switch (expected) {
    case 'attribute': {
      const within = open.at(-1)?.attributes ?? suggestions.attributes;
      return [
        ...alike(within, place.begun, suggestions).map((found) =>
          offer('attribute', formatPath(found.path), suggestions.nameOf(found).column),
        ),
        ...begunWith(['not ('], place.begun, 1).map((text) => offer('joint', text)),
      ];
    }
    case 'operator':
      return begunWith(operatorsOf(attribute), place.begun).map((text) => offer('operator', text));
    case 'value':
      return valuesFor(attribute, place.begun, suggestions).map((text) => offer('value', text));
    case 'joint':
      return begunWith(['and', 'or', ...open.slice(-1).map(({ closing }) => closing)], place.begun).map((text) =>
        offer('joint', text),
      );
  }
}

function begunWith(words: readonly string[], begun: string, atLeast = 0): string[] {
  return words.filter((word) => begun.length >= atLeast && word.startsWith(begun.toLowerCase()));
}

/** Those that hold what is written in their path or their name; first those with a word that begins so. */
function alike(attributes: readonly FilterAttribute[], begun: string, { nameOf, fold }: Suggestions) {
  const wanted = fold(begun);
  const rank = (attribute: FilterAttribute): number => {
    const path = fold(formatPath(attribute.path));
    const label = fold(nameOf(attribute).label);
    const last = fold(attribute.path.sub ?? attribute.path.attribute);
    if ([path, last, label].some((name) => name.startsWith(wanted))) return 0;
    if (label.split(/\s+/).some((word) => word.startsWith(wanted))) return 1;
    return path.includes(wanted) || label.includes(wanted) ? 2 : 3;
  };
  return attributes
    .map((attribute) => ({ attribute, rank: rank(attribute) }))
    .filter(({ rank }) => rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .map(({ attribute }) => attribute);
}

function operatorsOf(attribute: FilterAttribute | undefined): string[] {
  const ofType = attribute === undefined ? operatorsFor('string') : attribute.type ? operatorsFor(attribute.type) : [];
  return [...ofType, 'pr', ...(attribute?.hasParts ? ['['] : [])];
}

function valuesFor(attribute: FilterAttribute | undefined, begun: string, { valuesOf, fold }: Suggestions): string[] {
  if (!attribute) return [];
  const values = attribute.type === 'boolean' ? [true, false] : [...attribute.choices, ...valuesOf(attribute)];
  const wanted = fold(contentOf(begun));
  const found = values
    .map((value) => ({ text: JSON.stringify(value), content: fold(String(value)) }))
    .filter(({ content }) => content.includes(wanted));
  const first = found.filter(({ content }) => content.startsWith(wanted));
  return [...new Set([...first, ...found].map(({ text }) => text))];
}

/** What is written of a text between its quotes, though the last one, or both, may be missing. */
function contentOf(begun: string): string {
  const inner = begun.replace(/^"/, '');
  const ended = begun.startsWith('"') ? inner.replace(/(?<!\\)"$/, '') : inner;
  return ended.replace(/\\(["\\])/g, '$1');
}
