/** Actions as a tenant describes them (demo/TENANT-API.md). */
import { z } from 'zod';
import { ActionInput, ActionPurpose, Confirmation, InputRule } from '../../../preload/contract';
import { parseFilter } from '../filter/parse';
import type { ActionDescription } from '../scim/administration';
import type { Json } from '../scim/resource';
import { isSegment } from './endpoint';
import { member } from './json';
import { anything, attributePath, readEach, readOne, readTexts, readTextsOrNull } from './lenient';
import type { Notes } from './schema';

const mostRules = 20;

const InputShape = z.object({
  // Inputs travel as the members of an object, where this one would be lost.
  name: z
    .string()
    .min(1)
    .max(100)
    .refine((name) => name !== '__proto__', 'not a name'),
  names: anything,
  type: ActionInput.shape.type,
  required: z.boolean().nullish(),
  secret: z.boolean().nullish(),
  canonicalValues: z.array(z.string().max(500)).max(1000).nullish(),
  rules: anything,
  maxSize: z.number().int().positive().nullish(),
  contentTypes: z
    .array(z.string().regex(/^[a-z]+\/[a-z0-9*.+-]{1,80}$/i, 'not a media type'))
    .max(50)
    .nullish(),
});

const RuleShape = z.object({ rule: z.string().max(100), value: z.number().nullish() });

const ActionShape = z.object({
  id: z.string().max(200).refine(isSegment, 'not an id'),
  purpose: ActionPurpose.nullish(),
  names: anything,
  descriptions: anything,
  appliesTo: z.string().max(10_000).nullish(),
  inputs: z
    .array(InputShape)
    .max(50)
    .refine((inputs) => new Set(inputs.map(({ name }) => name)).size === inputs.length, 'two of one name')
    .nullish(),
  queueable: z.boolean().nullish(),
  bulk: z.boolean().nullish(),
  confirmation: anything,
  unavailable: anything,
});

const ConfirmationShape = z
  .object({ kind: Confirmation.shape.kind, attribute: attributePath.nullish() })
  .refine(({ kind, attribute }) => kind !== 'attribute' || attribute, 'no attribute');

/**
 * Reads an action; null, and a note, where it could not be offered as the tenant means it: with an input that is missing, or to
 * people whom its filter leaves out.
 */
export function readAction(json: Json, place: string, notes: Notes): ActionDescription | null {
  const read = readOne(ActionShape, json, place, notes);
  if (!read) return null;
  const { id, purpose, appliesTo = null } = read;
  const parsed = appliesTo === null ? null : parseFilter(appliesTo);
  if (parsed && !parsed.ok) {
    notes.push(`${place}.appliesTo: ${parsed.problem.message}, left out`);
    return null;
  }
  const inputs = (read.inputs ?? []).map((input) => inputOf(input, `${place}.${input.name}`, notes));
  const action: ActionDescription = {
    id,
    purpose: purpose ?? 'other',
    names: readTexts(read.names, `${place}.names`, notes),
    descriptions: readTexts(read.descriptions, `${place}.descriptions`, notes),
    appliesTo,
    inputs,
    queueable: read.queueable ?? false,
    bulk: read.bulk ?? false,
    confirmation: readConfirmation(read.confirmation, `${place}.confirmation`, notes),
    unavailable: readTextsOrNull(read.unavailable, `${place}.unavailable`, notes),
  };
  if (!action.queueable || !holdsSecret(action)) return action;
  notes.push(`${place}.queueable: a secret never waits, taken as false`);
  return { ...action, queueable: false };
}

/** What waits is written to the disk: neither what goes in nor what comes out may be a secret. */
function holdsSecret({ purpose, inputs }: ActionDescription): boolean {
  return purpose === 'password' || purpose === 'apiKey' || inputs.some(({ secret }) => secret);
}

function inputOf(input: z.infer<typeof InputShape>, place: string, notes: Notes): ActionInput {
  const { name, type, canonicalValues: choices, maxSize = null, contentTypes = null } = input;
  const rules = readEach(RuleShape, input.rules, mostRules, `${place}.rules`, notes);
  return {
    name,
    names: readTexts(input.names, `${place}.names`, notes),
    type,
    required: input.required ?? false,
    secret: input.secret ?? false,
    choices: choices && choices.length > 0 ? choices : null,
    rules: rules.map(ruleOf).filter((rule) => rule !== null),
    maxSize,
    contentTypes,
  };
}

/** Null for a rule of an unknown name, and for a length without a number: those are for the tenant to judge. */
function ruleOf({ rule, value = null }: z.infer<typeof RuleShape>): InputRule | null {
  const known = InputRule.safeParse({ rule, value: isLength(rule) ? value : null });
  return known.success && (value !== null || !isLength(rule)) ? known.data : null;
}

function isLength(rule: string): boolean {
  return rule === 'minLength' || rule === 'maxLength';
}

/** What cannot be read is taken for the strictest kind that asks for nothing else: something was to be confirmed. */
function readConfirmation(json: Json | undefined, place: string, notes: Notes): ActionDescription['confirmation'] {
  const warning = readTextsOrNull(member(json, 'warnings'), `${place}.warnings`, notes);
  if (json === undefined || json === null) return { kind: 'none', attribute: null, warning };
  const { kind, attribute = null } = readOne(ConfirmationShape, json, place, notes) ?? { kind: 'number' };
  return { kind, attribute: kind === 'attribute' ? attribute : null, warning };
}
