/** The tables of a tenant's mirror as Kysely sees them. JSON columns hold text. */
import type { Generated } from 'kysely';
import type { ChangeState } from '../../../preload/contract';

export interface ResourceTable {
  id: Generated<number>;
  remote_id: string | null;
  base: string;
  version: string | null;
  /** When the request that brought the base was answered; older pages never overwrite it. */
  seen_at: number;
  /** The number of the last full pull in which the resource was seen. */
  pull: number;
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
  data: string | null;
}

export interface BatchTable {
  id: string;
  label: string;
  /** What was answered to the window, so that a repeated call gets the same. */
  answer: string;
  created_at: number;
}

/** `replaced`: a later edit of the same cell took its place; `discarded`: the admin took it back. */
export type StoredState = ChangeState | 'replaced' | 'discarded';

export interface ChangeTable {
  id: Generated<number>;
  batch_id: string;
  resource_id: number;
  remote_id: string | null;
  kind: 'set';
  path: string;
  was: string;
  value: string;
  state: StoredState;
  /** 1 when a request was sent and its answer lost: look before sending again. */
  unsure: Generated<number>;
  attempts: Generated<number>;
  failure: string | null;
  created_at: number;
  sent_at: number | null;
  answered_at: number | null;
}

export type HistoryEvent =
  | 'queued'
  | 'sent'
  | 'confirmed'
  | 'found-done'
  | 'rejected'
  | 'conflict'
  | 'merged'
  | 'replaced'
  | 'discarded'
  | 'retried'
  | 'salvaged';

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
}

export interface FactTable {
  name: string;
  value: string;
}

export interface Tables {
  resource: ResourceTable;
  row: RowTable;
  row_search: { rowid: number; text: string };
  batch: BatchTable;
  change: ChangeTable;
  history: HistoryTable;
  fact: FactTable;
}
