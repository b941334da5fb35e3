/** What the admin asks the tenant to do to people: invitations, resets, pictures. */
import type { KindName } from '../../demo/kinds/kind';
import { squarePng } from '../../demo/photos/png';
import type { JsonObject } from '../../main/engine/scim/resource';
import type { ActionEdit, Edit } from '../../preload/contract';
import { apply, type Gesture, newcomer } from './admin';
import type { Chance } from './chance';
import type { StepName } from './plan';
import type { World } from './world';

const account = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';

/** What each kind of tenant calls them. */
const invitations: Record<KindName, string> = {
  trackunit: 'resendActivation',
  justtrack: 'resendInvitation',
  wetrack: 'sendInvitation',
};
const reset = 'resetPassword';

/** Mostly what can be done to somebody; sometimes what cannot. */
function mailFor({ mirror, circumstances }: World, row: number, chance: Chance): ActionEdit {
  const { status } = (mirror.resources.get(row)?.base[account] ?? {}) as JsonObject;
  const invitation = invitations[circumstances.kind];
  const action = chance.happens(0.1) ? chance.pick([reset, invitation]) : status === 'active' ? reset : invitation;
  return { kind: 'action', row, action, inputs: {} };
}

const action: Gesture = async (world, chance) => {
  const rows = [...world.mirror.rows.keys()];
  if (rows.length > 0) await apply(world, chance, [mailFor(world, chance.pick(rows), chance)]);
};

const actionMany: Gesture = async (world, chance) => {
  const rows = [...world.mirror.rows.keys()].filter(() => chance.happens(0.6));
  await apply(
    world,
    chance,
    rows.map((row) => mailFor(world, row, chance)),
  );
};

/** Somebody is created, and invited as soon as they are there; sometimes edited at once. */
const invite: Gesture = async (world, chance) => {
  const values = await newcomer(world, chance);
  const edits: Edit[] = [{ kind: 'create', values, actions: [invitations[world.circumstances.kind]] }];
  await apply(world, chance, edits);
};

/** Chosen for one person, or taken away; often for one who was given one before. */
const picture: Gesture = async (world, chance) => {
  const rows = [...world.mirror.rows.keys()];
  if (world.circumstances.kind !== 'justtrack' || rows.length === 0) return;
  const before = [...world.mirror.changes.values()].filter(({ path }) => path === 'setPhoto');
  const row = before.length > 0 && chance.happens(0.6) ? chance.pick(before).resourceId : chance.pick(rows);
  const removal: ActionEdit = { kind: 'action', row, action: 'removePhoto', inputs: {} };
  const colour = [chance.below(256), chance.below(256), chance.below(256)] as const;
  const photo = `data:image/png;base64,${squarePng(1, () => colour).toString('base64')}`;
  const choice: ActionEdit = { kind: 'action', row, action: 'setPhoto', inputs: { photo } };
  await apply(world, chance, [chance.happens(0.3) ? removal : choice]);
};

export const deeds: Partial<Record<StepName, Gesture>> = { action, actionMany, invite, picture };
