/** What a tenant lets its admin do, for tests: plain SCIM, but for what a test says. */
import type { Administration } from '../../preload/contract';

export function administrationForTests(part: Partial<Administration> = {}): Administration {
  return {
    me: null,
    permissions: null,
    readOnlyReason: null,
    ownReadOnly: [],
    actions: [],
    roles: [],
    invitation: null,
    auditColumn: 'id',
    moduleColumns: [],
    labels: {},
    ...part,
  };
}
