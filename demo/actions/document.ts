/** Actions and their receipts as the wire has them (TENANT-API.md). */
import { type Texts, textsDocument } from '../kinds/texts';
import { actionType, actionUrn } from '../scim/action';
import type { JsonObject } from '../scim/resource';
import type { Action, ActionInput, Results } from './action';
import type { Receipt } from './receipts';

export const requestUrn = 'urn:muster:params:scim:api:messages:admin:1.0:ActionRequest';
const receiptUrn = 'urn:muster:params:scim:api:messages:admin:1.0:ActionReceipt';

function inputDocument(input: ActionInput): JsonObject {
  const { name, names, type, required } = input;
  const common = { name, names: textsDocument(names), type, required };
  if (input.type === 'binary') return { ...common, maxSize: input.maxSize, contentTypes: [...input.contentTypes] };
  return { ...common, secret: input.secret, rules: input.rules.map((rule): JsonObject => ({ ...rule })) };
}

/** @param unavailable why it cannot be done, if so */
export function actionDocument(action: Action, unavailable: Texts | null, baseUrl: string): JsonObject {
  const { id, purpose, names, descriptions, appliesTo, inputs, queueable, bulk, confirmation } = action;
  const { kind, attribute, warning } = confirmation;
  return {
    schemas: [actionUrn],
    id,
    purpose,
    names: textsDocument(names),
    descriptions: textsDocument(descriptions),
    ...(appliesTo === null ? {} : { appliesTo }),
    inputs: inputs.map(inputDocument),
    queueable,
    bulk,
    confirmation: { kind, ...(attribute === null ? {} : { attribute }), warnings: textsDocument(warning) },
    ...(unavailable === null ? {} : { unavailable: textsDocument(unavailable) }),
    meta: { resourceType: actionType.name, location: `${baseUrl}${actionType.endpoint}/${id}` },
  };
}

/** @param results shown in the answer to the request that did it, and never again */
export function receiptDocument(receipt: Receipt, results: Results | null): JsonObject {
  const { requestId, action, user, performedAt, performedBy } = receipt;
  return {
    schemas: [receiptUrn],
    requestId,
    action,
    user,
    performedAt,
    performedBy,
    ...(results === null ? {} : { results: { ...results } }),
  };
}
