import { z } from 'zod';
import { html, noContent, noMembersInAnswer, noResources, oddCase, plainErrors } from './answers';
import { bulkAbsent, bulkMissing, bulkNoResponse, bulkReordered, bulkStatus, bulkStrays, bulkTooLarge } from './bulk';
import { drop, duplicate, latency, truncate } from './connection';
import { createBadLocation, createEmptyBody, createWithoutId } from './create';
import { lyingDiscovery, noDiscovery } from './discovery';
import { deltaRefused, emptyOnBadFilter, filterOnly } from './filters';
import { lateReads } from './late-reads';
import { cursorOnly, endlessPaging, lyingTotal, pageCap, pageLengthAsTotal, syntheticUser } from './paging';
import { duplicateAdds, memberLimit, noFilteredPaths, nonAtomic500, wipeSiblings } from './patching';
import { rateLimit } from './rate';
import { expired, serverError, tooManyRequests, userAgentRequired } from './refusal';
import { deactivateOnDelete, delete200, delete500, deleteGone500, goneWhenInactive } from './removal';
import { addFormatted, dropAttribute, lowerCaseEmails, stringBooleans } from './stored';
import { rejectUser } from './values';
import { bumpOnNoop, decoyETag, ignoredIfMatch, noETag } from './versions';

/** Every fault that can be asked for. */
const catalogue = [
  latency,
  drop,
  duplicate,
  truncate,
  tooManyRequests,
  serverError,
  expired,
  userAgentRequired,
  rateLimit,
  html,
  noResources,
  noContent,
  plainErrors,
  noMembersInAnswer,
  oddCase,
  pageCap,
  pageLengthAsTotal,
  lyingTotal,
  endlessPaging,
  cursorOnly,
  syntheticUser,
  deltaRefused,
  filterOnly,
  emptyOnBadFilter,
  noDiscovery,
  lyingDiscovery,
  noETag,
  decoyETag,
  ignoredIfMatch,
  bumpOnNoop,
  createWithoutId,
  createBadLocation,
  createEmptyBody,
  nonAtomic500,
  wipeSiblings,
  noFilteredPaths,
  duplicateAdds,
  memberLimit,
  lowerCaseEmails,
  addFormatted,
  dropAttribute,
  stringBooleans,
  lateReads,
  delete500,
  deleteGone500,
  delete200,
  deactivateOnDelete,
  goneWhenInactive,
  bulkAbsent,
  bulkTooLarge,
  bulkReordered,
  bulkStatus,
  bulkMissing,
  bulkNoResponse,
  bulkStrays,
  rejectUser,
] as const;

type Schemas<Kinds> = { [Place in keyof Kinds]: Kinds[Place] extends { schema: infer Schema } ? Schema : never };
type Catalogue = typeof catalogue;

// The type of `map` forgets that there is one schema for each kind of fault.
const schemas = catalogue.map(({ schema }) => schema) as unknown as Schemas<Catalogue>;

/** A fault as it is asked for: its name, its options and its aim. */
export const Fault = z.discriminatedUnion('fault', schemas);
export type Fault = z.output<typeof Fault>;
export type FaultInput = z.input<typeof Fault>;

export const faultNames: readonly string[] = catalogue.map(({ name }) => name);

/** The named kind of fault. */
export function misbehaviourOf(fault: Fault): Catalogue[number] {
  const found = catalogue.find(({ name }) => name === fault.fault);
  if (found === undefined) throw new Error(`no fault is called ${fault.fault}`);
  return found;
}
