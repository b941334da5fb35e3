import { z } from 'zod';
import { html, noResources } from './answers';
import { drop, latency, truncate } from './connection';
import { expired, serverError, tooManyRequests } from './refusal';
import { rejectUser } from './values';

/** Every fault that can be asked for. */
const catalogue = [
  latency,
  drop,
  truncate,
  tooManyRequests,
  serverError,
  expired,
  html,
  noResources,
  rejectUser,
] as const;

/** A fault as it is asked for: its name, its options and its aim. */
export const Fault = z.discriminatedUnion('fault', [
  latency.schema,
  drop.schema,
  truncate.schema,
  tooManyRequests.schema,
  serverError.schema,
  expired.schema,
  html.schema,
  noResources.schema,
  rejectUser.schema,
]);
export type Fault = z.output<typeof Fault>;
export type FaultInput = z.input<typeof Fault>;

export const faultNames: readonly string[] = catalogue.map(({ name }) => name);

/** The named kind of fault. */
export function misbehaviourOf(fault: Fault) {
  const found = catalogue.find(({ name }) => name === fault.fault);
  if (found === undefined) throw new Error(`no fault is called ${fault.fault}`);
  return found;
}
