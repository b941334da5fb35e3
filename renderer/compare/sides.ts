/** The three lists of a comparison. */
import type { Input, importCalls } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { useImporting } from '../import/importing';

export const sides = ['only-there', 'only-here', 'differing'] as const;
/** Who stands in the list and is not here; who is here and not in the list; of whom the two say otherwise. */
export type Side = (typeof sides)[number];

type Asked = Pick<Input<typeof importCalls, 'import.lines'>, 'side' | 'search' | 'start' | 'count'>;

/** Lines of one of the lists, those that are left out among them. */
export function askLines(asked: Asked) {
  const { tenantId, importId } = useImporting.getState();
  return engine.call('import.lines', { tenantId: tenantId ?? '', importId, verdict: null, ...asked });
}
