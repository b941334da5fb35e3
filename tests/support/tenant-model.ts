/** A small tenant for tests of the mirror and the queue: a few core attributes and an extension of its own. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { modelOf } from '../../main/engine/mirror/model';
import { closeMirror, openMirror } from '../../main/engine/mirror/open';
import { createStamp, type Store } from '../../main/engine/mirror/store';
import { plainAdministration } from '../../main/engine/scim/administration';
import type { Attribute, Discovery, Resource } from '../../main/engine/scim/resource';

export const fleet = 'urn:example:params:scim:schemas:extension:fleet:1.0:User';

export function attribute(name: string, given: Partial<Attribute> = {}): Attribute {
  return {
    name,
    type: 'string',
    multiValued: false,
    description: '',
    required: false,
    canonicalValues: [],
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    subAttributes: [],
    ...given,
  };
}

function manyValued(name: string, types: string[]): Attribute {
  return attribute(name, {
    type: 'complex',
    multiValued: true,
    subAttributes: [
      attribute('value'),
      attribute('display'),
      attribute('type', { canonicalValues: types }),
      attribute('primary', { type: 'boolean' }),
    ],
  });
}

export const discovery: Discovery = {
  schemas: [
    {
      id: 'urn:ietf:params:scim:schemas:core:2.0:User',
      name: 'User',
      attributes: [
        attribute('userName', { required: true, uniqueness: 'server' }),
        attribute('name', { type: 'complex', subAttributes: [attribute('givenName'), attribute('familyName')] }),
        attribute('displayName'),
        attribute('title'),
        attribute('active', { type: 'boolean' }),
        attribute('password', { mutability: 'writeOnly', returned: 'never' }),
        manyValued('emails', ['work', 'home']),
        manyValued('phoneNumbers', ['work', 'mobile']),
        attribute('groups', {
          type: 'complex',
          multiValued: true,
          mutability: 'readOnly',
          subAttributes: [attribute('value'), attribute('display')],
        }),
      ],
    },
    {
      id: fleet,
      name: 'Fleet',
      attributes: [
        attribute('access', { canonicalValues: ['full', 'assigned', 'none'] }),
        attribute('vehicles', { type: 'integer' }),
        attribute('since', { type: 'dateTime' }),
        attribute('number', { type: 'integer', mutability: 'readOnly' }),
        attribute('origin', { mutability: 'immutable' }),
      ],
    },
  ],
  patch: true,
  bulk: null,
  filter: null,
  sort: true,
  etag: true,
  groups: false,
  groupSchema: null,
  admin: plainAdministration,
};

export function temporaryFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'muster-test-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** An open mirror in a folder of its own, closed and removed after the test. */
export async function openStore(directory = temporaryFolder()): Promise<Store> {
  let clock = 1_700_000_000_000;
  const now = () => {
    clock += 1;
    return clock;
  };
  const opened = await openMirror(directory, now);
  if (!opened.ok) throw new Error(`the mirror did not open: ${opened.failure.code}`);
  const { mirror } = opened.value;
  onTestFinished(() => {
    if (mirror.sqlite.open) closeMirror(mirror);
  });
  return { mirror, model: modelOf(discovery), now, stamp: createStamp(now), uuid: randomUUID, author: 'Ada Admin' };
}

/** A user as a tenant returns it. */
export function user(id: string, given: Partial<Record<string, unknown>> = {}): Resource {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', fleet],
    id,
    userName: `user-${id}`,
    name: { givenName: `Given ${id}`, familyName: `Family ${id}` },
    active: true,
    emails: [{ value: `${id}@example.com`, type: 'work', primary: true }],
    [fleet]: { access: 'full', vehicles: 3, number: 17 },
    meta: { resourceType: 'User', version: 'W/"1"' },
    ...given,
  } as Resource;
}
