/** What a benchmark is: something of ours and its baseline, of which the less is the better. */
import type { Setting } from './setting';

/** One run: the figure, and what else was seen, by its name with the unit (`peak memory, MB`). */
export interface Sample {
  figure: number;
  more?: Record<string, number>;
}

export interface Rivals {
  baseline(): Promise<Sample>;
  itself(): Promise<Sample>;
  /** Clears up what would outlive the measuring. */
  end?(): Promise<void>;
}

export interface Benchmark {
  name: string;
  /** What is measured, and against what. */
  what(users: number): string;
  unit: string;
  /** The ratio of the figure to the baseline that is hoped for, at most; null where the figure itself counts. */
  aim: number | null;
  /** The figure that is hoped for, at most, where it counts by itself. */
  limit?: number;
  /** Whether it opens windows. */
  windows: boolean;
  /** How often both are measured unless told. */
  usualRuns: number;
  /** Makes ready whatever is not measured. */
  prepare(setting: Setting): Promise<Rivals>;
}

export interface Outcome {
  name: string;
  what: string;
  /** The median of all runs, as is the baseline. */
  figure: number;
  unit: string;
  baseline: number;
  /** figure / baseline. */
  ratio: number;
  aim: number | null;
  limit: number | null;
  /** How often both were measured. */
  runs: number;
  /** Medians of what else was seen. */
  more: Record<string, { figure: number; baseline: number }>;
  /** Every run, in the order in which they were made. */
  samples: { figure: number[]; baseline: number[] };
}
