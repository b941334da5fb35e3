/** What becomes of the draft when its people are created. */
import type { Administration, CellValue } from '../../preload/contract';
import { beginNextRound, clearDraft, useDraft } from './draft';
import { invite, stillUnknown } from './invite';
import type { InviteForm } from './inviteForm';
import type { ReadyEntry } from './usePeopleToInvite';

interface Shared {
  tenantId: string;
  form: InviteForm;
  administration: Administration | null;
  groups: ReadonlySet<number>;
  sends: boolean;
}

/** Creates one person; answers whether that was done. Where it was not, what was entered stays. */
export async function submitOne(shared: Shared, values: Record<string, CellValue>): Promise<boolean> {
  const made = await invite({ ...shared, people: [values] });
  if (!made || made.created.length === 0) return false;
  beginNextRound(new Set());
  clearDraft();
  return true;
}

/** Creates people of the list; answers whether nobody is left in it. */
export async function submitMany(shared: Shared, ready: readonly ReadyEntry[]): Promise<boolean> {
  const made = await invite({ ...shared, people: ready.map(({ values }) => values) });
  if (!made) return false;
  const created = await createdOf(shared, ready, made.created.length);
  beginNextRound(new Set(created.map(({ entry }) => entry.id)));
  if (useDraft.getState().entries.length > 0) return false;
  clearDraft();
  return true;
}

/** Those who were created. The engine tells how many; who was refused shows by still being unknown. */
async function createdOf(
  { tenantId, form }: Shared,
  ready: readonly ReadyEntry[],
  created: number,
): Promise<readonly ReadyEntry[]> {
  if (created === ready.length) return ready;
  const column = form.email ?? form.userName;
  if (created === 0 || !column) return [];
  const textOf = ({ values }: ReadyEntry) => String(values[column.key] ?? '').trim();
  const unknown = await stillUnknown(tenantId, column.key, ready.map(textOf));
  return ready.filter((person) => !unknown.has(textOf(person)));
}
