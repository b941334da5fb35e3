/** What a preview has seen, kept until something is written, so that its other pages do not take a look at everybody again. */
import { isDeepStrictEqual } from 'node:util';
import type { BulkPreview } from '../../../preload/contract';
import { type Mirror, momentOf } from '../mirror/handle';
import type { Store } from '../mirror/store';
import type { Bulk, Judged } from './judge';

export interface Sight {
  counted: BulkPreview;
  /** The cells that change or are refused, from this place on. */
  first: number;
  cells: readonly Judged[];
}

interface Kept extends Sight {
  /** When it was seen; null where nobody can tell whether something has been written since. */
  moment: string | null;
  model: Store['model'];
  bulk: Bulk;
}

/** More cells are not kept: each page of so many is worth a look of its own. */
const mostCells = 100_000;

const kept = new WeakMap<Mirror, Kept>();

/** What was seen of the same cells by the same rule, if it still holds. */
export function keptSight({ mirror, model }: Store, bulk: Bulk): Sight | null {
  const sight = kept.get(mirror);
  if (!sight || sight.model !== model || sight.moment === null || sight.moment !== momentOf(mirror)) return null;
  const isSame = isDeepStrictEqual(sight.bulk.how, bulk.how) && isDeepStrictEqual(sight.bulk.columns, bulk.columns);
  return isSame && areSame(sight.bulk.rows, bulk.rows) ? sight : null;
}

/** Takes in what is seen now, one cell after the other. */
export function beginSight({ mirror, model }: Store, bulk: Bulk, { start, count }: { start: number; count: number }) {
  const moment = momentOf(mirror);
  let cells: Judged[] = [];
  let page: Judged[] = [];
  let seen = 0;
  return {
    add(cell: Judged): void {
      if (seen >= start && seen < start + count) page.push(cell);
      seen += 1;
      if (seen <= mostCells) cells.push(cell);
      else if (cells.length > 0) cells = [];
    },
    end(counted: BulkPreview): Sight {
      if (seen > mostCells) return { counted, first: start, cells: page };
      page = [];
      // What was written meanwhile has been seen in part.
      const sight = { counted, first: 0, cells, moment: moment === momentOf(mirror) ? moment : null, model, bulk };
      kept.set(mirror, sight);
      return sight;
    },
  };
}

/** Lets go of what was seen of a mirror: it does not hold any more. */
export function forgetSight({ mirror }: Store): void {
  kept.delete(mirror);
}

function areSame(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((row, place) => row === others[place]);
}
