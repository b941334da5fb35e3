/** Reads a mirror's file past the engine: what is really in it. */
import BetterSqlite3 from 'better-sqlite3';
import { mirrorPath } from '../../main/engine/mirror/open';
import type { StoredState } from '../../main/engine/mirror/tables';
import type { Json, JsonObject, ResourceKind } from '../../main/engine/scim/resource';
import type { ChangeKind } from '../../preload/contract';

export interface ResourceLine {
  id: number;
  type: ResourceKind;
  remoteId: string | null;
  base: JsonObject;
}

export interface ChangeLine {
  id: number;
  batchId: string;
  resourceId: number;
  kind: ChangeKind;
  path: string;
  was: Json;
  value: Json;
  state: StoredState;
  unsure: boolean;
  sentAt: number | null;
  ready: boolean;
  failure: string | null;
  replacedBy: number | null;
}

export interface RowLine {
  id: number;
  /** The whole as the admin sees it; null where nothing is laid over the base. */
  data: JsonObject | null;
  userName: string | null;
}

export interface GroupLine {
  id: number;
  name: string;
  members: number;
}

export interface BatchLine {
  id: string;
  state: string;
}

export interface MirrorState {
  resources: ReadonlyMap<number, ResourceLine>;
  rows: ReadonlyMap<number, RowLine>;
  groupRows: ReadonlyMap<number, GroupLine>;
  changes: ReadonlyMap<number, ChangeLine>;
  batches: ReadonlyMap<string, BatchLine>;
  facts: ReadonlyMap<string, string>;
}

export interface MirrorReader {
  /** What is in the file now; null if nothing was committed since the last time. */
  readAnew(): MirrorState | null;
  close(): void;
}

/** Open changes are those that the tenant has yet to confirm. */
export function isOpen({ state }: Pick<ChangeLine, 'state'>): boolean {
  return ['pending', 'sending', 'conflict', 'rejected', 'held'].includes(state);
}

/** The open changes of a resource, oldest first. */
export function openChangesOf(mirror: MirrorState, resourceId: number): ChangeLine[] {
  return [...mirror.changes.values()].filter((change) => change.resourceId === resourceId && isOpen(change));
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);
const number = (value: unknown) => (typeof value === 'number' ? value : null);
const json = (value: unknown) => JSON.parse(String(value)) as Json;

type Raw = Record<string, unknown>;

function changeOf(raw: Raw): ChangeLine {
  return {
    id: Number(raw.id),
    batchId: String(raw.batch_id),
    resourceId: Number(raw.resource_id),
    kind: raw.kind as ChangeKind,
    path: String(raw.path),
    was: json(raw.was),
    value: json(raw.value),
    state: raw.state as StoredState,
    unsure: raw.unsure === 1,
    sentAt: number(raw.sent_at),
    ready: raw.ready !== 0,
    failure: text(raw.failure),
    replacedBy: number(raw.replaced_by),
  };
}

function resourceOf(raw: Raw): ResourceLine {
  const type = raw.type === 'Group' ? 'Group' : 'User';
  return { id: Number(raw.id), type, remoteId: text(raw.remote_id), base: json(raw.base) as JsonObject };
}

function rowOf(raw: Raw): RowLine {
  return {
    id: Number(raw.id),
    data: raw.data === null ? null : (json(raw.data) as JsonObject),
    userName: text(raw.user_name),
  };
}

function byId<T extends { id: number | string }>(lines: T[]): Map<T['id'], T> {
  return new Map(lines.map((line) => [line.id, line]));
}

/** Opens a mirror's file to look at it only. */
export function openReader(directory: string): MirrorReader {
  const sqlite = new BetterSqlite3(mirrorPath(directory), { readonly: true });
  let version: unknown = null;
  const lines = (table: string) => sqlite.prepare(`select * from ${table} order by 1`).all() as Raw[];
  const rows = () =>
    sqlite
      .prepare(
        `select row.id, user_name, json_patch(base, data) as data from row left join resource on resource.id = row.id`,
      )
      .all() as Raw[];
  return {
    readAnew() {
      const now = sqlite.pragma('data_version', { simple: true });
      if (now === version) return null;
      version = now;
      return sqlite.transaction(() => ({
        resources: byId(lines('resource').map(resourceOf)),
        rows: byId(rows().map(rowOf)),
        groupRows: byId(
          lines('group_row').map((raw) => ({
            id: Number(raw.id),
            name: String(raw.name),
            members: Number(raw.members),
          })),
        ),
        changes: byId(lines('change').map(changeOf)),
        batches: byId(lines('batch').map((raw) => ({ id: String(raw.id), state: String(raw.state) }))),
        facts: new Map(lines('fact').map((raw) => [String(raw.name), String(raw.value)])),
      }))();
    },
    close: () => sqlite.close(),
  };
}
