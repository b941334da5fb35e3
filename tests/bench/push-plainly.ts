/** A program: makes requests with nothing but fetch, four at a time, and parses the answers. Answers how long it took. */
import { answer } from './child';
import type { RepeatOrder } from './push';
import type { SentRequest } from './requests';

const together = 4;

answer(async ({ baseUrl, token, requests }: RepeatOrder): Promise<number> => {
  async function make({ path, method, ifMatch, body }: SentRequest): Promise<void> {
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(ifMatch === null ? {} : { 'If-Match': ifMatch }),
      ...(body === null ? {} : { 'Content-Type': 'application/scim+json' }),
    };
    const response = await fetch(`${baseUrl}${path}`, { method, headers, body });
    JSON.parse(await response.text());
    // The first edits of the engine ask with a wrong version whether versions count.
    if (!response.ok && response.status !== 412) throw new Error(`${method} ${path}: ${response.status}`);
  }
  const waiting = requests.values();
  async function work(): Promise<void> {
    for (const request of waiting) await make(request);
  }
  const began = performance.now();
  await Promise.all(Array.from({ length: together }, work));
  return performance.now() - began;
});
