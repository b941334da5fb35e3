/** The requests that came over HTTP, refused ones too, counted by method and path. */

/** A path below the base URL, without the query; a string is meant whole. */
export interface RequestPattern {
  method?: string;
  path?: string | RegExp;
}

export interface RequestLog {
  count(pattern?: RequestPattern): number;
  /** Each method and path with how often it came, in the order of their first coming. */
  list(): { method: string; path: string; count: number }[];
  clear(): void;
}

export function createRequestLog(): RequestLog & { record(method: string, path: string): void } {
  const counts = new Map<string, { method: string; path: string; count: number }>();
  const matches = (wanted: string | RegExp, path: string) =>
    typeof wanted === 'string' ? wanted === path : wanted.test(path);
  return {
    record(method, path) {
      const key = `${method} ${path}`;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { method, path, count: 1 });
      else known.count += 1;
    },
    count: (pattern = {}) =>
      [...counts.values()]
        .filter(({ method }) => pattern.method === undefined || pattern.method === method)
        .filter(({ path }) => pattern.path === undefined || matches(pattern.path, path))
        .reduce((sum, { count }) => sum + count, 0),
    list: () => [...counts.values()].map((one) => ({ ...one })),
    clear: () => counts.clear(),
  };
}
