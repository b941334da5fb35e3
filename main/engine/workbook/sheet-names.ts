/** Names of sheets: what Excel allows, and no two alike, whatever their case. */
import { sheetTitle } from './layout';

export interface SheetNames {
  /** The name itself if it is allowed and free, else the nearest one that is. */
  take(wanted: string): string;
}

/** @param kept names that are given to nobody */
export function createSheetNames(kept: readonly string[]): SheetNames {
  const taken = new Set(kept.map((name) => name.toLowerCase()));
  return {
    take(wanted) {
      for (let number = 1; ; number += 1) {
        const name = sheetTitle(wanted, number);
        if (taken.has(name.toLowerCase())) continue;
        taken.add(name.toLowerCase());
        return name;
      }
    },
  };
}
