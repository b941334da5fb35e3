/** The lists from which cells are chosen: short and plain ones stand in the rule itself, others on a hidden sheet. */
import type { SheetContent } from './content';
import { columnLetters } from './row-xml';

/** The name of that sheet; the words are no text for people, and so in no language. */
export const listsSheetName = 'muster-values';

/** Characters of a rule: Excel takes no longer ones (its limit is 255, the quotes among them). */
const longestRule = 250;
/** Commas part what stands in a rule, quotes end it, blanks at the ends are lost, and what looks like a formula is best kept as text. */
const plain = /^[^\s,;"'=+\-@](?:[^\n\r\t,;"]*[^\s,;"])?$/u;

export interface ValueLists {
  /** The formula of a rule that offers these values (ECMA-376 part 1, 18.3.1.33). */
  formula(values: readonly string[]): string;
  /** The sheet to which the rules refer; null if none of them does. */
  sheet(): SheetContent | null;
}

export function createValueLists(): ValueLists {
  /** By what they hold, so that the same one is written once. */
  const lists = new Map<string, { values: readonly string[]; place: number }>();
  return {
    formula(values) {
      const rule = `"${values.join(',')}"`;
      if (rule.length <= longestRule && values.every((value) => plain.test(value))) return rule;
      const key = JSON.stringify(values);
      const list = lists.get(key) ?? { values, place: lists.size };
      lists.set(key, list);
      const letter = columnLetters(list.place + 1)[list.place];
      return `'${listsSheetName}'!$${letter}$1:$${letter}$${values.length}`;
    },
    sheet() {
      if (lists.size === 0) return null;
      const columns = [...lists.values()].map(({ values }) => values);
      const rows = Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, row) =>
        columns.map((values) => values[row] ?? null),
      );
      return {
        sheetName: listsSheetName,
        state: 'hidden',
        headers: null,
        columns: columns.map(() => ({ type: 'text' })),
        words: { yes: '', no: '' },
        rows,
      };
    },
  };
}
