import type { PullSample } from '../state/status';

/** Less watching than this (ms) tells nothing about the speed. */
const shortest = 3_000;

/**
 * How long (ms) until `total` is reached at the speed of the last samples; null while that cannot be told
 * honestly: too early, or nothing moved.
 */
export function timeLeft(samples: readonly PullSample[], total: number | null): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (total === null || !first || !last || last.at - first.at < shortest || last.done <= first.done) return null;
  const speed = (last.done - first.done) / (last.at - first.at);
  return Math.max(0, total - last.done) / speed;
}

/** The words for it: a unit that does not pretend to know more than it does. */
export function roundTimeLeft(milliseconds: number): { unit: 'seconds' | 'minutes' | 'hours'; count: number } {
  const minutes = milliseconds / 60_000;
  if (minutes < 1) return { unit: 'seconds', count: 1 };
  if (minutes < 90) return { unit: 'minutes', count: Math.ceil(minutes) };
  return { unit: 'hours', count: Math.round(minutes / 60) };
}
