/** Keys with which programs sign in as a user. A key is told once, when it is made; what is kept cannot be used. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Ledger } from '../store/ledger';

export const ApiKey = z.object({
  id: z.string(),
  /** The id of the user who it signs in. */
  user: z.string(),
  name: z.string(),
  /** The last characters of the key. */
  hint: z.string(),
  /** Of the whole key: SHA-256, hexadecimal. */
  hash: z.string(),
  /** SCIM dateTimes. */
  created: z.string(),
  lastUsed: z.string().nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

export interface ApiKeys {
  /** Makes a key and tells it, this once. */
  generate(user: string, name: string): string;
  /** Takes in a key that was made elsewhere. */
  add(key: ApiKey): void;
  find(id: string): ApiKey | null;
  all(): ApiKey[];
  /** Oldest first. */
  of(user: string): ApiKey[];
  /** The record of a key that somebody shows. */
  recognise(key: string): ApiKey | null;
  revoke(id: string): void;
}

const hintLength = 4;
const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');

/** @param uuid names keys, and draws them */
export function createApiKeys(ledger: Ledger<ApiKey>, now: () => number, uuid: () => string): ApiKeys {
  const all = () => ledger.all();
  return {
    generate(user, name) {
      const drawn = createHash('sha256').update(uuid()).update(uuid()).digest('base64url');
      const key = `jt_${drawn}`;
      const created = new Date(now()).toISOString();
      ledger.put({ id: uuid(), user, name, hint: key.slice(-hintLength), hash: hashOf(key), created, lastUsed: null });
      return key;
    },
    add: (key) => ledger.put(key),
    find: (id) => ledger.get(id),
    all,
    of: (user) => all().filter((key) => key.user === user),
    recognise(key) {
      const hash = hashOf(key);
      return all().find((one) => one.hash === hash) ?? null;
    },
    revoke: (id) => ledger.remove(id),
  };
}
