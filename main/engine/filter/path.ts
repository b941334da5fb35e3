/** Attribute paths as people and tenants write them. */
import { type AttributePath, parsePath } from '../scim/path';

/** `attrPath` of RFC 7644 section 3.4.2.2, with the names of RFC 7643 section 2.1. */
const written = /^(?:urn:[^\s()[\]"]+:)?[a-z$][-$\w]*(?:\.[a-z$][-$\w]*)?$/i;

/** Reads a path whose form cannot be trusted; null where it is none. */
export function readAttributePath(text: string): AttributePath | null {
  return written.test(text) ? parsePath(text) : null;
}
