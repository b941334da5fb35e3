/** Creating people, and inviting them where that is the admin's to do. */
import i18next from 'i18next';
import type { Administration, Applied, CellValue, CreateEdit } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { labelFor } from '../selection/deeds';
import { actionFor } from '../state/administration';
import { makeGesture } from '../state/gestures';
import type { InviteForm } from './inviteForm';

type Values = Record<string, CellValue>;

interface Invitation {
  tenantId: string;
  form: InviteForm;
  administration: Administration | null;
  people: readonly Values[];
  groups: Iterable<number>;
  /** Whether those are invited whom the tenant does not invite by itself. */
  sends: boolean;
}

/** What somebody new is called: by name, else by address or username. */
export function nameOf({ givenName, familyName, fullName, email, userName }: InviteForm, values: Values): string {
  const textOf = (column: { key: string } | null) => String((column && values[column.key]) ?? '');
  const name = [textOf(givenName), textOf(familyName)].filter(Boolean).join(' ');
  return name || textOf(fullName) || textOf(email) || textOf(userName);
}

/** Creates people as one batch; null where nothing could be done at all. */
export async function invite(invitation: Invitation): Promise<Applied | null> {
  const { tenantId, form, administration, people, groups, sends } = invitation;
  const { t } = i18next;
  const action = sends && administration?.invitation === 'onRequest' ? actionFor(administration, 'invitation') : null;
  const isInvited = administration?.invitation === 'onCreate' || action !== null;
  const joined = [...groups];
  const edits = people.map(
    (values): CreateEdit => ({
      kind: 'create',
      values,
      ...(joined.length > 0 && { groups: joined }),
      ...(action && { actions: [action.id] }),
    }),
  );
  const [only] = people;
  const person = people.length === 1 && only ? nameOf(form, only) : null;
  return makeGesture({
    tenantId,
    label: labelFor(isInvited ? 'batch.invite' : 'batch.create', { person, count: people.length }),
    edits,
    done: (count) =>
      person === null
        ? t(isInvited ? 'invite.done.invited' : 'invite.done.created', { count })
        : t(isInvited ? 'invite.done.invited.person' : 'invite.done.created.person', { person }),
  });
}

/** Those of some values of a column that nobody has, after people with them were created: who was refused. */
export async function stillUnknown(tenantId: string, column: string, values: string[]): Promise<Set<string>> {
  const read = await engine.call('people.known', { tenantId, column, values });
  const known = new Set(read.ok ? read.value.map((value) => value.toLowerCase()) : []);
  return new Set(values.filter((value) => !known.has(value.toLowerCase())));
}
