/** The tables of a tenant's mirror as Kysely sees them. JSON columns hold text. */
import type { Generated } from 'kysely';
import type { ChangeKind, ChangeState, HistoryEvent } from '../../../preload/contract';
import type { ResourceKind } from '../scim/resource';

export interface ResourceTable {
  id: Generated<number>;
  type: ResourceKind;
  /** Null for somebody who is not at the tenant yet. */
  remote_id: string | null;
  base: string;
  version: string | null;
  /** When the request that brought the base was answered; older pages never overwrite it. */
  seen_at: number;
  /** The number of the last full pull in which the resource was seen. */
  pull: number;
  /** When the tenant confirmed that we created it. */
  made_at: number | null;
  /** When the tenant first said that it is gone. */
  missed_at: number | null;
}

export interface GroupRowTable {
  id: number;
  name: string;
  members: number;
}

/** Who is in a group, as the tenant says. */
export interface MemberTable {
  group_id: number;
  /** The tenant's id of the user. */
  remote_id: string;
}

/** A picture as it was fetched, by its address at the tenant. */
export interface PictureTable {
  address: string;
  type: string;
  bytes: Uint8Array;
  /** When it was last asked for. */
  used_at: number;
}

/** A line of a pull that is not complete; without a base it only says that the resource is there. */
export interface StagedTable {
  id: Generated<number>;
  type: ResourceKind;
  remote_id: string;
  base: string | null;
  asked_at: number;
}

/** One at most: the moment of which the ranks tell that lie in files beside the mirror. */
export interface RanksStampTable {
  stamp: string;
}

export interface RowTable {
  id: number;
  user_name: string | null;
  display_name: string | null;
  given_name: string | null;
  family_name: string | null;
  email: string | null;
  phone: string | null;
  title: string | null;
  active: number | null;
  status: string | null;
  search_text: string;
  /** What open changes make of the base, as a merge patch (RFC 7396); null where they make nothing else of it. */
  data: string | null;
}

export interface BatchTable {
  id: string;
  label: string;
  /** What was answered to the window, so that a repeated call gets the same. */
  answer: string;
  created_at: number;
  author: string;
  /** `undone`: taken back before anything of it was sent; `reversed`: another batch takes back what was sent. */
  state: Generated<'made' | 'undone' | 'reversed'>;
  /** The batch that this one takes back. */
  reverses: string | null;
  /** While it can be redone: a number that grows with each undo. */
  undone_at: number | null;
}

/**
 * `replaced`: a later edit took its place; `discarded` and `undone`: the admin took it back; `void`: it came back to what
 * the tenant holds, so that there is nothing to send.
 */
export type StoredState = ChangeState | 'replaced' | 'discarded' | 'undone' | 'void';

export interface ChangeTable {
  id: Generated<number>;
  batch_id: string;
  resource_id: number;
  remote_id: string | null;
  kind: ChangeKind;
  path: string;
  was: string;
  value: string;
  state: StoredState;
  /** 1 when a request was sent and its answer lost: look before sending again. */
  unsure: Generated<number>;
  attempts: Generated<number>;
  failure: string | null;
  created_at: number;
  /** When it was first sent. */
  sent_at: number | null;
  answered_at: number | null;
  /** Its place in the order of sending; smaller goes first. */
  phase: number;
  /** Not before this time. */
  due_at: Generated<number>;
  /** 0 while it is collected, until the admin presses Send. */
  ready: Generated<number>;
  urgent: Generated<number>;
  /** 1 when it must be sent in a request of its own. */
  alone: Generated<number>;
  /** The change that took its place, so that undoing that one brings this one back. */
  replaced_by: number | null;
  /** 1 when the admin has put it on hold, or what it replaced. */
  was_held: Generated<number>;
  /** The user who joins or leaves a group. */
  member: number | null;
}

/** Somebody who has left: what was asked for before then is not believed. */
export interface DepartedTable {
  type: ResourceKind;
  remote_id: string;
  at: number;
}

export interface HistoryTable {
  id: Generated<number>;
  at: number;
  event: HistoryEvent;
  change_id: number;
  batch_id: string;
  remote_id: string | null;
  person: string;
  path: string;
  was: string;
  value: string;
  detail: string | null;
  kind: ChangeKind;
  author: string;
  resource_id: number | null;
}

export interface FactTable {
  name: string;
  value: string;
}

/** A view that the admin keeps. */
export interface SavedViewTable {
  id: string;
  /** Its name in lower case. */
  name_key: string;
  is_default: number;
  /** The view as JSON; a later version may have written more of it than this one knows. */
  view: string;
}

export interface Tables {
  resource: ResourceTable;
  row: RowTable;
  group_row: GroupRowTable;
  member: MemberTable;
  unindexed: { id: number };
  ranks_stamp: RanksStampTable;
  /** Who was written since then, by triggers. */
  ranks_written: { id: number };
  picture: PictureTable;
  staged: StagedTable;
  departed: DepartedTable;
  row_search: { rowid: number; text: string };
  batch: BatchTable;
  change: ChangeTable;
  history: HistoryTable;
  fact: FactTable;
  saved_view: SavedViewTable;
}
