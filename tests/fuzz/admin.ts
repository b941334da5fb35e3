/** What the admin does: gestures as the window would ask for them. */
import type { Json } from '../../main/engine/scim/resource';
import type { CellValue, ChangeAction, ChangeSelection, Column, Edit, Resolution } from '../../preload/contract';
import { isOpen, openChangesOf } from '../support/mirror-file';
import type { Chance } from './chance';
import { tenantId } from './life';
import type { StepName } from './plan';
import type { World } from './world';

export type Gesture = (world: World, chance: Chance) => Promise<void>;

const label = { key: 'batch.edit', params: {} };

/** Attributes that are edited most, so that edits meet each other. */
const favourites = ['title', 'displayName', 'active', 'emails', 'userName', 'name.givenName'];

function people(world: World): number[] {
  return [...world.mirror.rows.keys()];
}

function groups(world: World): number[] {
  return [...world.mirror.groupRows.keys()];
}

/** A value that no other edit of the history gives. */
export function newValue({ key, type, choices }: Pick<Column, 'key' | 'type' | 'choices'>, chance: Chance): CellValue {
  const word = `v${chance.below(2 ** 31).toString(36)}`;
  if (choices) return chance.pick(choices);
  if (type === 'boolean') return chance.happens(0.5);
  if (type === 'number') return chance.below(1000);
  if (type === 'date') return new Date(chance.below(1_700_000_000) * 1000).toISOString();
  if (key === 'emails') return `${word}@example.com`;
  if (key === 'userName') return `${word}@example.com`;
  if (chance.happens(0.05) && key === 'title') return null;
  return chance.happens(0.1) ? `${word.toUpperCase()} Ærø` : word;
}

async function editable(world: World): Promise<Column[]> {
  const columns = (await world.ask('columns', ({ engine }) => engine.calls['tenant.columns']({ tenantId }))) ?? [];
  return columns.filter((column) => column.editable);
}

function pickColumn(columns: readonly Column[], chance: Chance): Column | undefined {
  const popular = columns.filter(({ key }) => favourites.includes(key));
  const from = popular.length > 0 && chance.happens(0.75) ? popular : columns;
  return from.length === 0 ? undefined : chance.pick(from);
}

/** Makes a gesture; one whose answer is lost with the engine's life may be repeated, as the window does. */
export async function apply(world: World, chance: Chance, edits: Edit[]): Promise<void> {
  if (edits.length === 0) return;
  const batchId = chance.uuid();
  for (const edit of edits) if ('row' in edit) world.chronicle.saw(world.mirror, edit.row);
  const ask = () =>
    world.ask(`apply ${JSON.stringify(edits)}`, ({ engine }) =>
      engine.calls['changes.apply']({ tenantId, batchId, label, edits }),
    );
  let answer = await ask();
  if (answer === null && chance.happens(0.7)) answer = await ask();
  if (answer === null) return;
  world.look();
  world.chronicle.acknowledge(world.mirror, batchId);
}

const edit: Gesture = async (world, chance) => {
  const rows = people(world);
  const column = pickColumn(await editable(world), chance);
  if (!column || rows.length === 0) return;
  const row = chance.pick(rows);
  const more = chance.happens(0.25) ? pickColumn(await editable(world), chance) : undefined;
  const columns = more && more.key !== column.key ? [column, more] : [column];
  await apply(
    world,
    chance,
    columns.map((one) => ({ row, column: one.key, value: newValue(one, chance) })),
  );
};

const editMany: Gesture = async (world, chance) => {
  const column = pickColumn(await editable(world), chance);
  if (!column) return;
  const rows = people(world).filter(() => chance.happens(0.6));
  const value = newValue(column, chance);
  await apply(
    world,
    chance,
    rows.map((row) => ({ row, column: column.key, value })),
  );
};

/** Somebody new, as far as the tenant's schemas let an admin describe them. */
export async function newcomer(world: World, chance: Chance): Promise<Record<string, CellValue>> {
  const name = `n${chance.below(2 ** 31).toString(36)}`;
  const taken = [...world.mirror.rows.values()].map(({ userName }) => userName).filter((one) => one !== null);
  const userName = taken.length > 0 && chance.happens(0.15) ? chance.pick(taken) : `${name}@example.com`;
  const columns = (await editable(world)).map(({ key }) => key);
  const wanted: Record<string, CellValue> = {
    userName,
    'name.givenName': name,
    'name.familyName': 'New',
    displayName: `${name} New`,
    emails: `${name}@example.com`,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([key]) => columns.includes(key)));
}

const create: Gesture = async (world, chance) =>
  apply(world, chance, [{ kind: 'create', values: await newcomer(world, chance) }]);

const createGroup: Gesture = (world, chance) =>
  apply(world, chance, [{ kind: 'create-group', name: `g${chance.below(2 ** 31).toString(36)}` }]);

const remove: Gesture = async (world, chance) => {
  const rows = chance.happens(0.8) ? people(world) : groups(world);
  if (rows.length > 0) await apply(world, chance, [{ kind: 'delete', row: chance.pick(rows) }]);
};

const member: Gesture = async (world, chance) => {
  const [rows, all] = [people(world), groups(world)];
  if (rows.length === 0 || all.length === 0) return;
  const group = chance.pick(all);
  const joins = chance.happens(0.6);
  const chosen = chance.happens(0.7) ? [chance.pick(rows)] : rows.filter(() => chance.happens(0.5));
  await apply(
    world,
    chance,
    chosen.map((row) => ({ kind: 'member', group, row, member: joins })),
  );
};

function openRows(world: World): number[] {
  return [...new Set([...world.mirror.changes.values()].filter(isOpen).map(({ resourceId }) => resourceId))];
}

/** Who decides on open changes sees what the tenant holds. */
function lookAtOpen(world: World): void {
  for (const row of openRows(world)) world.chronicle.saw(world.mirror, row);
}

function anyBatch(world: World, chance: Chance): string | null {
  const batches = [...world.mirror.batches.keys()];
  return batches.length === 0 ? null : chance.pick(batches);
}

const undo: Gesture = async (world, chance) => {
  const batchId = chance.happens(0.6) ? null : anyBatch(world, chance);
  await world.ask('undo', ({ engine }) => engine.calls['batches.undo']({ tenantId, batchId }));
};

const redo: Gesture = async (world) => {
  await world.ask('redo', ({ engine }) => engine.calls['batches.redo']({ tenantId }));
};

const reverse: Gesture = async (world, chance) => {
  const done = [...world.mirror.changes.values()].filter(({ state }) => state === 'done');
  if (done.length === 0) return;
  const one = chance.pick(done);
  const batchId = chance.uuid();
  const of = chance.happens(0.5) ? { batch: one.batchId } : { changes: [one.id] };
  for (const { resourceId } of done) world.chronicle.saw(world.mirror, resourceId);
  const answer = await world.ask('reverse', ({ engine }) =>
    engine.calls['batches.reverse']({ tenantId, batchId, label, of }),
  );
  if (answer === null) return;
  world.look();
  world.chronicle.acknowledge(world.mirror, batchId);
};

/** Some open changes, chosen as an admin would: all, those of a person, of a gesture, of a kind, or single ones. */
function selection(world: World, chance: Chance): ChangeSelection {
  const open = [...world.mirror.changes.values()].filter(isOpen);
  const one = open.length > 0 ? chance.pick(open) : undefined;
  if (!one || chance.happens(0.2)) return {};
  const ways = [
    { changes: [one.id] },
    { rows: [one.resourceId] },
    { batches: [one.batchId] },
    { states: [one.state as 'pending'] },
    { column: one.path },
    { changes: open.filter(() => chance.happens(0.5)).map(({ id }) => id) },
  ];
  return chance.pick(ways);
}

const act =
  (action: ChangeAction): Gesture =>
  async (world, chance) => {
    const chosen = selection(world, chance);
    // Sending over a conflict decides it.
    if (action === 'retry') lookAtOpen(world);
    await world.ask(`${action} ${JSON.stringify(chosen)}`, ({ engine }) =>
      engine.calls['changes.act']({ tenantId, action, selection: chosen }),
    );
  };

const resolve: Gesture = async (world, chance) => {
  const conflicts = [...world.mirror.changes.values()].filter(({ state }) => state === 'conflict');
  if (conflicts.length === 0) return;
  const one = chance.pick(conflicts);
  const chosen: ChangeSelection = chance.happens(0.3) ? { states: ['conflict'] } : { changes: [one.id] };
  const other: CellValue = one.path === 'active' ? chance.happens(0.5) : `r${chance.below(2 ** 31).toString(36)}`;
  const resolution = chance.pick<Resolution>([{ take: 'mine' }, { take: 'theirs' }, { take: 'other', value: other }]);
  lookAtOpen(world);
  await world.ask(`resolve ${JSON.stringify([chosen, resolution])}`, ({ engine }) =>
    engine.calls['changes.resolve']({ tenantId, selection: chosen, resolution }),
  );
};

const mode: Gesture = async (world, chance) => {
  const chosen = chance.pick(['as-edited', 'collected'] as const);
  await world.ask(`mode ${chosen}`, ({ engine }) => engine.calls['sync.mode']({ tenantId, mode: chosen }));
};

const syncNow: Gesture = async (world) => {
  await world.ask('sync now', ({ engine }) => engine.calls['sync.now']({ tenantId }));
};

const decide: Gesture = async (world, chance) => {
  const remove = chance.happens(0.5);
  await world.ask(`decide ${remove}`, ({ engine }) => engine.calls['sync.decide']({ tenantId, remove }));
};

const signOut: Gesture = async (world, chance) => {
  await world.signIn(null);
  await world.pass(chance.between(1, 60_000));
  await world.signIn(world.tenant.token);
};

/** Picks among open changes, to do something about the same attribute elsewhere. */
export function anOpenCell(world: World, chance: Chance): { remoteId: string; path: string; was: Json } | null {
  const rows = openRows(world).filter((row) => world.mirror.resources.get(row)?.remoteId);
  if (rows.length === 0) return null;
  const row = chance.pick(rows);
  const sets = openChangesOf(world.mirror, row).filter(({ kind }) => kind === 'set');
  const remoteId = world.mirror.resources.get(row)?.remoteId ?? null;
  if (sets.length === 0 || remoteId === null) return null;
  const { path, was } = chance.pick(sets);
  return { remoteId, path, was };
}

export const gestures: Partial<Record<StepName, Gesture>> = {
  edit,
  editMany,
  create,
  createGroup,
  delete: remove,
  member,
  undo,
  redo,
  reverse,
  discard: act('discard'),
  hold: act('hold'),
  retry: act('retry'),
  send: act('send'),
  hurry: act('hurry'),
  resolve,
  mode,
  decide,
  syncNow,
  signOut,
};
