import type { controlCalls, Input, Output } from '../preload/contract';
import { PortFault } from '../preload/port';

type ControlCall = keyof typeof controlCalls;

/** Asks the engine. Rejects with `EngineStopped` while there is none. */
export type EngineCall = <K extends ControlCall>(
  channel: K,
  input: Input<typeof controlCalls, K>,
) => Promise<Output<typeof controlCalls, K>>;

/** A call that the engine could not answer because it was not there. */
export class EngineStopped extends PortFault {}
