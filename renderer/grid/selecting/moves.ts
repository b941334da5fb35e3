/** How keys and clicks change what is selected, where the grid itself does not know what spreadsheets do. */
import type { Item } from '@glideapps/glide-data-grid';
import { type Current, cellAreas, selectionAt } from '../selectedCells';
import type { Movement } from '../typing';
import type { Area } from './areas';
import { edgeFrom } from './edges';

/** The corner of the area that the keyboard draws, opposite to the cell where it began. */
export function leadOf({ cell: [column, row], range: { x, y, width, height } }: Current): Item {
  return [column > x ? x : x + width - 1, row > y ? y : y + height - 1];
}

/** Draws the area anew between the cell where it began and another one. */
export function extendTo(current: Current, [column, row]: Item): Current {
  const [from, at] = current.cell;
  const [x, y] = [Math.min(from, column), Math.min(at, row)];
  const range = { x, y, width: Math.abs(column - from) + 1, height: Math.abs(row - at) + 1 };
  return { ...current, range };
}

/** All rows of the columns in which anything is selected. */
export function wholeColumns(current: Current, rows: number): Current {
  const whole = ({ x, width }: Area): Area => ({ x, y: 0, width, height: rows });
  return { cell: current.cell, range: whole(current.range), rangeStack: current.rangeStack.map(whole) };
}

const isColumn = (area: Area, column: number, rows: number) =>
  area.x === column && area.width === 1 && area.y === 0 && area.height === rows;

/** Adds a whole column to what is selected, or takes it out where it is; undefined where nothing is left. */
export function toggleColumn(current: Current | undefined, column: number, rows: number): Current | undefined {
  const areas = current ? cellAreas({ current }) : [];
  const rest = areas.filter((area) => !isColumn(area, column, rows));
  const whole = { x: column, y: 0, width: 1, height: rows };
  // The one cell where the keyboard happened to be was not chosen.
  const chosen = rest.length === 1 && rest[0] && rest[0].width * rest[0].height === 1 ? [] : rest;
  const [range, ...rangeStack] = rest.length < areas.length ? rest : [whole, ...chosen];
  return range && { cell: [range.x, range.y], range, rangeStack };
}

/** From the column where it began to another one, in all rows. */
export function extendColumns(current: Current | undefined, column: number, rows: number): Current {
  const from = current?.cell ?? [column, 0];
  return wholeColumns({ ...extendTo(selectionAt(from), [column, from[1]]), cell: from, rangeStack: [] }, rows);
}

/** The next cell within what is selected: by rows where one steps to the side, else by columns; from the end to the beginning. */
export function stepWithin(current: Current, [right, down]: Movement): Current {
  const areas = cellAreas({ current });
  const { x, y, width, height } = current.range;
  const [column, row] = [current.cell[0] - x, current.cell[1] - y];
  const isSideways = right !== 0;
  const next = (isSideways ? row * width + column : column * height + row) + (isSideways ? right : down);
  if (next >= 0 && next < width * height) {
    const cell: Item = isSideways
      ? [x + (next % width), y + Math.floor(next / width)]
      : [x + Math.floor(next / height), y + (next % height)];
    return { ...current, cell };
  }
  const isForward = next > 0;
  const turned = isForward ? [...areas.slice(1), ...areas.slice(0, 1)] : [...areas.slice(-1), ...areas.slice(0, -1)];
  const [range = current.range, ...rangeStack] = turned;
  const cell: Item = isForward ? [range.x, range.y] : [range.x + range.width - 1, range.y + range.height - 1];
  return { cell, range, rangeStack };
}

interface Sheet {
  columns: number;
  rows: number;
  /** Rows that are seen at once. */
  page: number;
  /** Whether a cell holds anything; null where its row is not here. */
  isFilled(column: number, row: number): boolean | null;
}

const steps: Record<string, Item> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Where an arrow leads from a cell: to the next one, or with Ctrl to the edge of what is filled. */
function arrive([column, row]: Item, [right, down]: Item, isFar: boolean, sheet: Sheet): Item {
  const [lastColumn, lastRow] = [sheet.columns - 1, sheet.rows - 1];
  if (!isFar) {
    return [Math.min(lastColumn, Math.max(0, column + right)), Math.min(lastRow, Math.max(0, row + down))];
  }
  const step = right + down > 0 ? 1 : -1;
  if (right !== 0) {
    return [edgeFrom(column, step, step > 0 ? lastColumn : 0, (at) => sheet.isFilled(at, row)), row];
  }
  return [column, edgeFrom(row, step, step > 0 ? lastRow : 0, (at) => sheet.isFilled(column, at))];
}

export interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a key makes of what is selected; null for keys that are the grid's own. */
export function afterKey(current: Current, { key, shiftKey, ...keys }: Key, sheet: Sheet): Current | null {
  const isCommand = keys.ctrlKey || keys.metaKey;
  if (keys.altKey || sheet.rows === 0) return null;
  if (key === ' ' && isCommand && !shiftKey) return wholeColumns(current, sheet.rows);
  const step = steps[key];
  if (step && shiftKey) return extendTo(current, arrive(leadOf(current), step, isCommand, sheet));
  if (step && isCommand) return selectionAt(arrive(current.cell, step, true, sheet));
  if (isCommand) return null;
  const isWide = current.rangeStack.length > 0 || current.range.width * current.range.height > 1;
  if (key === 'Tab' && isWide) return stepWithin(current, [shiftKey ? -1 : 1, 0]);
  if (!shiftKey) return null;
  const [column, row] = leadOf(current);
  const last = sheet.rows - 1;
  const leads: Record<string, Item> = {
    PageDown: [column, Math.min(last, row + sheet.page)],
    PageUp: [column, Math.max(0, row - sheet.page)],
    Home: [0, row],
    End: [sheet.columns - 1, row],
  };
  const lead = leads[key];
  return lead ? extendTo(current, lead) : null;
}
