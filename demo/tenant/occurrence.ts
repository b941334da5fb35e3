/** What happens in a tenant that it writes to people about. */
import type { Resource } from '../scim/resource';

export type Occurrence =
  | { what: 'created'; user: Resource }
  /** Another address was asked for; the code proves that who got it reads that address. */
  | { what: 'emailRequested'; user: Resource; email: string; code: string };

/** Told once it has happened. */
export type Witness = (occurrence: Occurrence) => void;
