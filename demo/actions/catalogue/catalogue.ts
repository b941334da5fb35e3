import type { KindName } from '../../kinds/kind';
import type { Action } from '../action';
import { justtrackActions } from './justtrack';
import { trackunitActions } from './trackunit';
import { wetrackActions } from './wetrack';

/** What can be done to the users of each kind of tenant. */
export const actionsOf: Readonly<Record<KindName, readonly Action[]>> = {
  trackunit: trackunitActions,
  justtrack: justtrackActions,
  wetrack: wetrackActions,
};
