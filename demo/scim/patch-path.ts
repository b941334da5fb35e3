/** The path of a PATCH operation (RFC 7644 section 3.5.2): `attribute`, `attribute.sub`, `attribute[filter].sub`, any of them after a URN. */
import type { Filter } from 'scim2-parse-filter';
import { badRequest } from './error';
import { parseFilter } from './filter';
import { type AttributePath, type ResourceModel, resolvePath } from './model';

export interface PatchPath extends AttributePath {
  filter: Filter | null;
  /** The path as the client wrote it, for messages. */
  text: string;
}

function resolved(model: ResourceModel, plain: string, text: string): AttributePath {
  const path = resolvePath(model, plain);
  if (path === null) throw badRequest('invalidPath', `"${text}" leads to no attribute of ${model.name}`);
  return path;
}

/** @throws ScimError 400 invalidPath, or invalidFilter for what stands in brackets */
export function parsePatchPath(model: ResourceModel, text: string): PatchPath {
  const open = text.indexOf('[');
  if (open === -1) return { ...resolved(model, text, text), filter: null, text };
  const close = text.lastIndexOf(']');
  const rest = text.slice(close + 1);
  if (close < open || (rest !== '' && !rest.startsWith('.'))) {
    throw badRequest('invalidPath', `"${text}" is not a path of a PATCH operation`);
  }
  const path = resolved(model, text.slice(0, open) + rest, text);
  if (path.attribute?.type !== 'complex' || !path.attribute.multiValued) {
    throw badRequest('invalidPath', `"${text}" filters an attribute that has no list of values`);
  }
  return { ...path, filter: parseFilter(text.slice(open + 1, close)), text };
}
