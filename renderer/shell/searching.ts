/** Searching as one types: at once, and never faster than lists come. */
import { changeQuery } from '../state/asking';
import { reportFault } from '../state/toasts';
import { listCame, useUsers } from '../state/users';

/** What was typed since the search that is under way began. */
let newest: string | null = null;
let isUnderWay = false;
/** What the list is searched for, as far as is known here. */
let searched = '';

async function follow(): Promise<void> {
  isUnderWay = true;
  try {
    while (newest !== null) {
      const search = newest;
      newest = null;
      searched = search;
      changeQuery({ search });
      await listCame();
      // Somebody has asked for another list meanwhile: what was typed was meant for the one before.
      if (useUsers.getState().query.search !== search) newest = null;
    }
  } finally {
    isUnderWay = false;
  }
}

/** Whether the list is searched for what was typed, and not for what somebody else has asked for since. */
export function isTypedSearch(search: string): boolean {
  const isTyped = search === searched;
  searched = search;
  return isTyped;
}

/** Searches for a text; while a list is awaited, only the last of those that are typed waits. */
export function searchFor(text: string) {
  newest = text;
  if (!isUnderWay) follow().catch(reportFault);
}
