/** All that it takes to judge the lines of a part of the file, apart from the lines and the people. */
import {
  canBeGiven,
  type ImportPlan,
  type Result,
  type UserNameFollows,
  userNameFollows,
} from '../../../preload/contract';
import { succeeded } from '../../../preload/failure';
import type { Store } from '../mirror/store';
import { ownRow } from '../people/rows';
import type { Part } from './part';
import type { Scratch } from './scratch';
import { type AttributeTarget, type Target, targetsOf } from './targets';
import { type FileWords, fileWords } from './words';

/** A column by whose values people are told apart. */
export interface KeyColumn {
  /** Its number in the scratch file. */
  place: number;
  key: string;
  /** The tenant gives its values itself: whoever brings one that nobody has cannot be created with it. */
  isAssigned: boolean;
  /** Numbers in it may have lost their zeros. */
  mayLackZeros: boolean;
}

/** The column of the tenant's own ids. */
export const idKey = 'id';

export interface Context {
  store: Store;
  /** Where it stands who has which value. */
  scratch: Scratch;
  plan: ImportPlan;
  part: Part;
  /** Of the part. */
  targets: readonly Target[];
  words: FileWords;
  /** Those that tell who is meant, in the order in which they are tried. */
  match: readonly KeyColumn[];
  /** These, and all others whose values no two people may share. */
  keys: readonly KeyColumn[];
  /** How long the numbers of columns are in which some begin with zeros. */
  lengths: ReadonlyMap<string, number>;
  /** The admin's own row. */
  self: number | null;
  /** The username of somebody new, where none is given. */
  userNameFollows: UserNameFollows;
}

/** One for each part, in their order. Fails with `unknown-column`, where the tenant has a column no more. */
export function contextsOf(
  store: Store,
  scratch: Scratch,
  plan: ImportPlan,
  parts: readonly Part[],
  lengths: ReadonlyMap<string, number>,
): Result<Context[]> {
  const targets: Target[][] = [];
  for (const part of parts) {
    const found = targetsOf(store, plan, part);
    if (!found.ok) return found;
    targets.push(found.value);
  }
  const attributes = new Map(
    targets.flat().flatMap((target) => (target.kind === 'attribute' ? [[target.key, target] as const] : [])),
  );
  const { byKey } = store.model;
  const follows = userNameFollows(givable(byKey.get('userName')), givable(byKey.get('emails')));
  // An exported workbook knows who is who, whether there is a column to be seen of it or not.
  const known = parts.some(({ role }) => role !== null) && byKey.has(idKey) ? [idKey] : [];
  const wanted = plan.match.filter((key) => isKey(attributes.get(key)));
  const match = [...new Set([...known, ...wanted])];
  const unique = [...attributes.values()].filter(
    (target) => isKey(target) && target.column.unique && canBeGiven(target.column),
  );
  const derived = follows !== 'typed' && byKey.get('userName')?.unique ? ['userName'] : [];
  const all = [...new Set([...match, ...unique.map(({ key }) => key), ...derived])];
  const keys = all.map((key, place): KeyColumn => {
    const column = byKey.get(key);
    return {
      place: place + 1,
      key,
      isAssigned: column?.fixed === 'read-only',
      mayLackZeros: column?.type === 'text' && plan.zeros[key] !== false,
    };
  });
  const common = {
    ...{ store, scratch, lengths, keys },
    words: fileWords(plan),
    match: keys.slice(0, match.length),
    self: ownRow(store),
    userNameFollows: follows,
  };
  return succeeded(
    parts.map((part, place) => ({
      ...common,
      part,
      targets: targets[place] ?? [],
      // Nobody begins in a sheet that tells who is in which group.
      plan: part.role === 'matrix' ? { ...plan, creates: false } : plan,
    })),
  );
}

function isKey(target: AttributeTarget | undefined): boolean {
  return target !== undefined && target.column.shape !== 'all' && target.column.type !== 'boolean';
}

function givable<C extends Parameters<typeof canBeGiven>[0]>(column: C | undefined): C | null {
  return column && canBeGiven(column) ? column : null;
}
