/** Whom of those that the file does not name the admin wants deactivated: nobody, until it is asked for. */
import type { TFunction } from 'i18next';
import type { Administration, Column } from '../../../preload/contract';
import { failure } from '../../../preload/failure';
import { engine } from '../../bridge/engine';
import { failureText } from '../../i18n/failureText';
import type { Asked } from '../../removal/confirmation';
import { notPermittedText } from '../../selection/offers';
import { tellFailure, useImporting } from '../importing';

/** So many people nobody deactivates by mistake; of more than this part of all, and of more than so many, one types the number. */
const few = 10;
const smallPart = 0.02;

/** What is to be typed before so many are deactivated: a list that names one department must not deactivate the others. */
export function askedForLeavers(count: number, everybody: number): Asked {
  return count > Math.max(few, everybody * smallPart) ? { kind: 'number', count } : { kind: 'none' };
}

interface Situation {
  columns: readonly Column[];
  administration: Administration | null;
  t: TFunction;
  language: string;
}

/** Why the tenant lets nobody be deactivated; null: it does. */
export function whyNobody({ columns, ...situation }: Situation): string | null {
  const column = columns.find(({ key }) => key === 'active');
  if (column?.fixed === null) return null;
  if (column?.fixed === 'not-permitted') return notPermittedText(situation);
  const { what, remedy } = failureText(situation.t, failure(column?.fixed ?? 'not-supported'));
  return column ? `${what} ${remedy}` : situation.t('absent.why.noColumn');
}

/** Forgets leavers whom the file names now, or who cannot be deactivated any more. */
export async function keepLeavers(): Promise<void> {
  const { tenantId, importId, leavers } = useImporting.getState();
  if (tenantId === null || leavers.size === 0) return;
  const able = await engine.call('import.deactivable', { tenantId, importId });
  if (!able.ok) {
    // Nobody is deactivated of whom it is not known that they may be.
    useImporting.setState((now) => (now.importId === importId ? { leavers: new Set() } : {}));
    return tellFailure(able.failure, importId);
  }
  const rows = new Set(able.value.rows);
  useImporting.setState((now) =>
    now.importId === importId ? { leavers: new Set([...now.leavers].filter((row) => rows.has(row))) } : {},
  );
}
