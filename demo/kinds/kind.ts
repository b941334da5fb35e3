/** A kind of tenant: data, and the few rules that schemas have no word for. */
import type { Person } from '../people/people';
import type { ResourceModel } from '../scim/model';
import type { JsonObject } from '../scim/resource';
import type { Role } from './role';
import type { Texts } from './texts';

export type KindName = 'trackunit' | 'justtrack' | 'wetrack';

/** What a tenant knows of a user and shows to nobody. */
export type Hidden = {
  /** Whether the invitation was accepted. */
  activated: boolean;
  /** Counts the users; no two have the same. */
  number: number;
  /** Confirms the address in `pendingEmail`. */
  emailCode?: string;
  /** The role whose rights a token of this user has. */
  bears?: string;
};

/** A user about to be written. A rule may change `draft` and `hidden`, or refuse with a ScimError. */
export interface UserWrite {
  /** The attributes as they were; null for a new user. */
  before: Readonly<JsonObject> | null;
  draft: JsonObject;
  hidden: Hidden;
  /** The people of the tenant have their say: a new address of theirs counts when they have confirmed it. */
  selfService: boolean;
  /** A code that was given to nobody yet. */
  makeCode(): string;
}
export type Rule = (write: UserWrite) => void;

/** The tenant's own words for an attribute, or for one of its values. */
export interface Label {
  /** The path of the attribute, e.g. `urn:example:User:fleetAccess`. */
  attribute: string;
  /** A value of the attribute; null where the attribute itself is meant. */
  value: string | null;
  texts: Texts;
}

/** What an administrator has to know of a tenant beyond its schemas. */
export interface Administration {
  /** The first one may do everything. */
  roles: readonly [Role, ...Role[]];
  /** Whether whoever is created is invited at once, or when it is asked for. */
  invitation: 'onCreate' | 'onRequest';
  /** The path of the attribute that names users in the audit logs. */
  auditAttribute: string;
  /** The paths of attributes that are rights to modules of the product. */
  moduleAttributes: readonly string[];
  labels: readonly Label[];
  /** Why somebody with a lesser role cannot change users. */
  readOnlyReason: Texts;
  /** Whether users can have API keys. */
  apiKeys: boolean;
  /** Attributes that nobody can change of oneself, and why. */
  ownReadOnly: readonly { attribute: string; reason: Texts }[];
}

/** What a person of a generated tenant is to be, whatever the draws say. */
export interface Casting {
  /** Has the role that may do everything. */
  leads: boolean;
  /** The people of the tenant have their say: who was invited has no user name before they choose one. */
  selfService: boolean;
}

export interface Kind {
  name: KindName;
  /** What the tenant calls itself. */
  title: string;
  user: ResourceModel;
  group: ResourceModel;
  administration: Administration;
  departments: readonly [string, ...string[]];
  groups: readonly string[];
  /**
   * A generated person as a user of this kind: attributes without `schemas`, `id`, `meta`, and what is hidden.
   * Called a million times: assigning to a new object is many times faster than spreading one into another.
   */
  describe(person: Person, department: string, casting: Casting): { attributes: JsonObject; hidden: Hidden };
  /** Notes down in a user that an invitation was sent, where the tenant shows that. @param at a SCIM dateTime */
  noteInvitation?(draft: JsonObject, at: string): void;
  /** Applied in order to every write of a user, after the schemas were checked. */
  rules: readonly Rule[];
}
