/** What a fill puts into the cells that follow a few given ones: numbers, days and numbered names go on, the rest repeats. */
import type { CellValue, ColumnType } from '../../../preload/contract';

/** The value at an index, where those that are given stand from 0 on; before them at negative ones. */
export type Series = (index: number) => CellValue;

interface SeriesOptions {
  /** A single number counts up, and what would go on repeats: what Ctrl does to a fill. */
  inverted: boolean;
}

/**
 * Several values in equal steps go on in these. Of single ones a day, a name with a number behind it and a number with
 * leading zeros go on by one. Everything else repeats.
 */
export function seriesOf(given: readonly CellValue[], type: ColumnType, { inverted }: SeriesOptions): Series {
  const repeated: Series = (index) => given[((index % given.length) + given.length) % given.length] ?? null;
  if (given.length === 0) return () => null;
  const steps = numbers(given) ?? (type === 'date' ? days(given) : null) ?? (type === 'text' ? numbered(given) : null);
  if (!steps) return repeated;
  return steps.goesOn !== inverted ? steps.at : repeated;
}

interface Steps {
  /** Whether it goes on without being asked to. */
  goesOn: boolean;
  at: Series;
}

/** Decimals that a number is written with. */
const decimalsOf = (number: number) => (/\.(\d+)$/.exec(String(number))?.[1] ?? '').length;

function numbers(given: readonly CellValue[]): Steps | null {
  if (!given.every((value) => typeof value === 'number')) return null;
  const [first = 0, second] = given;
  const decimals = Math.max(...given.map(decimalsOf));
  const rounded = (number: number) => Number(number.toFixed(decimals));
  const step = second === undefined ? 1 : rounded(second - first);
  const at = (index: number) => rounded(first + step * index);
  return given.every((value, index) => value === at(index)) ? { goesOn: given.length > 1, at } : null;
}

const plainDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayLength = 86_400_000;

/** A day as a number of days, and the time of day here; summer time changes neither. */
function readDay(value: CellValue): { day: number; write(day: number): string } | null {
  if (typeof value !== 'string') return null;
  const [, year, month, date] = plainDay.exec(value) ?? [];
  if (year !== undefined) {
    const day = Date.UTC(Number(year), Number(month) - 1, Number(date)) / dayLength;
    return { day, write: (day) => new Date(day * dayLength).toISOString().slice(0, 10) };
  }
  const here = new Date(value);
  if (Number.isNaN(here.getTime())) return null;
  const day = Date.UTC(here.getFullYear(), here.getMonth(), here.getDate()) / dayLength;
  return {
    day,
    write(day) {
      const there = new Date(day * dayLength);
      const [year, month, date] = [there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()];
      const [hour, minute, second] = [here.getHours(), here.getMinutes(), here.getSeconds()];
      return new Date(year, month, date, hour, minute, second, here.getMilliseconds()).toISOString();
    },
  };
}

function days(given: readonly CellValue[]): Steps | null {
  const read = given.map(readDay);
  const [first, second] = read;
  if (!first || read.some((day) => day === null)) return null;
  const step = second ? second.day - first.day : 1;
  const at = (index: number) => first.write(first.day + step * index);
  const isEven = given.every((value, index) => new Date(String(value)).getTime() === new Date(at(index)).getTime());
  return isEven
    ? { goesOn: true, at: (index) => (given[index] !== undefined ? (given[index] ?? null) : at(index)) }
    : null;
}

const numberedName = /^(.*?)(\d+)$/su;

/** "user007" goes on as "user008"; below nought it counts up again, as there are no negative ones. */
function numbered(given: readonly CellValue[]): Steps | null {
  const read = given.map((value) => (typeof value === 'string' ? numberedName.exec(value) : null));
  const [first, second] = read;
  if (!first || read.some((name) => name?.[1] !== first[1])) return null;
  const [, name = '', digits = ''] = first;
  const start = BigInt(digits);
  const step = second ? BigInt(second[2] ?? 0) - start : 1n;
  const padding = read.some((name) => name?.[2]?.startsWith('0')) ? digits.length : 0;
  const at = (index: number) => {
    const number = start + step * BigInt(index);
    return `${name}${String(number < 0n ? -number : number).padStart(padding, '0')}`;
  };
  if (!given.every((value, index) => value === at(index))) return null;
  const isBareNumber = name === '' && padding === 0;
  return { goesOn: given.length > 1 || !isBareNumber, at };
}
