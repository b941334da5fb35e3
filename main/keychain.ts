import type { Result } from '../preload/contract';
import { failed, succeeded } from '../preload/failure';

/** Where secrets outlive the app. Every function fails with `no-keychain` where there is none. */
export interface SecretStore {
  get(account: string): Promise<Result<string | null>>;
  set(account: string, secret: string): Promise<Result<null>>;
  remove(account: string): Promise<Result<null>>;
}

/**
 * The keychain of the operating system: Keychain on macOS, Credential Manager on Windows, the secret service on Linux.
 * Its library is loaded at the first use: on Linux it cannot be where libsecret is missing.
 */
export function openKeychain(service: string): SecretStore {
  async function use<T>(work: (keytar: typeof import('keytar')) => Promise<T>): Promise<Result<T>> {
    try {
      const { default: keytar } = await import('keytar');
      return succeeded(await work(keytar));
    } catch (error) {
      return failed('no-keychain', {}, error instanceof Error ? error.message : String(error));
    }
  }
  return {
    get: (account) => use((keytar) => keytar.getPassword(service, account)),
    set: (account, secret) =>
      use(async (keytar) => {
        await keytar.setPassword(service, account, secret);
        return null;
      }),
    remove: (account) =>
      use(async (keytar) => {
        await keytar.deletePassword(service, account);
        return null;
      }),
  };
}
