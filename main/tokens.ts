import type { Keep, Result } from '../preload/contract';
import { succeeded } from '../preload/failure';
import type { SecretStore } from './keychain';

/** The tenants' bearer tokens, in the keychain or, until the app quits, in memory. */
export interface Tokens {
  /** Fails with `no-keychain`; nothing is kept then. */
  keep(tenantId: string, token: string, where: Keep): Promise<Result<null>>;
  read(tenantId: string, where: Keep | null): Promise<Result<string | null>>;
  /** Fails with `no-keychain` if the token stays where it is. */
  forget(tenantId: string, where: Keep | null): Promise<Result<null>>;
}

export function openTokens(keychain: SecretStore): Tokens {
  const run = new Map<string, string>();
  return {
    async keep(tenantId, token, where) {
      if (where === 'keychain') {
        const kept = await keychain.set(tenantId, token);
        if (kept.ok) run.delete(tenantId);
        return kept;
      }
      run.set(tenantId, token);
      return succeeded(null);
    },
    async read(tenantId, where) {
      if (where === 'keychain') return keychain.get(tenantId);
      return succeeded((where === 'run' && run.get(tenantId)) || null);
    },
    async forget(tenantId, where) {
      run.delete(tenantId);
      return where === 'keychain' ? keychain.remove(tenantId) : succeeded(null);
    },
  };
}
