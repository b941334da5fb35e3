/** Whether people have passwords, and since when. The passwords themselves are kept nowhere. */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Ledger } from '../store/ledger';

export const PasswordRecord = z.object({
  /** The user's id. */
  id: z.string(),
  /** Both base64. */
  salt: z.string(),
  hash: z.string(),
  /** When it was chosen, as a SCIM dateTime. */
  changed: z.string(),
});
export type PasswordRecord = z.infer<typeof PasswordRecord>;

export interface Passwords {
  set(user: string, password: string): void;
  /** When a user's password was chosen; null if that was before the tenant was made. */
  changed(user: string): string | null;
  matches(user: string, password: string): boolean;
  forget(user: string): void;
}

const hashLength = 32;
/** Much less than a real server would spend: nobody's password is here. */
const cost = 1_024;
const hashOf = (password: string, salt: Buffer) =>
  scryptSync(password.normalize('NFKC'), salt, hashLength, { N: cost });

/** @param now milliseconds since 1970, UTC */
export function createPasswords(ledger: Ledger<PasswordRecord>, now: () => number): Passwords {
  return {
    set(user, password) {
      const salt = randomBytes(16);
      ledger.put({
        id: user,
        salt: salt.toString('base64'),
        hash: hashOf(password, salt).toString('base64'),
        changed: new Date(now()).toISOString(),
      });
    },
    changed: (user) => ledger.get(user)?.changed ?? null,
    matches(user, password) {
      const record = ledger.get(user);
      if (record === null) return false;
      const hash = hashOf(password, Buffer.from(record.salt, 'base64'));
      return timingSafeEqual(hash, Buffer.from(record.hash, 'base64'));
    },
    forget: (user) => ledger.remove(user),
  };
}
