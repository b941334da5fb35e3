/** All that it takes to judge a line, apart from the line and the people. */
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
import type { Scratch } from './scratch';
import { type AttributeTarget, type Target, targetsOf } from './targets';
import { type FileWords, fileWords } from './words';

/** A column by whose values people are told apart. */
export interface KeyColumn {
  /** Its number in the scratch file. */
  place: number;
  key: string;
  /** Null where the file has no column for it. */
  target: AttributeTarget | null;
  /** The tenant gives its values itself: whoever brings one that nobody has cannot be created with it. */
  isAssigned: boolean;
  /** Numbers in it may have lost their zeros. */
  mayLackZeros: boolean;
}

export interface Context {
  store: Store;
  /** Where it stands who has which value. */
  scratch: Scratch;
  plan: ImportPlan;
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

/** Fails with `unknown-column`, where the tenant has a column no more. */
export function contextOf(
  store: Store,
  scratch: Scratch,
  plan: ImportPlan,
  lengths: ReadonlyMap<string, number>,
): Result<Context> {
  const found = targetsOf(store, plan);
  if (!found.ok) return found;
  const targets = found.value;
  const attributes = new Map(
    targets.flatMap((target) => (target.kind === 'attribute' ? [[target.key, target] as const] : [])),
  );
  const { byKey } = store.model;
  const follows = userNameFollows(givable(byKey.get('userName')), givable(byKey.get('emails')));
  const match = plan.match.filter((key) => isKey(attributes.get(key)));
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
      target: attributes.get(key) ?? null,
      isAssigned: column?.fixed === 'read-only',
      mayLackZeros: column?.type === 'text' && plan.zeros[key] !== false,
    };
  });
  return succeeded({
    ...{ store, scratch, plan, targets, lengths, keys },
    words: fileWords(plan),
    match: keys.slice(0, new Set(match).size),
    self: ownRow(store),
    userNameFollows: follows,
  });
}

function isKey(target: AttributeTarget | undefined): boolean {
  return target !== undefined && target.column.shape !== 'all' && target.column.type !== 'boolean';
}

function givable<C extends Parameters<typeof canBeGiven>[0]>(column: C | undefined): C | null {
  return column && canBeGiven(column) ? column : null;
}
