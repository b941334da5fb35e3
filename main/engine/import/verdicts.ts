/** What was found out about lines, as the scratch file keeps it. */
import {
  type CellValue,
  type ComparedSide,
  type ImportedLine,
  placeOfLine,
  type Verdict,
} from '../../../preload/contract';
import { type Failure, failure } from '../../../preload/failure';
import { fold } from '../mirror/fold';
import type { JudgedCell } from './cell';
import type { JudgedLine } from './judge-line';
import type { Newcomer } from './newcomer';
import { lineWords, type Part } from './part';
import { type Scratch, writeMany } from './scratch';

type State = JudgedCell['state'];

/** One letter for each cell of a line, so that lines are counted without opening them; a capital where zeros are missing. */
const letters: Record<State, string> = {
  ...{ same: 's', changed: 'c', fixed: 'f', invalid: 'i', silent: 'n', kept: 'k', outdated: 'o', elsewhere: 'e' },
};
const states = new Map(Object.entries(letters).map(([state, letter]) => [letter, state as State]));

/** States of a cell in which the file says otherwise than the tenant. */
export const differingStates = ['changed', 'fixed', 'invalid', 'kept', 'outdated'] as const satisfies readonly State[];

const anyOf = differingStates.flatMap((state) => [letters[state], letters[state].toUpperCase()]).join('');

/** Which lines make up the lists of a comparison, as SQL. */
export const sideCondition: Record<ComparedSide, string> = {
  'only-there': `(verdict in ('new', 'unknown') or (verdict = 'invalid' and row is null))`,
  differing: `(row is not null and states glob '*[${anyOf}]*')`,
};

export interface CellState {
  state: State;
  lacksZeros: boolean;
}

export function readStates(text: string): CellState[] {
  return [...text].map((letter) => {
    const small = letter.toLowerCase();
    return { state: states.get(small) ?? 'silent', lacksZeros: small !== letter };
  });
}

/** Text, what is there, what is to be (the same, where it is missing), why not, and what it was with its zeros. */
type Packed = [text: string, from: CellValue, to?: CellValue, failure?: Failure | null, whole?: string | null];

/** A value that is the text itself is not written twice. */
function pack({ text, from, to, failure: why, whole }: JudgedCell): Packed | string {
  if (why === null && whole === null && from === to) return from === text ? text : [text, from];
  const packed: Packed = [text, from, to, why, whole];
  while (packed.length > 3 && packed.at(-1) === null) packed.pop();
  return packed;
}

type Unpacked = Pick<JudgedCell, 'text' | 'from' | 'to' | 'failure' | 'whole'>;

function unpack(packed: Packed | string): Unpacked {
  if (typeof packed === 'string') return { text: packed, from: packed, to: packed, failure: null, whole: null };
  const [text, from, to = from, why = null, whole = null] = packed;
  return { text, from, to, failure: why, whole };
}

export interface StoredVerdict {
  number: number;
  /** Apart from other lines. */
  own: Verdict;
  verdict: Verdict;
  out: number;
  row: number | null;
  name: string;
  states: string;
  failure: string | null;
  /** An earlier line about the same person; and one that gives somebody else what this one gives. */
  same: number | null;
  twice: number | null;
  /** Whether the file's values count; null: nobody has said. */
  mine: number | null;
  cells: string;
}

/** The keys of the targets of each part, in the order of the cells. */
export type TargetKeys = readonly (readonly string[])[];

/** What is known of the file, to read what was found out about its lines. */
export interface Shape {
  parts: readonly Part[];
  keys: TargetKeys;
}

export const verdictColumns = 'number, own, verdict, out, row, name, states, failure, same, twice, mine, cells';

/** A line that was judged, and what the admin has said of it. */
export interface Judged extends Pick<StoredVerdict, 'out' | 'mine'> {
  judged: JudgedLine;
}

const keepVerdict = `insert or replace into verdict (${verdictColumns}, part, search, wish)
  values (?, ?, ?, ?, ?, ?, ?, ?, null, null, ?, ?, ?, ?, ?)`;
const keepClaim = 'insert or ignore into claim (place, value, number) values (?, ?, ?)';

/** Keeps what was found out about lines, in the place of what was known before. */
export function writeVerdicts(scratch: Scratch, lines: readonly Judged[]): void {
  writeMany(scratch, keepVerdict, lines.map(storedOf));
  const claims = lines.flatMap(({ judged: { number, claims } }) =>
    claims.map(({ place, value }): [number, string, number] => [place, value, number]),
  );
  writeMany(scratch, keepClaim, claims);
}

function storedOf({ judged, out, mine }: Judged) {
  const { number, row, verdict, name, cells } = judged;
  let codes = '';
  let search = name;
  const packed: (Packed | string)[] = [];
  for (const cell of cells) {
    const letter = letters[cell.state];
    codes += cell.whole === null ? letter : letter.toUpperCase();
    search += `\n${cell.text}`;
    packed.push(pack(cell));
  }
  const why = judged.failure && JSON.stringify(judged.failure);
  const texts = [JSON.stringify(packed), placeOfLine(number).part, fold(search), wishIn(judged)] as const;
  return [number, verdict, verdict, out, row, name, codes, why, mine, ...texts];
}

/** What a line that may be applied asks for. */
export interface Wish {
  /** Columns, and what they are to hold. */
  edits: [column: string, value: CellValue][];
  newcomer: Newcomer | null;
}

function wishIn({ verdict, newcomer, cells }: JudgedLine): string | null {
  if (verdict === 'new') return JSON.stringify(newcomer);
  return verdict === 'changed' || verdict === 'outdated' ? JSON.stringify(cells.flatMap(({ edits }) => edits)) : null;
}

/** What a line asked for when it was judged. */
export function readWish(wish: string | null): Wish {
  const asked = wish === null ? [] : (JSON.parse(wish) as Wish['edits'] | Newcomer);
  return Array.isArray(asked) ? { edits: asked, newcomer: null } : { edits: [], newcomer: asked };
}

/** The cells of a line as they were judged, one for each of the keys of its part's targets. */
export function readCells({ cells, states }: Pick<StoredVerdict, 'cells' | 'states'>, keys: readonly string[]) {
  const known = readStates(states);
  return (JSON.parse(cells) as (Packed | string)[]).map((packed, place) => ({
    ...unpack(packed),
    column: keys[place] ?? '',
    state: known[place]?.state ?? 'silent',
  }));
}

/** A line as windows show it. */
export function readLine(stored: StoredVerdict, shape: Shape): ImportedLine {
  const { number, verdict, out, mine, row, name } = stored;
  const own = placeOfLine(number).part;
  const cells = new Map(
    readCells(stored, shape.keys[own] ?? []).map(({ whole: _whole, ...cell }) => [cell.column, cell]),
  );
  return {
    line: number,
    verdict,
    leftOut: out === 1,
    settled: mine === null ? null : mine === 1,
    row,
    name,
    cells: widestParts(shape).flatMap(({ from, keys }) =>
      keys.map((column) => (from === shape.parts[own]?.from && cells.get(column)) || cellElsewhere(column)),
    ),
    failure: failureOf(stored, shape),
  };
}

/** Of a column that stands on another sheet. */
function cellElsewhere(column: string): ImportedLine['cells'][number] {
  return { column, text: '', from: null, to: null, state: 'elsewhere', failure: null };
}

/** Of the parts that have their columns in common the one that has most of them, with its keys. */
function widestParts({ parts, keys }: Shape): { from: number; keys: readonly string[] }[] {
  const widest = new Map<number, { from: number; end: number; keys: readonly string[] }>();
  parts.forEach(({ from, end }, place) => {
    if (end > (widest.get(from)?.end ?? -1)) widest.set(from, { from, end, keys: keys[place] ?? [] });
  });
  return [...widest.values()];
}

/** What is wrong with a line as a whole. */
export function failureOf({ row, failure: own, same, twice }: StoredVerdict, { parts }: Shape): Failure | null {
  if (same !== null) return failure('line-twice', { other: lineWords(parts, same) });
  if (own !== null) return JSON.parse(own) as Failure;
  if (twice === null) return null;
  return failure(row === null ? 'line-twice' : 'taken', { other: lineWords(parts, twice) });
}
