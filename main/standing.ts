import type { Failure } from '../preload/failure';
import type { EngineControl } from './engine-control';

/** How far the shown tenant has come; `none` when there is nothing to show. */
export type Standing =
  | { state: 'none' | 'complete' }
  | { state: 'loading'; users: number }
  | { state: 'failed'; failure: Failure };

/** @param shown is the tenant in the window, or null, and the demo tenant that is being made for it, or could not be */
export async function standingOf(
  engine: EngineControl,
  shown: { tenantId: string | null; isMaking: boolean; failure: Failure | null },
): Promise<Standing> {
  const { tenantId, isMaking, failure } = shown;
  if (failure) return { state: 'failed', failure };
  if (tenantId === null) return isMaking ? { state: 'loading', users: 0 } : { state: 'none' };
  const status = await engine.askAsPage()?.call('tenant.status', { tenantId });
  if (!status) return { state: 'loading', users: 0 };
  if (!status.ok) return { state: 'failed', failure: status.failure };
  const { complete, pull, users, connection } = status.value;
  const isHere = complete && !pull && connection !== 'connecting';
  return isHere ? { state: 'complete' } : { state: 'loading', users };
}
