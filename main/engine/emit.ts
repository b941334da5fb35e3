import type { z } from 'zod';
import type { engineEvents } from '../../preload/contract';

/** Tells whoever listens of something that the contract has a word for. */
export type Emit = <K extends keyof typeof engineEvents>(
  channel: K,
  payload: z.input<(typeof engineEvents)[K]>,
) => void;
