/** Writes filters. */
import { formatPath } from '../scim/path';
import type { FilterNode } from './node';

/** The text of a filter; `parseFilter` makes the same tree of it. */
export function printFilter(node: FilterNode): string {
  switch (node.kind) {
    case 'and':
      return node.parts.map((part) => bracketed(part, ['and', 'or'])).join(' and ');
    case 'or':
      return node.parts.map((part) => bracketed(part, ['or'])).join(' or ');
    case 'not':
      return `not (${printFilter(node.part)})`;
    case 'present':
      return `${formatPath(node.path)} pr`;
    case 'compare':
      return `${formatPath(node.path)} ${node.operator} ${JSON.stringify(node.value)}`;
    case 'some':
      return `${formatPath(node.path)}[${printFilter(node.fits)}]`;
  }
}

function bracketed(node: FilterNode, kinds: FilterNode['kind'][]): string {
  return kinds.includes(node.kind) ? `(${printFilter(node)})` : printFilter(node);
}
