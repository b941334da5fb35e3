/** What a rule would do, as far as the engine has looked: asked anew while one types, the one before given up. */
import { create } from 'zustand';
import type { BulkPreview, Transformation } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { reportFault } from '../state/toasts';

export interface Question {
  tenantId: string;
  rows: readonly number[];
  columns: readonly string[];
  how: Transformation;
}

interface Previewing {
  /** What is looked at or about to be; null where there is nothing to look at. */
  question: Question | null;
  /** While the engine looks, how many people it has looked at. */
  looked: number | null;
  /** What it has seen; it stays until what was asked for since has been seen. */
  seen: BulkPreview | null;
  failure: Failure | null;
  /** The admin has stopped it. */
  wasStopped: boolean;
}

const nothing: Previewing = { question: null, looked: null, seen: null, failure: null, wasStopped: false };

export const usePreviewing = create<Previewing>()(() => nothing);

/** Between the last key and the look (ms). */
const settles = 150;
/** Cells that come at once. */
const pageSize = 200;

/** What has been seen of a question; null until all that it asks for has been. */
export function useSeen(question: Question | null): BulkPreview | null {
  return usePreviewing((state) => (state.question === question && state.looked === null ? state.seen : null));
}

let timer: ReturnType<typeof setTimeout> | undefined;
/** The job that looks now; whoever answers for another is late. */
let current: string | null = null;

function giveUp() {
  clearTimeout(timer);
  if (current !== null) engine.call('jobs.cancel', { jobId: current }).catch(reportFault);
  current = null;
}

/** Looks at what a rule would do, as soon as nobody types any more. */
export function look(question: Question | null) {
  giveUp();
  if (question === null) return usePreviewing.setState(nothing);
  usePreviewing.setState({ question, looked: 0, failure: null, wasStopped: false });
  timer = setTimeout(() => fetchPage(question, 0).catch(reportFault), settles);
}

/** Looks once more at the same: the admin had stopped it. */
export function lookAgain() {
  look(usePreviewing.getState().question);
}

/** Fetches the next cells of the list, where there are more. */
export async function lookFurther(): Promise<void> {
  const { question, seen, looked } = usePreviewing.getState();
  if (!question || !seen || looked !== null || current !== null) return;
  if (seen.samples.length < seen.changed + seen.refused) await fetchPage(question, seen.samples.length);
}

/** Stops looking; what was seen before is not shown any more, because it was something else. */
export function stopLooking() {
  giveUp();
  usePreviewing.setState({ looked: null, seen: null, wasStopped: true });
}

export function forgetPreview() {
  look(null);
}

async function fetchPage({ tenantId, rows, columns, how }: Question, start: number): Promise<void> {
  const jobId = crypto.randomUUID();
  current = jobId;
  const off = engine.on('job.progress', (progress) => {
    // What comes for the end of the list changes nothing of what is known.
    if (progress.jobId === jobId && current === jobId && start === 0) {
      usePreviewing.setState({ looked: progress.done });
    }
  });
  const asked = { tenantId, rows: [...rows], columns: [...columns], how, jobId, start, count: pageSize };
  const answer = await engine.call('bulk.preview', asked).finally(off);
  if (current !== jobId) return;
  current = null;
  if (!answer.ok) return usePreviewing.setState({ looked: null, seen: null, failure: answer.failure });
  const before = start === 0 ? [] : (usePreviewing.getState().seen?.samples ?? []);
  const seen = { ...answer.value, samples: [...before, ...answer.value.samples] };
  usePreviewing.setState({ looked: null, seen });
}
