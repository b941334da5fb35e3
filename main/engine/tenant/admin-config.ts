/** The extension of /ServiceProviderConfig (demo/TENANT-API.md). */
import { z } from 'zod';
import type { LocalText } from '../../../preload/contract';
import { type AdminDescription, plainAdministration } from '../scim/administration';
import type { Json } from '../scim/resource';
import { isObject, member } from './json';
import { anything, attributePath, readEach, readOne, readTexts, sorted } from './lenient';
import type { Notes } from './schema';

const configSchema = 'urn:muster:params:scim:schemas:extension:admin:1.0:ServiceProviderConfig';

const mostLabels = 2000;
const mostModules = 500;

const Invitation = z.enum(['onCreate', 'onRequest']).nullish();
const LabelShape = z.object({ attribute: attributePath, value: z.string().max(500).nullish(), texts: anything });

export type AdminConfig = Pick<AdminDescription, 'invitation' | 'auditAttribute' | 'moduleAttributes' | 'labels'>;

/** What /ServiceProviderConfig holds of the extension; undefined where it has none. */
export function adminConfigIn(config: Json): Json | undefined {
  const extension = member(config, configSchema);
  return isObject(extension) ? extension : undefined;
}

/** Reads the extension; what is missing is as with a tenant that has none. */
export function readAdminConfig(json: Json | undefined, place: string, notes: Notes): AdminConfig {
  const audit = readOne(attributePath.nullish(), member(json, 'auditAttribute'), `${place}.auditAttribute`, notes);
  const modules = member(json, 'moduleAttributes');
  return {
    invitation: readOne(Invitation, member(json, 'invitation'), `${place}.invitation`, notes) ?? null,
    auditAttribute: audit ?? plainAdministration.auditAttribute,
    moduleAttributes: readEach(attributePath, modules, mostModules, `${place}.moduleAttributes`, notes),
    labels: readLabels(member(json, 'labels'), `${place}.labels`, notes),
  };
}

/** The first text for an attribute, or for one of its values, counts. */
function readLabels(json: Json | undefined, place: string, notes: Notes): AdminDescription['labels'] {
  const labels = new Map<string, { names: LocalText; values: Map<string, LocalText> }>();
  for (const { attribute, value = null, texts } of readEach(LabelShape, json, mostLabels, place, notes)) {
    const text = readTexts(texts, `${place}.${attribute}`, notes);
    const label = labels.get(attribute) ?? { names: {}, values: new Map() };
    labels.set(attribute, label);
    if (value === null) label.names = Object.keys(label.names).length > 0 ? label.names : text;
    else if (!label.values.has(value)) label.values.set(value, text);
  }
  const ordered = [...labels].map(([attribute, { names, values }]): [string, AdminDescription['labels'][string]] => [
    attribute,
    { names, values: sorted(values) },
  ]);
  return sorted(ordered);
}
