import { justtrack } from './justtrack';
import type { Kind, KindName } from './kind';
import { trackunit } from './trackunit';
import { wetrack } from './wetrack';

/** All kinds of tenants by name. */
export const kinds: Readonly<Record<KindName, Kind>> = { trackunit, justtrack, wetrack };

export const kindNames: readonly KindName[] = ['trackunit', 'justtrack', 'wetrack'];
