/** The keychain of the system, in the D-Bus session that the app has as well. */
import keytar from 'keytar';

/** As the app calls itself there. */
const service = 'Muster';

/** The token that is kept for a tenant; null where there is none. */
export function keptToken(tenantId: string): Promise<string | null> {
  return keytar.getPassword(service, tenantId);
}

export async function keptTokens(): Promise<string[]> {
  const found = await keytar.findCredentials(service);
  return found.map(({ password }) => password);
}
