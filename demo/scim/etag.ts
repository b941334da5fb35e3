/** Versions of resources (RFC 7644 section 3.14): `meta.version` and the `ETag` header are the same weak tag. */
import { ScimError } from './error';

export function versionTag(number: number): string {
  return `W/"${number}"`;
}

/** The number in a version tag of ours. */
export function versionNumber(tag: string): number {
  return Number(/^W\/"(\d+)"$/.exec(tag)?.[1] ?? 0);
}

const opaque = (tag: string) => tag.trim().replace(/^W\//i, '').replace(/^"|"$/g, '');

/** Whether a header's list of tags, or its `*`, names the version. Weak comparison (RFC 9110 section 8.8.3.2). */
export function names(header: string, version: string): boolean {
  if (header.trim() === '*') return true;
  return header.split(',').some((tag) => opaque(tag) === opaque(version));
}

/** Conditions that a request sets on the version of the resource it is about. */
export interface Preconditions {
  ifMatch: string | null;
  ifNoneMatch: string | null;
}

/**
 * Refuses a write whose conditions the resource does not meet.
 * @throws ScimError 412
 */
export function checkPreconditions({ ifMatch, ifNoneMatch }: Preconditions, version: string): void {
  if (ifMatch !== null && !names(ifMatch, version)) {
    throw new ScimError(412, 'invalidVers', `the resource is now at version ${version}`);
  }
  if (ifNoneMatch !== null && names(ifNoneMatch, version)) {
    throw new ScimError(412, 'invalidVers', `the resource is at version ${version}`);
  }
}
