/** The palette's lines in the order in which they are read: what was used lately first, or what fits best. */
import { type CommandGroup, commandGroups } from '../../preload/contract';
import type { Entry } from './entries';
import { fold, rank } from './ranking';

export interface Section {
  /** Null: what fits, best first, without a heading. */
  heading: CommandGroup | 'recent' | null;
  entries: readonly Entry[];
}

/** Of what was used lately no more than this is listed. */
const mostRecent = 5;
/** Nobody reads further down than this. */
const mostFound = 100;

export function paletteSections(
  entries: readonly Entry[],
  typed: string,
  recent: readonly string[],
  headings: Readonly<Record<CommandGroup, string>>,
): Section[] {
  if (fold(typed) === '') return everything(entries, recent);
  const findable = entries.map((entry) => ({
    id: entry.id,
    entry,
    isPossible: entry.why === null,
    name: fold(entry.name),
    context: fold(`${headings[entry.group]} ${entry.note ?? ''}`),
  }));
  const found = rank(findable, typed, recent).slice(0, mostFound);
  return found.length === 0 ? [] : [{ heading: null, entries: found.map(({ entry }) => entry) }];
}

function everything(entries: readonly Entry[], recent: readonly string[]): Section[] {
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const lately = recent.flatMap((id) => known.get(id) ?? []).slice(0, mostRecent);
  const others = entries.filter((entry) => !entry.isSought && !lately.includes(entry));
  const sections: Section[] = [
    { heading: 'recent', entries: lately },
    ...commandGroups.map((group) => ({ heading: group, entries: others.filter((entry) => entry.group === group) })),
  ];
  return sections.filter((section) => section.entries.length > 0);
}
