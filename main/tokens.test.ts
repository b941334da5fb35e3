import { expect, test } from 'vitest';
import { failed, succeeded } from '../preload/failure';
import type { SecretStore } from './keychain';
import { openTokens } from './tokens';

function chest(open = true): SecretStore & { secrets: Map<string, string> } {
  const secrets = new Map<string, string>();
  const locked = () => failed('no-keychain');
  return {
    secrets,
    get: async (account) => (open ? succeeded(secrets.get(account) ?? null) : locked()),
    set: async (account, secret) => {
      if (!open) return locked();
      secrets.set(account, secret);
      return succeeded(null);
    },
    remove: async (account) => {
      if (!open) return locked();
      secrets.delete(account);
      return succeeded(null);
    },
  };
}

test('a token of the keychain is read back from it and can be forgotten', async () => {
  const keychain = chest();
  const tokens = openTokens(keychain);
  expect(await tokens.keep('a', 'secret', 'keychain')).toEqual(succeeded(null));
  expect(keychain.secrets).toEqual(new Map([['a', 'secret']]));
  expect(await openTokens(keychain).read('a', 'keychain')).toEqual(succeeded('secret'));
  expect(await tokens.forget('a', 'keychain')).toEqual(succeeded(null));
  expect(await tokens.read('a', 'keychain')).toEqual(succeeded(null));
});

test('a token of this run never touches the keychain', async () => {
  const tokens = openTokens(chest(false));
  expect(await tokens.keep('a', 'secret', 'run')).toEqual(succeeded(null));
  expect(await tokens.read('a', 'run')).toEqual(succeeded('secret'));
  expect(await tokens.read('a', null)).toEqual(succeeded(null));
  expect(await tokens.forget('a', 'run')).toEqual(succeeded(null));
  expect(await tokens.read('a', 'run')).toEqual(succeeded(null));
});

test('a token that goes to the keychain is no longer held in memory', async () => {
  const tokens = openTokens(chest());
  await tokens.keep('a', 'secret', 'run');
  await tokens.keep('a', 'secret', 'keychain');
  expect(await tokens.read('a', 'run')).toEqual(succeeded(null));
});

test('without a keychain nothing is kept, and it is said', async () => {
  const tokens = openTokens(chest(false));
  for (const answer of [
    await tokens.keep('a', 'secret', 'keychain'),
    await tokens.read('a', 'keychain'),
    await tokens.forget('a', 'keychain'),
  ]) {
    expect(answer).toEqual(failed('no-keychain'));
  }
  expect(await tokens.read('a', 'run')).toEqual(succeeded(null));
});
