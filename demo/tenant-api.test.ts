/** The document of the wire protocol says what the reference tenants do. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { adminSchema } from './kinds/extensions';
import { actionType } from './scim/action';
import { apiKeyType } from './scim/api-key';
import { meSchema } from './scim/me';
import { providerSchema } from './scim/provider';
import type { JsonObject } from './scim/resource';
import { roleType } from './scim/role';
import { schemaDocument } from './scim/schema';

const text = readFileSync(new URL('./TENANT-API.md', import.meta.url), 'utf8');
const blocks = [...text.matchAll(/^```json( schema)?\n(.*?)^```/gms)].map(([, mark, json = '']) => {
  return { isSchema: mark !== undefined, document: JSON.parse(json) as JsonObject };
});

/** An attribute with the characteristics that the document leaves out (RFC 7643 section 2.2). */
function whole(written: JsonObject): JsonObject {
  const { type, subAttributes } = written;
  const isText = ['string', 'reference', 'binary'].includes(String(type));
  return {
    multiValued: false,
    required: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...(isText ? { caseExact: false } : {}),
    ...written,
    ...(Array.isArray(subAttributes) ? { subAttributes: (subAttributes as JsonObject[]).map(whole) } : {}),
  };
}

it('has the schemas that are served', () => {
  const written = blocks.filter(({ isSchema }) => isSchema).map(({ document }) => document);
  const served = [adminSchema, providerSchema, meSchema, roleType.core, actionType.core, apiKeyType.core];
  expect(
    written.map(({ attributes, ...frame }) => ({ ...frame, attributes: (attributes as JsonObject[]).map(whole) })),
  ).toEqual(
    served.map((schema) => {
      const { meta: _, ...document } = schemaDocument(schema, '');
      return document;
    }),
  );
});

it('has examples of every message', () => {
  const urns = new Set(blocks.filter(({ isSchema }) => !isSchema).flatMap(({ document }) => [document.schemas].flat()));
  for (const urn of ['ActionRequest', 'ActionReceipt']) {
    expect(urns).toContain(`urn:muster:params:scim:api:messages:admin:1.0:${urn}`);
  }
  expect(urns).toContain(actionType.core.id);
});
