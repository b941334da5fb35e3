/** The requests that an engine makes, to be counted and to be made again plainly. */

export interface SentRequest {
  /** Below the tenant's base URL. */
  path: string;
  method: string;
  ifMatch: string | null;
  body: string | null;
}

/** A fetch that remembers what it was asked for. */
export function remember(baseUrl: string): { fetch: typeof globalThis.fetch; sent: SentRequest[] } {
  const sent: SentRequest[] = [];
  return {
    sent,
    fetch(input, init = {}) {
      const { method = 'GET', headers, body } = init;
      const ifMatch = (headers as Record<string, string>)['If-Match'] ?? null;
      sent.push({ path: String(input).slice(baseUrl.length), method, ifMatch, body: (body as string | null) ?? null });
      return globalThis.fetch(input, init);
    },
  };
}
