/** What must be true at the tenant when a change is done, and when it is taken back. */
import type { Json, JsonObject } from '../../main/engine/scim/resource';
import { type ChangeLine, isOpen, type MirrorState } from '../support/mirror-file';
import type { Ledger } from './ledger';
import { alike } from './likeness';
import { describeChange } from './telling';
import { Violation } from './violation';
import { requestIdOf } from './wish-rules';

const pendingEmail = 'urn:muster:params:scim:schemas:extension:admin:1.0:User:pendingEmail';

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the tenant would have held of a change, and when. */
function heldAt(mirror: MirrorState, change: ChangeLine, ledger: Ledger) {
  const resource = mirror.resources.get(change.resourceId);
  const kind = resource?.type ?? 'User';
  const remoteId = resource?.remoteId ?? null;
  if (remoteId === null) return [];
  if (change.kind === 'set') {
    return ledger.held(kind, remoteId, change.path).map((held) => ({ ...held, fits: alike(held.value, change.value) }));
  }
  const row = isObject(change.value) ? Number(change.value.row) : 0;
  const member = mirror.resources.get(row)?.remoteId ?? '';
  const wanted = change.kind === 'add-member';
  return ledger
    .held(kind, remoteId, `members/${member}`)
    .map((held) => ({ ...held, fits: (held.value === true) === wanted }));
}

/** The tenant holds, or held at some moment since it was asked for, what the change wanted. */
export function doneWasConfirmed(mirror: MirrorState, change: ChangeLine, ledger: Ledger, since: number): void {
  const rule = 'done was confirmed by the tenant';
  if (change.kind === 'create') {
    const externalId = isObject(change.value) ? change.value.externalId : null;
    const userName = isObject(change.value) ? change.value.userName : null;
    const born = ledger
      .births()
      .some(({ resource }) => resource.externalId === externalId || (userName && alike(resource.userName, userName)));
    if (!born) throw new Violation(rule, `${describeChange(change)}: the tenant has never had anybody like that`);
    return;
  }
  if (change.kind === 'action') {
    const requestId = requestIdOf(change);
    if (ledger.deeds().some((deed) => deed.requestId === requestId)) return;
    throw new Violation(rule, `${describeChange(change)}: the tenant has never done it`);
  }
  const resource = mirror.resources.get(change.resourceId);
  // Who has left the mirror was not at the tenant any more.
  if (!resource || resource.remoteId === null) return;
  if (change.kind === 'delete') {
    const left = ledger.now(resource.type, resource.remoteId);
    // Some tenants deactivate whom they are asked to delete.
    if (left === null || left.get('active') === false) return;
    throw new Violation(rule, `${describeChange(change)}: the tenant has them still`);
  }
  if (wasAwaited(resource.remoteId, change, ledger, since)) return;
  const held = heldAt(mirror, change, ledger);
  const fitting = held.filter(({ fits }) => fits);
  const inForce = held.filter(({ seq }) => seq <= since).at(-1);
  // What is taken away a tenant may set again by itself.
  if (change.kind === 'set' && change.value === null && held.some(({ seq }) => seq > since)) return;
  const nothingHeld = !inForce && (change.kind === 'set' ? change.value === null : change.kind === 'remove-member');
  if (nothingHeld || inForce?.fits || fitting.some(({ seq }) => seq > since)) return;
  throw new Violation(
    rule,
    `${describeChange(change)}: the tenant held ${JSON.stringify(held.map(({ value }) => value))}`,
  );
}

/** A new email counts as done when the tenant waits for it to be confirmed. */
function wasAwaited(remoteId: string, { kind, path, value }: ChangeLine, ledger: Ledger, since: number): boolean {
  if (kind !== 'set' || path !== 'emails' || !Array.isArray(value)) return false;
  const wanted = value.find((email) => isObject(email) && email.primary === true) ?? value[0] ?? null;
  const awaited = ledger.held('User', remoteId, pendingEmail);
  const inForce = awaited.filter(({ seq }) => seq <= since).at(-1);
  return awaited.some(
    (held) => isObject(wanted) && alike(held.value, wanted.value) && (held.seq > since || held === inForce),
  );
}

/** What the admin took back before it was done is not at the tenant through us. */
export function undoLeavesNoTrace(mirror: MirrorState, change: ChangeLine, ledger: Ledger, since: number): void {
  if (!isOpen(change) || typeof change.value !== 'string') return;
  // Whoever has been deleted there since has taken it along.
  if (change.failure?.includes('"gone"')) return;
  // What a colleague has replaced since then is no trace of ours.
  const now = heldAt(mirror, change, ledger).at(-1);
  const trace = now?.fits && now.seq > since && now.mover.by === 'request';
  if (trace) throw new Violation('undo leaves no trace', `${describeChange(change)} had been written to the tenant`);
}
