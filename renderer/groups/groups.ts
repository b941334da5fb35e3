/** The tenant's groups: which there are, what waits to be sent of them, and which of them is looked at. */
import { create } from 'zustand';
import { type ChangeEntry, type Column, groupColumn } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { renewFace, showPeople } from '../state/asking';
import { laidOut } from '../state/layout';
import { pace } from '../state/pace';
import { showScreen, useScreen } from '../state/screen';
import { openChanges, useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { type Face, useUsers } from '../state/users';
import { waitingByGroup } from './waiting';

/** A group, with the open changes laid over it. */
export interface Group {
  /** The mirror's number. */
  row: number;
  name: string;
  members: number;
}

interface GroupsState {
  tenantId: string | null;
  /** By name; null until they are here. */
  groups: readonly Group[] | null;
  /** Changes of groups that have not been sent, by the group. */
  waiting: ReadonlyMap<number, readonly ChangeEntry[]>;
  failure: Failure | null;
}

const nothing: Omit<GroupsState, 'tenantId'> = { groups: null, waiting: new Map(), failure: null };

export const useGroups = create<GroupsState>()(() => ({ tenantId: null, ...nothing }));

/** More changes of groups than these are not told apart. */
const mostWaiting = 10_000;

async function readWaiting(tenantId: string, groups: readonly Group[]): Promise<GroupsState['waiting']> {
  const { status } = useStatus.getState();
  if (groups.length === 0 || (status && openChanges(status) === 0)) return nothing.waiting;
  const selection = { rows: groups.map(({ row }) => row) };
  const listed = await engine.call('changes.list', { tenantId, selection, before: null, limit: mostWaiting });
  return listed.ok ? waitingByGroup(listed.value.entries) : useGroups.getState().waiting;
}

/** Whether anything on the screen tells what waits of groups. */
function isLookedAt(): boolean {
  return useScreen.getState().screen === 'groups' || useUsers.getState().query.group !== null;
}

/** Reads the groups of the tenant that is shown. */
export async function readGroups(): Promise<void> {
  const { tenantId } = useUsers.getState();
  if (useGroups.getState().tenantId !== tenantId) useGroups.setState({ tenantId, ...nothing });
  if (tenantId === null) return;
  const listed = await engine.call('groups.list', { tenantId });
  if (useUsers.getState().tenantId !== tenantId) return;
  if (!listed.ok) return useGroups.setState({ failure: listed.failure });
  useGroups.setState({ groups: listed.value, failure: null });
  if (!isLookedAt()) return;
  const waiting = await readWaiting(tenantId, listed.value);
  if (useUsers.getState().tenantId === tenantId) useGroups.setState({ waiting });
}

/** The groups follow what happens at a calm pace. */
export const refreshGroups = pace(700, () => {
  readGroups().catch(reportFault);
});

/** A group as a column: whether each person is in it. */
export function membershipColumn(group: number, label: string, isEditable: boolean): Column {
  return {
    key: groupColumn(group),
    label,
    description: '',
    type: 'boolean',
    editable: isEditable,
    fixed: isEditable ? null : 'not-permitted',
    required: false,
    unique: false,
    choices: null,
    shown: true,
  };
}

/** The usual columns, and behind the first one whether the person is in the group: there stands what waits. */
function groupFace(membership: Column): Face {
  return {
    kind: 'group',
    columns(all, layout) {
      const [first, ...others] = laidOut(layout, all);
      return first ? [first, membership, ...others] : [];
    },
  };
}

/** Shows a group's own page: its members. `label` is what the column is called that tells whether somebody is one. */
export function showGroup(group: number, label: string, isEditable: boolean) {
  showScreen('users');
  showPeople({ group }, groupFace(membershipColumn(group, label, isEditable)));
  refreshGroups();
}

/** The page that is shown gets its column anew, where that is called otherwise now or has become open to edits. */
export function renewGroup(group: number, label: string, isEditable: boolean) {
  if (useUsers.getState().query.group !== group) return;
  renewFace(groupFace(membershipColumn(group, label, isEditable)));
}
