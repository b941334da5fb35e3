/** What the engine takes from the world, handed in so that tests can hold it. */
import type { Worker } from 'node:worker_threads';

export interface Environment {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  fetch: typeof globalThis.fetch;
  /** Waits; ends early, without an error, when the signal is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** 0 <= x < 1. */
  random(): number;
  uuid(): string;
  /** Who works at this computer, for batches and history. */
  author: string;
  log(level: 'info' | 'warn' | 'error', text: string): void;
  /** Starts the program of `reading/thread.ts` on a thread of its own; without it everything is read on the engine's. */
  startThread?(): Worker;
}
