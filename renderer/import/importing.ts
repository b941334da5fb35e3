/**
 * The import that is open: a file, what its columns stand for, and what would happen. It stays while other screens are
 * looked at, until another file is chosen, it is closed, or another tenant is shown.
 */
import { create } from 'zustand';
import type {
  ImportedTable,
  ImportPlan,
  ImportSummary,
  importCalls,
  JobProgress,
  Output,
} from '../../preload/contract';
import { type Failure, type FailureCode, failure } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { reportFault, showFailure } from '../state/toasts';
import type { Choices } from './plan';

/** What the file is for: to be imported, or to be compared with who is here. */
export type Purpose = 'import' | 'compare';

export const steps = ['file', 'columns', 'preview'] as const;
export type Step = (typeof steps)[number];

/** Long work that is under way for the import. */
export interface Work {
  what: 'reading' | 'judging' | 'settling' | 'applying';
  jobId: string;
  done: number;
  /** 0 while nobody knows how much there is. */
  total: number;
}

/** What an import has done. */
export type Applied = Extract<Output<typeof importCalls, 'import.apply'>, { ok: true }>['value'];

/** A column in which numbers have lost their zeros, as it seems. */
export type LostZeros = ImportSummary['zeros'][number];

export interface Importing extends Choices {
  purpose: Purpose;
  tenantId: string | null;
  importId: string;
  file: { handle: string; fileName: string } | null;
  step: Step;
  work: Work | null;
  /** Why the file could not be read, or its lines not be judged. */
  failure: Failure | null;
  /** The admin has stopped the reading before there was anything to show. */
  wasCancelled: boolean;
  table: ImportedTable | null;
  /** Whether those who are created are invited where that is the admin's to do. */
  invites: boolean;
  /** All that was asked about lost zeros, answered or not. */
  lostZeros: readonly LostZeros[];
  /** What was judged last, and how it came out. */
  judged: { plan: ImportPlan; summary: ImportSummary } | null;
  /** The rows of those who are to be deactivated, of those whom the file does not name. */
  leavers: ReadonlySet<number>;
  /** What the queue has refused when all was applied. */
  refused: Applied['refused'];
  /** All that could be applied was: what was passed over can be looked at until another file is chosen. */
  isApplied: boolean;
}

export const noImport: Importing = {
  purpose: 'import',
  tenantId: null,
  importId: '',
  file: null,
  step: 'file',
  work: null,
  failure: null,
  wasCancelled: false,
  table: null,
  targets: [],
  unrecognised: new Set(),
  creates: false,
  clears: false,
  invites: false,
  zeros: {},
  lostZeros: [],
  judged: null,
  leavers: new Set(),
  refused: [],
  isApplied: false,
};

export const useImporting = create<Importing>()(() => noImport);

/** The step before the one that is shown; undefined where there is none. */
export function stepBefore({ step, table }: Pick<Importing, 'step' | 'table'>): Step | undefined {
  const before = steps[steps.indexOf(step) - 1];
  // What the columns of an exported workbook stand for was not asked on the way here.
  return before === 'columns' && table?.exported ? 'file' : before;
}

/** What was read of a file dies with the engine. */
const isLost: ReadonlySet<FailureCode> = new Set(['unknown-import', 'engine-stopped']);

/** A failure as the import's own: whatever took the engine took with it what was read. */
export function ownFailure(told: Failure): Failure {
  return isLost.has(told.code) ? failure('unknown-import') : told;
}

/** Whether what was read of the file is gone, so that it has to be chosen again. */
export function wasLost({ failure: shown }: Pick<Importing, 'failure'>): boolean {
  return shown?.code === 'unknown-import';
}

/** Tells what went wrong: a loss in the place of everything, anything else in a message. */
export function tellFailure(shown: Failure, importId: string) {
  if (useImporting.getState().importId !== importId) return;
  if (isLost.has(shown.code)) useImporting.setState({ failure: ownFailure(shown) });
  else showFailure(shown);
}

export function takeWorkProgress({ jobId, done, total }: JobProgress) {
  useImporting.setState(({ work }) => (work?.jobId === jobId ? { work: { ...work, done, total } } : {}));
}

/** Stops what is under way. */
export async function cancelWork(): Promise<void> {
  const { work } = useImporting.getState();
  if (!work) return;
  const cancelled = await engine.call('jobs.cancel', { jobId: work.jobId });
  if (!cancelled.ok) showFailure(cancelled.failure);
}

/**
 * Runs long work for the import, with its progress; null where something else has taken its place meanwhile. What was under
 * way before is stopped.
 */
export async function runWork<T>(what: Work['what'], run: (jobId: string) => Promise<T>): Promise<T | null> {
  const jobId = crypto.randomUUID();
  cancelWork().catch(reportFault);
  useImporting.setState({ work: { what, jobId, done: 0, total: 0 }, failure: null, wasCancelled: false });
  const off = engine.on('job.progress', takeWorkProgress);
  try {
    const answer = await run(jobId);
    return useImporting.getState().work?.jobId === jobId ? answer : null;
  } finally {
    off();
    useImporting.setState(({ work }) => (work?.jobId === jobId ? { work: null } : {}));
  }
}

/** Forgets the import, if there is one, here and in the engine. */
export function closeImport() {
  const { tenantId, importId } = useImporting.getState();
  if (tenantId === null) return;
  cancelWork().catch(reportFault);
  useImporting.setState(noImport, true);
  engine.call('import.close', { tenantId, importId }).then((closed) => {
    // With its tenant or its engine it is gone already.
    if (!closed.ok && !isLost.has(closed.failure.code) && closed.failure.code !== 'unknown-tenant') {
      showFailure(closed.failure);
    }
  }, reportFault);
}
