import type { BatchEntry, ChangeEntry, GridRow, HistoryEntry, TenantStatus } from '../../preload/contract';

/** Somebody without any marks. */
export function gridRow(part: Partial<GridRow>): GridRow {
  return {
    id: 1,
    cells: [],
    marks: {},
    fate: null,
    locked: {},
    awaited: {},
    activationPending: false,
    photo: null,
    ...part,
  };
}

/** A pending change, with what a test wants to be otherwise. */
export function changeEntry(part: Partial<ChangeEntry>): ChangeEntry {
  return {
    id: 1,
    batchId: 'b1',
    kind: 'set',
    row: 1,
    person: 'Ann',
    column: 'title',
    from: 'Cook',
    to: 'Chef',
    theirs: null,
    state: 'pending',
    ready: true,
    urgent: false,
    mayHurry: false,
    failure: null,
    createdAt: 0,
    ...part,
  };
}

const noCounts = { pending: 0, sending: 0, held: 0, conflict: 0, rejected: 0, done: 0, dropped: 0 };

export function batchEntry(
  part: Partial<Omit<BatchEntry, 'counts'>> & { counts?: Partial<BatchEntry['counts']> },
): BatchEntry {
  return {
    id: 'b1',
    label: { key: 'batch.edit', params: {} },
    author: 'admin',
    createdAt: 0,
    people: 1,
    reverses: null,
    ...part,
    counts: { ...noCounts, ...part.counts },
  };
}

export function historyEntry(part: Partial<HistoryEntry>): HistoryEntry {
  return {
    id: 1,
    at: 0,
    event: 'confirmed',
    changeId: 1,
    kind: 'set',
    batchId: 'b1',
    batchLabel: null,
    author: 'admin',
    row: 1,
    person: 'Ann',
    column: 'title',
    from: 'Cook',
    to: 'Chef',
    detail: null,
    reversible: true,
    ...part,
  };
}

/** A tenant that is online and has nothing to do. */
export function tenantStatus(part: Partial<TenantStatus>): TenantStatus {
  return {
    tenantId: 'acme',
    connection: 'online',
    seenAt: null,
    users: 0,
    pull: null,
    complete: false,
    pending: 0,
    sending: 0,
    held: 0,
    rejected: 0,
    conflicts: 0,
    collected: 0,
    sendMode: 'as-edited',
    finishAt: null,
    undo: null,
    redo: null,
    missing: null,
    notice: null,
    retryAt: null,
    ...part,
  };
}
