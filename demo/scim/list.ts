/** List answers (RFC 7644 section 3.4.2), put together from resources that are JSON text already. */
const listUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

export interface Page {
  totalResults: number;
  /** 1-based. */
  startIndex: number;
  /** The resources of the page, each as JSON text. */
  resources: readonly string[];
}

export function listResponse({ totalResults, startIndex, resources }: Page): string {
  const frame = `"totalResults":${totalResults},"itemsPerPage":${resources.length},"startIndex":${startIndex}`;
  return `{"schemas":["${listUrn}"],${frame},"Resources":[${resources.join(',')}]}`;
}
