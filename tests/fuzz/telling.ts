/** How the trace of a history tells what happened. */
import type { ChangeLine, MirrorState } from '../support/mirror-file';
import type { Effect } from './ledger';
import type { Trace } from './trace';

/** Tells what has become of the changes since the last look. */
export function tellChanges(trace: Trace, before: MirrorState, now: MirrorState): void {
  for (const { id, state, kind, path, was, value, resourceId, failure: why } of now.changes.values()) {
    const old = before.changes.get(id);
    const text = `${state}${why ? ` (${why})` : ''}`;
    if (!old) {
      const what = `${JSON.stringify(was)} -> ${JSON.stringify(value)}`;
      trace.say(`** change ${id} of ${resourceId}: ${kind} ${path} ${what}: ${text}`);
    } else if (old.state !== state || old.failure !== why) trace.say(`** change ${id}: ${old.state} -> ${text}`);
  }
}

/** What a write did at the tenant, in a line. */
export function tellEffect({ born, died, moved, done }: Effect): string {
  return [
    ...born.map(({ kind, id }) => `${kind} ${id} created`),
    ...died.map(({ kind, id }) => `${kind} ${id} deleted`),
    ...done.map(({ user, action }) => `${action} done to ${user}`),
    ...moved.map(
      ({ id, path, before, after }) => `${id} ${path}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
    ),
  ].join(', ');
}

export function describeChange({ id, kind, path, value, resourceId, state }: ChangeLine): string {
  const isPlain = kind === 'create' || kind === 'delete';
  const what = isPlain ? kind : `${kind} ${path} ${kind === 'action' ? '' : JSON.stringify(value)}`;
  return `change ${id} (${what}, of ${resourceId}, ${state})`;
}
