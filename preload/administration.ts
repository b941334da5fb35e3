/** The vocabulary of administration: what a tenant lets this admin do, beyond what its schemas say. */
import { z } from 'zod';

/** Text in several languages, by language (`en`, `fr`); what is missing falls back to any that is there. */
export const LocalText = z.record(z.string().max(35), z.string().max(2000));
export type LocalText = z.infer<typeof LocalText>;

/** What a tenant may allow or forbid a person who administers others. */
export const adminPermissions = ['users.create', 'users.edit', 'users.delete', 'groups.edit'] as const;
export const AdminPermission = z.enum(adminPermissions);
export type AdminPermission = z.infer<typeof AdminPermission>;

/** What an action is for, so that the window gives it the place where people look for it. */
export const ActionPurpose = z.enum([
  'invitation',
  'passwordReset',
  'password',
  'apiKey',
  'photo',
  'photoRemoval',
  /** Says how a deletion is confirmed and what is lost by it; it is done by deleting, never as an action. */
  'deletion',
  'other',
]);
export type ActionPurpose = z.infer<typeof ActionPurpose>;

/** A rule for a text, told and checked while it is typed; one of an unknown name is the tenant's to judge. */
export const InputRule = z.object({
  rule: z.enum(['minLength', 'maxLength', 'upper', 'lower', 'digit', 'symbol', 'notUserName']),
  /** Of the two lengths, in characters. */
  value: z.number().nullable(),
});
export type InputRule = z.infer<typeof InputRule>;

export const ActionInput = z.object({
  name: z.string().max(100),
  names: LocalText,
  type: z.enum(['string', 'boolean', 'integer', 'dateTime', 'binary']),
  required: z.boolean(),
  /** Typed twice, never shown, never kept. */
  secret: z.boolean(),
  choices: z.array(z.string()).nullable(),
  rules: z.array(InputRule),
  /** Of a file: bytes. */
  maxSize: z.number().nullable(),
  /** Of a file: media types. */
  contentTypes: z.array(z.string()).nullable(),
});
export type ActionInput = z.infer<typeof ActionInput>;

/** How the admin shows that it is meant. */
export const Confirmation = z.object({
  /** Nothing; the value of an attribute of the person is typed; the number of people is typed. */
  kind: z.enum(['none', 'attribute', 'number']),
  /** The column whose value is typed. */
  column: z.string().nullable(),
  /** What will be lost, in the tenant's own words. */
  warning: LocalText.nullable(),
});
export type Confirmation = z.infer<typeof Confirmation>;

/** Something that can be done to people and is no attribute. */
export const TenantAction = z.object({
  id: z.string().max(200),
  purpose: ActionPurpose,
  names: LocalText,
  descriptions: LocalText,
  inputs: z.array(ActionInput),
  /** Whether it may wait for a connection. */
  queueable: z.boolean(),
  /** Whether it may be done to several at once. */
  bulk: z.boolean(),
  confirmation: Confirmation,
  /** Why nobody can do it here, e.g. that the tenant's plan lacks it; null: it can be done. */
  unavailable: LocalText.nullable(),
});
export type TenantAction = z.infer<typeof TenantAction>;

/** A role with what it grants. */
export const TenantRole = z.object({
  /** As it stands in the attribute `roles`. */
  value: z.string(),
  names: LocalText,
  descriptions: LocalText,
  permissions: z.array(z.object({ value: z.string(), names: LocalText })),
});
export type TenantRole = z.infer<typeof TenantRole>;

export const Administration = z.object({
  /** Who is signed in; null where the tenant doesn't tell. */
  me: z.object({ row: z.number().nullable(), name: z.string(), userName: z.string().nullable() }).nullable(),
  /** Null where the tenant doesn't tell: everything may be tried. */
  permissions: z.array(AdminPermission).nullable(),
  /** Why something is not permitted, in the tenant's words. */
  readOnlyReason: LocalText.nullable(),
  /** Columns that nobody can change of oneself, and why. */
  ownReadOnly: z.array(z.object({ column: z.string(), reason: LocalText })),
  actions: z.array(TenantAction),
  roles: z.array(TenantRole),
  /** Whether people are invited as soon as they are created, or when an invitation is asked for; null: not at all. */
  invitation: z.enum(['onCreate', 'onRequest']).nullable(),
  /** The column that names people in the tenant's audit logs. */
  auditColumn: z.string(),
  /** Columns that are rights to modules of the tenant's product. */
  moduleColumns: z.array(z.string()),
  /** The tenant's own words for columns, and for their values, by column. */
  labels: z.record(z.string(), z.object({ names: LocalText, values: z.record(z.string(), LocalText) })),
});
export type Administration = z.infer<typeof Administration>;

/** An API key as lists show it; the key itself is shown once, when it is made. */
export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  /** The last characters of the key. */
  hint: z.string(),
  created: z.string().nullable(),
  lastUsed: z.string().nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;
