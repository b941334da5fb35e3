/** Which cells a gesture fills, and from which. */
import type { Area } from '../selecting/areas';
import type { Fill } from './fill';

/** Ctrl+D: the first row of each area into its others; of a single row, the one above it. */
export function fillDown(areas: readonly Area[]): Fill[] {
  return areas.flatMap(({ x, y, width, height }): Fill[] => {
    if (height > 1) {
      const target = { x, y: y + 1, width, height: height - 1 };
      return [{ source: { x, y, width, height: 1 }, target, by: 'copy' }];
    }
    if (y === 0) return [];
    return [{ source: { x, y: y - 1, width, height: 1 }, target: { x, y, width, height: 1 }, by: 'copy' }];
  });
}

/** Ctrl+R: the first column of each area into its others; of a single column, the one before it. */
export function fillRight(areas: readonly Area[]): Fill[] {
  return areas.flatMap(({ x, y, width, height }): Fill[] => {
    if (width > 1) {
      const target = { x: x + 1, y, width: width - 1, height };
      return [{ source: { x, y, width: 1, height }, target, by: 'copy' }];
    }
    if (x === 0) return [];
    return [{ source: { x: x - 1, y, width: 1, height }, target: { x, y, width: 1, height }, by: 'copy' }];
  });
}

/** The fill handle was drawn from an area to a larger one, which holds it; null where it was not. */
export function fillTo(source: Area, whole: Area, by: Fill['by']): Fill | null {
  const bottom = source.y + source.height;
  const right = source.x + source.width;
  const below = whole.y + whole.height - bottom;
  const beside = whole.x + whole.width - right;
  if (below > 0) return { source, target: { ...source, y: bottom, height: below }, by };
  if (whole.y < source.y) return { source, target: { ...source, y: whole.y, height: source.y - whole.y }, by };
  if (beside > 0) return { source, target: { ...source, x: right, width: beside }, by };
  if (whole.x < source.x) return { source, target: { ...source, x: whole.x, width: source.x - whole.x }, by };
  return null;
}
