/** Where Ctrl and an arrow lead: to the edge of what is filled, as in a spreadsheet. */

/**
 * The next place, in steps of 1 or -1, where filled cells end or begin; the last one if there is none.
 *
 * @param last where the sheet ends in this direction
 * @param isFilled null for a cell that is not here: what it holds is not asked for, and the way leads to the end
 */
export function edgeFrom(from: number, step: 1 | -1, last: number, isFilled: (at: number) => boolean | null): number {
  if (from === last) return last;
  let at = from + step;
  // Within what is filled one goes to its last cell, from anywhere else to the first cell that is filled.
  const isWithin = isFilled(from) === true && isFilled(at) === true;
  for (; at !== last; at += step) {
    const next = isFilled(isWithin ? at + step : at);
    if (next === null) return last;
    if (next !== isWithin) return at;
  }
  return last;
}
