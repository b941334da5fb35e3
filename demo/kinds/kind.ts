/** A kind of tenant: data, and the few rules that schemas have no word for. */
import type { Person } from '../people/people';
import type { ResourceModel } from '../scim/model';
import type { JsonObject } from '../scim/resource';

export type KindName = 'trackunit' | 'justtrack' | 'wetrack';

/** What a tenant knows of a user and shows to nobody. */
export type Hidden = {
  /** Whether the invitation was accepted. */
  activated: boolean;
  /** Counts the users; no two have the same. */
  number: number;
};

/** A user about to be written. A rule may change `draft` and `hidden`, or refuse with a ScimError. */
export interface UserWrite {
  /** The attributes as they were; null for a new user. */
  before: Readonly<JsonObject> | null;
  draft: JsonObject;
  hidden: Hidden;
}
export type Rule = (write: UserWrite) => void;

export interface Kind {
  name: KindName;
  /** What the tenant calls itself. */
  title: string;
  user: ResourceModel;
  group: ResourceModel;
  departments: readonly [string, ...string[]];
  groups: readonly string[];
  /**
   * A generated person as a user of this kind: attributes without `schemas`, `id`, `meta`, and what is hidden.
   * Called a million times: assigning to a new object is many times faster than spreading one into another.
   */
  describe(person: Person, department: string): { attributes: JsonObject; hidden: Hidden };
  /** Applied in order to every write of a user, after the schemas were checked. */
  rules: readonly Rule[];
}
