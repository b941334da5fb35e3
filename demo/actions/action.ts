/** What can be done to a user that is no attribute (TENANT-API.md, "Action"). */
import type { ApiKeys } from '../keys/keys';
import type { Texts } from '../kinds/texts';
import type { Post } from '../mail/post';
import type { Passwords } from '../passwords/passwords';
import type { PasswordRule } from '../passwords/rules';
import type { Photos } from '../photos/photos';
import type { Resource } from '../scim/resource';
import type { Author } from '../tenant/author';
import type { Tenant } from '../tenant/tenant';

export type Purpose =
  | 'invitation'
  | 'passwordReset'
  | 'password'
  | 'apiKey'
  | 'photo'
  | 'photoRemoval'
  /** Describes how users are deleted; it is never performed. */
  | 'deletion'
  /** Anything else. */
  | 'other';

interface Named {
  name: string;
  names: Texts;
  required: boolean;
}

export interface TextInput extends Named {
  type: 'string';
  /** Never shown, kept or repeated in an error. */
  secret: boolean;
  rules: readonly PasswordRule[];
}

/** A file, base64 on the wire. */
export interface FileInput extends Named {
  type: 'binary';
  /** Bytes. */
  maxSize: number;
  contentTypes: readonly string[];
}

export type ActionInput = TextInput | FileInput;

/** How the admin shows that it is meant. */
export interface Confirmation {
  kind: 'none' | 'attribute' | 'number';
  /** The path of the attribute whose value is typed. */
  attribute: string | null;
  /** What will be lost. */
  warning: Texts | null;
}

/** What the tenant has paid for. */
export const plans = ['basic', 'pro'] as const;
export type Plan = (typeof plans)[number];

/** What decides whether an action can be done at all. */
export interface Circumstances {
  author: Author;
  plan: Plan;
}

/** What actions work on. */
export interface Workshop {
  /** Signed by whoever performs the action. */
  tenant: Tenant;
  post: Post;
  passwords: Passwords;
  keys: ApiKeys;
  photos: Photos;
}

/** Inputs that were checked: texts, and files decoded. */
export interface GivenInputs {
  text(name: string): string;
  file(name: string): Buffer;
}

/** What an action returns, told once. */
export type Results = Readonly<Record<string, string>>;

/** @throws ScimError where the action cannot be done to this user */
export type Perform = (user: Resource, inputs: GivenInputs, workshop: Workshop) => Results;

export interface Action {
  id: string;
  purpose: Purpose;
  names: Texts;
  descriptions: Texts;
  /** The users it can be done to, as a filter (RFC 7644 section 3.4.2.2); null: everybody. */
  appliesTo: string | null;
  inputs: readonly ActionInput[];
  /** Whether it may wait for a connection. */
  queueable: boolean;
  /** Whether it may be done to several at once. */
  bulk: boolean;
  confirmation: Confirmation;
  /** Why nobody can do it here, or this bearer cannot; null: it can be done. */
  unavailable(circumstances: Circumstances): Texts | null;
  /** Null for a deletion. */
  perform: Perform | null;
}

export const unconfirmed: Confirmation = { kind: 'none', attribute: null, warning: null };

/** Nothing stands in the way but the permission to edit users. */
export const available = () => null;
