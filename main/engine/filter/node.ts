/** A filter (RFC 7644 section 3.4.2.2) as a tree. */
import type { AttributePath } from '../scim/path';

export const operators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Operator = (typeof operators)[number];

export type Literal = string | number | boolean | null;

export interface FilterPath extends AttributePath {
  /** Where in the filter's text it begins, so that what is wrong with it can be pointed at; from 0. */
  at: number;
}

export type FilterNode =
  /** Of at least two. */
  | { kind: 'and'; parts: FilterNode[] }
  | { kind: 'or'; parts: FilterNode[] }
  | { kind: 'not'; part: FilterNode }
  /** `title pr`. */
  | { kind: 'present'; path: FilterPath }
  | { kind: 'compare'; path: FilterPath; operator: Operator; value: Literal }
  /** `emails[type eq "work"]`: one of the values fits; the paths in `fits` begin at the value. */
  | { kind: 'some'; path: FilterPath; fits: FilterNode };
