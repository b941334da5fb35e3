/** What one line of the file would do. */
import { type Verdict, wholeNameTarget } from '../../../preload/contract';
import { type Failure, failure } from '../../../preload/failure';
import { parsePath, readPath } from '../scim/path';
import { fingerprintLength } from '../workbook/fingerprint';
import { cellOfNewcomer, cellOfPerson, ticked } from './attribute-cell';
import { fixed, type GivenCell, givenCell, invalid, type JudgedCell, type KnownPerson, silent } from './cell';
import { type Context, idKey, type KeyColumn } from './context';
import { groupCell, isUneditedTick } from './group-cell';
import { isTaken } from './keys';
import { nameCell } from './name-cell';
import { blamed, type Newcomer, newcomerOf, type Obstacle, obstacleTo } from './newcomer';
import { type PackedCell, unpackCell } from './packed-cells';
import { isUnedited } from './since-export';
import type { Target } from './targets';
import { keyText } from './text';
import type { Who } from './who';

/** A line as it was read, and put right since. */
export interface GivenLine {
  number: number;
  cells: readonly PackedCell[];
  /** By target. */
  putRight: Readonly<Record<string, string>>;
  /** The fingerprints of what was exported, one after the other; null where nobody knows. */
  prints: string | null;
  /** Whether its values count where the tenant has others since. */
  mine: boolean | null;
}

/** What one line alone may ask for, by the place of the column; 0 is the person. */
export interface Claim {
  place: number;
  value: string;
}

/** The place of claims of those whom a line tells something of, without being about them. */
export const mentioned = -1;
/** The place of the person of a line that tells of their groups: another line may tell of the rest. */
export const personOfMatrix = 1_000_000;

export interface JudgedLine {
  number: number;
  row: number | null;
  /** Apart from other lines. */
  verdict: Verdict;
  name: string;
  /** One for each target. */
  cells: readonly JudgedCell[];
  failure: Failure | null;
  claims: readonly Claim[];
  newcomer: Newcomer | null;
}

/** The cells of a line, one for each target. */
export function givenCells({ targets, part }: Context, { cells, putRight, prints, mine }: GivenLine): GivenCell[] {
  return targets.map(({ key, index }) => {
    const place = prints === null ? undefined : part.prints.get(key);
    const print = place === undefined ? null : printAt(prints ?? '', place);
    return givenCell(unpackCell(cells[index - part.from] ?? null), putRight[key], { print, mine });
  });
}

function printAt(prints: string, place: number): string {
  return prints.slice(place * fingerprintLength, (place + 1) * fingerprintLength);
}

/**
 * What a line says in a column by which people are recognised; an error of the spreadsheet says nothing, and neither does
 * what is only as it was exported where it is known who is meant.
 */
export function keyTexts(
  { targets, words }: Context,
  given: readonly GivenCell[],
  remote: string | null,
): (column: KeyColumn) => string {
  return ({ key }) => {
    const place = targets.findIndex((target) => target.key === key);
    const [cell, target] = [given[place], targets[place]];
    if (!cell || cell.kind === 'error') return '';
    const isAsExported =
      remote !== null && key !== idKey && target?.kind === 'attribute' && isUnedited(target.column, cell, words);
    return isAsExported ? '' : cell.text;
  };
}

/** @param person who is meant, as they are now; null where it is nobody, or they have left */
export function judgeLine(
  context: Context,
  number: number,
  given: readonly GivenCell[],
  who: Who,
  person: KnownPerson | null,
): JudgedLine {
  const mentions = who.named
    .filter((row) => row !== person?.row)
    .map((row) => ({ place: mentioned, value: String(row) }));
  const line = judged(context, given, who, person);
  return { number, ...line, claims: mentions.length === 0 ? line.claims : [...line.claims, ...mentions] };
}

type Judged = Omit<JudgedLine, 'number'>;

function judged(context: Context, given: readonly GivenCell[], who: Who, person: KnownPerson | null): Judged {
  if (person) return ofPerson(context, given, who, person);
  // Somebody who was not at the tenant yet when they were exported, and of whom the file says nothing new.
  if (!who.isGone && isUntouched(context, given)) return ofNobody(context, given, 'unchanged', null);
  if (who.isShared) return ofNobody(context, given, 'invalid', failure('line-ambiguous'));
  if (who.isGone || who.row !== null) return ofNobody(context, given, 'unknown', null);
  if (context.plan.creates) return ofNewcomer(context, given, who);
  return who.hasKey
    ? ofNobody(context, given, 'unknown', null)
    : ofNobody(context, given, 'invalid', failure('line-without-key'));
}

function ofPerson(context: Context, given: readonly GivenCell[], who: Who, person: KnownPerson): Judged {
  const isAmbiguous = who.against.length > 0;
  const own = context.part.role === 'matrix' ? personOfMatrix : 0;
  const claims: Claim[] = [{ place: isAmbiguous ? mentioned : own, value: String(person.row) }];
  const cells = context.targets.map((target, place) => {
    const cell = ofTarget(context, target, given[place], person, who);
    if (cell.state !== 'changed' || cell.to === null) return cell;
    const key = context.keys.find((each) => each.key === target.key);
    if (!key) return cell;
    const value = keyText(String(cell.to));
    claims.push({ place: key.place, value });
    return isTaken(context.scratch, key, value, person.row)
      ? { ...invalid({ ...cell, raw: cell.text }, failure('taken')), whole: cell.whole }
      : cell;
  });
  return {
    row: person.row,
    verdict: isAmbiguous ? 'invalid' : verdictOf(cells),
    name: nameOf(person),
    cells,
    failure: isAmbiguous ? failure('line-ambiguous') : null,
    claims,
    newcomer: null,
  };
}

function isUntouched(context: Context, given: readonly GivenCell[]): boolean {
  const { targets, words } = context;
  return (
    given.length > 0 &&
    targets.every((target, place) => {
      const cell = given[place] ?? nothing;
      if (target.kind === 'attribute') return isUnedited(target.column, ticked(context, target.column, cell), words);
      return target.kind === 'group' && isUneditedTick(cell, words);
    })
  );
}

const nothing: GivenCell = givenCell(null, undefined);

function ofTarget(context: Context, target: Target, given = nothing, person: KnownPerson | null, who: Who): JudgedCell {
  switch (target.kind) {
    case 'group':
      return groupCell(context, target, given, person);
    case 'name':
      return nameCell(context, target, given, person);
    case 'attribute':
      return person
        ? cellOfPerson(context, target, given, person, who.by?.key === target.key)
        : cellOfNewcomer(context, target, given);
  }
}

function verdictOf(cells: readonly JudgedCell[]): Verdict {
  if (cells.some(({ state }) => state === 'invalid')) return 'invalid';
  if (cells.some(({ state }) => state === 'outdated')) return 'outdated';
  return cells.some(({ state }) => state === 'changed') ? 'changed' : 'unchanged';
}

function ofNewcomer(context: Context, given: readonly GivenCell[], who: Who): Judged {
  const cells = context.targets.map((target, place) => ofTarget(context, target, given[place], null, who));
  const newcomer = newcomerOf(context, cells);
  const claims = context.keys.flatMap(({ key, place }) => {
    const value = newcomer.values[key];
    return value === undefined || value === null ? [] : [{ place, value: keyText(String(value)) }];
  });
  const line = { row: null, name: nameIn((path) => newcomer.values[path]), claims, newcomer };
  const isInvalid = cells.some(({ state }) => state === 'invalid');
  if (!isInvalid && Object.keys(newcomer.values).length === 0) {
    return { ...line, verdict: 'invalid', cells, failure: failure('line-without-key') };
  }
  const obstacle = isInvalid ? null : obstacleTo(context, newcomer);
  if (!obstacle) return { ...line, verdict: isInvalid ? 'invalid' : 'new', cells, failure: null };
  if (!who.hasKey && obstacle.failure.code === 'required') {
    return { ...line, verdict: 'invalid', cells, failure: failure('line-without-key') };
  }
  const place = obstacle.column === null ? -1 : blamed(context, cells, obstacle.column);
  const marked = cells.map((cell, index) =>
    index === place ? { ...invalid({ ...cell, raw: cell.text }, obstacle.failure), whole: cell.whole } : cell,
  );
  return { ...line, verdict: 'invalid', cells: marked, failure: place < 0 ? ofLine(obstacle) : null };
}

/** What stands in the way, told of the line: the file has no cell for it. */
function ofLine({ failure: why, column }: Obstacle): Failure {
  return column === null ? why : { ...why, params: { ...why.params, column } };
}

/** A line that will not be applied: what it says, and to nobody. */
function ofNobody({ targets }: Context, given: readonly GivenCell[], verdict: Verdict, why: Failure | null): Judged {
  const cells = targets.map(({ key }, place) => {
    const { raw, text } = given[place] ?? nothing;
    const values = { column: key, raw, from: null };
    return text === '' ? silent({ ...values, to: null }) : fixed({ ...values, to: text }, null);
  });
  const textOf = (path: string) => given[targets.findIndex(({ key }) => key === path)]?.text;
  const name = textOf(wholeNameTarget) || nameIn(textOf);
  return { row: null, verdict, name, cells, failure: why, claims: [], newcomer: null };
}

/** How somebody is called, by the first of their names that is there. */
function nameIn(read: (path: string) => unknown): string {
  const textAt = (path: string) => {
    const value = read(path);
    return typeof value === 'string' ? value : '';
  };
  const full = () => [textAt('name.givenName'), textAt('name.familyName')].filter(Boolean).join(' ');
  return textAt('displayName') || full() || textAt('userName') || textAt('emails');
}

/** The same of somebody who is here. */
function nameOf({ resource }: KnownPerson): string {
  const { displayName } = resource;
  if (typeof displayName === 'string' && displayName !== '') return displayName;
  return nameIn((path) => readPath(resource, parsePath(path)));
}
