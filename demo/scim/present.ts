/** Resources as answers show them: with the addresses that depend on where the server listens. */
import { locationOf, type ResourceModel } from './model';
import { isObject, type Json, type JsonObject, type Resource } from './resource';
import { type Attribute, findAttribute } from './schema';

export type Present = (resource: Resource) => JsonObject;

const endpoints: Readonly<Record<string, string>> = { User: '/Users', Group: '/Groups' };

/** The endpoint that `$ref` of an attribute's values points below; null if it has none. */
function referredEndpoint(attribute: Attribute): string | null {
  const [type = ''] = findAttribute(attribute.subAttributes, '$ref')?.referenceTypes ?? [];
  return endpoints[type] ?? null;
}

/** The addresses of pictures are kept without what they stand below. */
export function locatePhotos(photos: readonly Json[], baseUrl: string): Json[] {
  return photos.map((photo) => {
    const isOwn = isObject(photo) && typeof photo.value === 'string' && photo.value.startsWith('/');
    return isOwn ? { ...photo, value: `${baseUrl}${photo.value}` } : photo;
  });
}

/** @param baseUrl asked each time, because the port is known only once the server listens */
export function presenter(model: ResourceModel, baseUrl: () => string): Present {
  const referring = model.core.attributes.flatMap((attribute) => {
    const endpoint = referredEndpoint(attribute);
    return endpoint === null ? [] : [{ name: attribute.name, endpoint }];
  });
  return (resource) => {
    const base = baseUrl();
    const { schemas, id, meta, ...shown }: JsonObject & Resource = resource;
    for (const { name, endpoint } of referring) {
      const values = shown[name];
      const withRef = (one: Json) => (isObject(one) ? { ...one, $ref: `${base}${endpoint}/${one.value}` } : one);
      if (Array.isArray(values)) shown[name] = values.map(withRef);
    }
    if (Array.isArray(shown.photos)) shown.photos = locatePhotos(shown.photos, base);
    return { schemas, id, ...shown, meta: { ...meta, location: locationOf(model, resource, base) } };
  };
}
