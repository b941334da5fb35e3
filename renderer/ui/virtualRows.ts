/** Where rows of differing heights stand. */

/** The top of each row (px), and behind the last one its bottom. */
export function topsOf(heights: readonly number[]): number[] {
  const tops = [0];
  let top = 0;
  for (const height of heights) {
    top += height;
    tops.push(top);
  }
  return tops;
}

/** The rows that are seen between two heights: the first, and the one behind the last. */
export function rowsBetween(tops: readonly number[], from: number, to: number): [number, number] {
  const rows = tops.length - 1;
  const behind = (height: number) => {
    let low = 0;
    let high = rows;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle + 1] ?? 0) <= height) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const first = behind(Math.max(0, from));
  return [first, Math.min(rows, behind(to) + 1)];
}
