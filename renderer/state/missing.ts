/** People whom the last pull did not show, so many that the admin has to decide. */
import i18next from 'i18next';
import { engine } from '../bridge/engine';
import { showDone, showFailure } from './toasts';

/** More than this many nobody reads through. */
const mostShown = 1_000;

export function listMissing(tenantId: string) {
  return engine.call('sync.missing', { tenantId, limit: mostShown });
}

/** Removes those who are gone, each asked for twice; or keeps everybody. Answers whether it was taken. */
export async function decideMissing(tenantId: string, remove: boolean): Promise<boolean> {
  const decided = await engine.call('sync.decide', { tenantId, remove });
  if (!decided.ok) showFailure(decided.failure);
  else if (remove) showDone(i18next.t('missing.removing'));
  return decided.ok;
}
