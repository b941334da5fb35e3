/** What a tenant lets its admin do, for tests: plain SCIM, but for what a test says. */
import type { Administration, TenantAction } from '../../preload/contract';

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

export function actionForTests(id: string, part: Partial<TenantAction> = {}): TenantAction {
  return {
    id,
    purpose: 'other',
    names: { en: id },
    descriptions: {},
    inputs: [],
    queueable: true,
    bulk: true,
    confirmation: { kind: 'none', column: null, warning: null },
    unavailable: null,
    ...part,
  };
}
