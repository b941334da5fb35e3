/** Which resources have which identifier of the client's; more than one may have the same. */
import type { Resource } from '../scim/resource';

export interface ExternalIds {
  ids(externalId: string): string[];
  remember(resource: Resource): void;
  forget(resource: Resource): void;
}

export function createExternalIds(entries: Iterable<{ resource: Resource }>): ExternalIds {
  // Hardly any is shared, and a million sets of one would take more space than the users.
  const byExternalId = new Map<string, string | string[]>();
  const ids = (externalId: string) => [byExternalId.get(externalId) ?? []].flat();
  const remember = ({ id, externalId }: Resource) => {
    if (typeof externalId !== 'string') return;
    const known = byExternalId.get(externalId);
    byExternalId.set(externalId, known === undefined ? id : [known, id].flat());
  };
  for (const { resource } of entries) remember(resource);
  return {
    ids,
    remember,
    forget({ id, externalId }) {
      if (typeof externalId !== 'string') return;
      const left = ids(externalId).filter((one) => one !== id);
      if (left.length === 0) byExternalId.delete(externalId);
      else byExternalId.set(externalId, left);
    },
  };
}
