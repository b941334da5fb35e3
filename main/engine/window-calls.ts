/** What a window remembers of a tenant: kept among the facts of its mirror, and wiped with it. */
import type { engineCalls, Handlers, windowCalls } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import type { Desks } from './desks';
import { dropFact, readFact, writeFact } from './mirror/facts';

export function windowHandlers(desks: Desks): Pick<Handlers<typeof engineCalls>, keyof typeof windowCalls> {
  return {
    'window.recall': ({ tenantId, name }) =>
      desks.with(tenantId, ({ store }) => succeeded(readFact(store.mirror, `window.${name}`))),
    'window.keep': ({ tenantId, name, text }) =>
      desks.with(tenantId, ({ store }) => {
        if (text === null) dropFact(store.mirror, `window.${name}`);
        else writeFact(store.mirror, `window.${name}`, text);
        return succeeded(null);
      }),
  };
}
