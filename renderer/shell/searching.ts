/** Searching as one types: at once, and hardly faster than lists come. */
import { changeQuery } from '../state/asking';
import { reportFault } from '../state/toasts';
import { listCame, useUsers } from '../state/users';

/** A list that takes longer (ms) is not waited for when somebody types on: it is given up. */
const patience = 150;

/** What was typed since the search that is under way began. */
let newest: string | null = null;
let isUnderWay = false;
/** Hears when something more is typed. */
let hearTyping: (() => void) | null = null;
/** What the list is searched for, as far as is known here. */
let searched = '';

/** Resolves when the list has come, or when it takes long and nobody wants it any more. */
async function listCameOrLate(): Promise<void> {
  const came = listCame();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, patience, 'late');
  });
  const first = await Promise.race([came, late]);
  clearTimeout(timer);
  if (first !== 'late' || newest !== null) return;
  const typed = new Promise<void>((resolve) => {
    hearTyping = resolve;
  });
  await Promise.race([came, typed]);
  hearTyping = null;
}

async function follow(): Promise<void> {
  isUnderWay = true;
  try {
    while (newest !== null) {
      const search = newest;
      newest = null;
      searched = search;
      changeQuery({ search });
      await listCameOrLate();
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
  hearTyping?.();
  if (!isUnderWay) follow().catch(reportFault);
}
