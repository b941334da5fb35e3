import type { Failure } from '../../../preload/failure';
import { showFailure } from '../../state/toasts';

/** Tells why a gesture came to nothing; who stopped it knows. */
export function tellBulkFailure(failure: Failure): false {
  if (failure.code !== 'cancelled') showFailure(failure);
  return false;
}
