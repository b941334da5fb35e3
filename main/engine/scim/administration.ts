/** What a tenant with the administration extension says of itself (demo/TENANT-API.md). Pure vocabulary. */
import type {
  ActionInput,
  ActionPurpose,
  AdminPermission,
  Confirmation,
  LocalText,
  TenantRole,
} from '../../../preload/contract';

/** An action as the tenant describes it. */
export interface ActionDescription {
  id: string;
  purpose: ActionPurpose;
  names: LocalText;
  descriptions: LocalText;
  /** The people to whom it can be done, as a SCIM filter (RFC 7644 section 3.4.2.2); null: everybody. */
  appliesTo: string | null;
  inputs: ActionInput[];
  queueable: boolean;
  bulk: boolean;
  /** `attribute` is a path as the tenant writes it. */
  confirmation: Omit<Confirmation, 'column'> & { attribute: string | null };
  unavailable: LocalText | null;
}

export interface AdminDescription {
  /** Who the token belongs to (RFC 7644 section 3.11); null where the tenant doesn't tell. */
  me: { id: string | null; name: string; userName: string | null } | null;
  permissions: AdminPermission[] | null;
  readOnlyReason: LocalText | null;
  /** Attribute paths that nobody can change of oneself. */
  ownReadOnly: { attribute: string; reason: LocalText }[];
  actions: ActionDescription[];
  roles: TenantRole[];
  invitation: 'onCreate' | 'onRequest' | null;
  /** The path of the attribute that the audit logs use. */
  auditAttribute: string;
  /** Paths of attributes that are rights to modules. */
  moduleAttributes: string[];
  /** The tenant's own words for attributes, and for their values, by path. */
  labels: Record<string, { names: LocalText; values: Record<string, LocalText> }>;
}

/** A tenant without the extension: plain SCIM. */
export const plainAdministration: AdminDescription = {
  me: null,
  permissions: null,
  readOnlyReason: null,
  ownReadOnly: [],
  actions: [],
  roles: [],
  invitation: null,
  auditAttribute: 'id',
  moduleAttributes: [],
  labels: {},
};

/** What the tenant says when an action has been done. */
export interface ActionAnswer {
  /** What it returns once and for one reader, such as a new key; by name. */
  results: Record<string, string>;
}
