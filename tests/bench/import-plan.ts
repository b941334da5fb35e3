/** What an import is to do with the columns of an exported file, as a window proposes it. */
import type { ImportPlan } from '../../preload/contract';
import { type exportColumns, words } from './export';

const tellsWho = /^(?:id|userName|emails)$|:(?:userNumber|employeeNumber)$/;

export function planOf(columns: typeof exportColumns): ImportPlan {
  const targets = columns.map(([key]) => key);
  return {
    targets,
    match: targets.filter((key) => tellsWho.test(key)),
    ...{ creates: true, clears: false, zeros: {} },
    words: { yes: [words.yes], no: [words.no], choices: {}, activationPending: [words.activationPending] },
  };
}
