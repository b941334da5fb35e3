/** One open tenant: its mirror, its queue, its sync, and what is told to the windows about it. */
import type { Result, TenantStatus } from '../../preload/contract';
import { type Failure, failure, succeeded } from '../../preload/failure';
import type { Environment } from './environment';
import { createImports, type Imports } from './import/imports';
import { readFact } from './mirror/facts';
import { modelOf, type TenantModel } from './mirror/model';
import { closeMirror, openMirror, rebuildMirror } from './mirror/open';
import { countUsers } from './mirror/resources';
import { createStamp, type Store } from './mirror/store';
import { countOpen } from './queue/changes';
import { recoverInterrupted } from './queue/states';
import { lastUndoable, lastUndone } from './queue/undo-stack';
import { readBeside } from './reading/beside';
import { type Reader, readHere } from './reading/reader';
import { plainAdministration } from './scim/administration';
import { type SyncLoop, startLoop } from './sync/loop';

export interface Desk {
  tenantId: string;
  directory: string;
  baseUrl: string;
  store: Store;
  reader: Reader;
  loop: SyncLoop;
  /** Files that are being imported. */
  imports: Imports;
  /** What the admin has to know about the mirror itself, until the next start. */
  notice: Failure | null;
  /** False from the moment when it begins to close: nothing more is told of it. */
  open: boolean;
  /** Aborted then: whoever reads its mirror piece by piece stops. */
  closing: AbortController;
}

export interface DeskEvents {
  status(desk: Desk): void;
  rows(desk: Desk): void;
  settled(desk: Desk): void;
  columns(desk: Desk): void;
  broken(desk: Desk, error: unknown): void;
}

/** Before the first discovery nothing is known of a tenant's columns. */
const unknownModel: TenantModel = modelOf({
  schemas: [],
  patch: true,
  bulk: null,
  filter: null,
  sort: false,
  etag: false,
  groups: false,
  groupSchema: null,
  admin: plainAdministration,
});

/**
 * Opens the mirror of a tenant and its sync, signed out.
 *
 * @param damaged whether the file has just been found damaged, so that it is set aside and built anew
 */
export async function openDesk(
  environment: Environment,
  tenant: { tenantId: string; directory: string; baseUrl: string },
  events: DeskEvents,
  damaged: boolean,
): Promise<Result<Desk>> {
  const opened = await (damaged ? rebuildMirror : openMirror)(tenant.directory, environment.now);
  if (!opened.ok) return opened;
  const { mirror, rebuilt } = opened.value;
  const discovery = readFact(mirror, 'discovery');
  const { now, uuid, author } = environment;
  const model = discovery ? modelOf(discovery) : unknownModel;
  const store: Store = { mirror, model, now, stamp: createStamp(now), uuid, author };
  recoverInterrupted(store);
  const desk: Desk = {
    ...tenant,
    store,
    reader: readerOf(store, environment),
    open: true,
    closing: new AbortController(),
    imports: createImports(tenant.directory),
    notice: rebuilt ? failure('mirror-rebuilt', { file: rebuilt.setAside, carried: rebuilt.carried }) : null,
    loop: startLoop(store, environment, {
      state: () => events.status(desk),
      rows: () => events.rows(desk),
      settled: () => events.settled(desk),
      columns: () => events.columns(desk),
      broken: (error) => events.broken(desk, error),
    }),
  };
  return succeeded(desk);
}

function readerOf(store: Store, { startThread, wait, log }: Environment): Reader {
  return startThread ? readBeside(store, { startThread, wait, log }) : readHere(store);
}

export async function closeDesk(desk: Desk): Promise<void> {
  desk.open = false;
  desk.closing.abort();
  desk.imports.closeAll();
  await Promise.all([desk.reader.close(), desk.loop.stop()]);
  closeMirror(desk.store.mirror);
}

/** That nobody answers shows in the connection as well; what became of the mirror shows nowhere else. */
function noticeOf(sync: Failure | null, mirror: Failure | null): Failure | null {
  const yields = sync === null || sync.code === 'offline' || sync.code === 'timeout';
  return yields ? (mirror ?? sync) : sync;
}

/** Where the tenant stands now. */
export function statusOf(desk: Desk): TenantStatus {
  const { mirror } = desk.store;
  const sync = desk.loop.state();
  const open = countOpen(mirror);
  const missing = readFact(mirror, 'missing');
  return {
    tenantId: desk.tenantId,
    connection: sync.connection,
    seenAt: sync.seenAt,
    users: countUsers(mirror),
    pull: sync.pull,
    complete: readFact(mirror, 'complete') !== null,
    pending: open.pending,
    sending: open.sending,
    held: open.held,
    rejected: open.rejected,
    conflicts: open.conflict,
    collected: open.collected,
    sendMode: readFact(mirror, 'sendMode') ?? 'as-edited',
    finishAt: sync.finishAt,
    undo: lastUndoable(desk.store)?.label ?? null,
    redo: lastUndone(desk.store)?.label ?? null,
    missing: missing && { count: missing.count, users: missing.users },
    notice: noticeOf(sync.notice, desk.notice),
    retryAt: sync.retryAt,
  };
}
