/** Lines that ask for what another line asks for: the same person, or for two people what one alone may have. */
import { personOfMatrix } from './judge-line';
import { rowOf, type Scratch, together, valuesOf, write } from './scratch';

/** Lines that are judged at once. */
const pieceSize = 2_000;

/** Places of the person: of the line itself, and of one that tells of their groups alone. */
const ofPerson = `(0, ${personOfMatrix})`;

const shared = 'select place, value from claim where place >= 0 group by place, value having count(*) > 1';

/** All lines that share a claim with another one. */
function sharingLines(scratch: Scratch): number[] {
  const lines = `select distinct number from claim where (place, value) in (${shared})`;
  return valuesOf<number>(scratch, lines);
}

/** A line, and all that share a claim with it. */
export function withSharing(scratch: Scratch, number: number): number[] {
  const own = 'select place, value from claim where place >= 0 and number = ?';
  const lines = `select distinct number from claim where (place, value) in (${own})`;
  return [...new Set([number, ...valuesOf<number>(scratch, lines, number)])];
}

/** The first line with the same claim, unless it is left out. */
const first = `(select other.number from claim as other join line on line.number = other.number
  where other.place = claim.place and other.value = claim.value and line.out = 0 order by other.number limit 1)`;

const earlier = `select
    min(case when place in ${ofPerson} then first end) as same,
    min(case when place not in ${ofPerson} then first end) as twice
  from (select place, ${first} as first from claim where number = ? and place >= 0) where first < ?`;

/** Judges all lines by the others, some at a time. */
export function* settleAll(scratch: Scratch): Generator<undefined, void> {
  const numbers = sharingLines(scratch);
  for (let start = 0; start < numbers.length; start += pieceSize) {
    settle(scratch, numbers.slice(start, start + pieceSize));
    yield;
  }
}

/** Judges lines by the others: of those that ask for the same, the first that is not left out has it. */
export function settle(scratch: Scratch, numbers: readonly number[]): void {
  together(scratch, () => {
    for (const number of numbers) {
      const found = rowOf<{ same: number | null; twice: number | null }>(scratch, earlier, number, number);
      const { same = null, twice = null } = found ?? {};
      write(
        scratch,
        `update verdict set same = ?, twice = ?, verdict = iif(? is null, own, 'invalid') where number = ?`,
        ...[same, twice, same ?? twice, number],
      );
    }
  });
}
