/** Saved views: opened, saved, renamed, deleted. */
import i18next from 'i18next';
import type { SavedView } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { filterOf } from '../filter/condition';
import { showPeople } from '../state/asking';
import { showScreen } from '../state/screen';
import { reportFault, showDone, showFailure } from '../state/toasts';
import { tryList, useUsers } from '../state/users';
import { type Asked, contentOf, fitView, isChanged } from './fitting';
import { readViews, tellMissing, useSavedViews } from './savedViews';

/** The view that was opened; null where the list is none. */
export function currentView(): SavedView | null {
  return viewOf(useSavedViews.getState().views, useUsers.getState().savedView);
}

const viewOf = (views: readonly SavedView[], id: string | null) => views.find((view) => view.id === id) ?? null;

/** The view that was opened, and whether the list has become another one since. */
export function useCurrentView(): { view: SavedView | null; isChanged: boolean } {
  const views = useSavedViews((state) => state.views);
  const savedView = useUsers((state) => state.savedView);
  const query = useUsers((state) => state.query);
  const conditions = useUsers((state) => state.conditions);
  const layout = useUsers((state) => state.layout);
  const columns = useUsers((state) => state.columns);
  const view = viewOf(views, savedView);
  return { view, isChanged: view !== null && isChanged(view, { query, conditions, layout }, columns) };
}

/** Shows what a view holds; where its filter cannot be used, the list stays as it is, and it is told why. */
export async function openView(view: SavedView): Promise<void> {
  const { missing, ...asked } = fitView(view, useUsers.getState().columns, new Date());
  showScreen('users');
  const failure = await tryList({ ...asked, savedView: view.id });
  if (failure) showFailure(failure);
  else tellMissing(view, missing);
}

/** The list as it is asked for, its filter made of the conditions as they mean it now. */
function askedNow(): Asked {
  const { query, conditions, layout, columns } = useUsers.getState();
  return { query: { ...query, ...filterOf(conditions, columns, new Date()) }, conditions, layout };
}

/** Keeps a view, and reads all of them anew. */
async function keep(tenantId: string, view: SavedView): Promise<Failure | null> {
  const saved = await engine.call('views.save', { tenantId, view });
  if (!saved.ok) return saved.failure;
  await readViews(tenantId);
  return null;
}

/** Keeps the list as it is shown under a new name, and shows it as that view from now on. Answers why it could not. */
export async function saveAsView(name: string, isDefault: boolean): Promise<Failure | null> {
  const { tenantId } = useUsers.getState();
  if (tenantId === null) return null;
  const id = crypto.randomUUID();
  const failure = await keep(tenantId, { id, name, isDefault, ...contentOf(askedNow()) });
  if (failure) return failure;
  if (useUsers.getState().tenantId === tenantId) useUsers.setState({ savedView: id });
  showDone(i18next.t('views.saved', { view: name }));
  return null;
}

/** Keeps what has changed of the view that is shown; what it was can be brought back. */
export async function saveChanges(): Promise<void> {
  const { tenantId } = useUsers.getState();
  const view = currentView();
  if (tenantId === null || !view) return;
  const failure = await keep(tenantId, { ...view, ...contentOf(askedNow()) });
  if (failure) return showFailure(failure);
  showDone(
    i18next.t('views.saved', { view: view.name }),
    undoing(() => keep(tenantId, view)),
  );
}

/** Gives a view another name, or makes it the one that is shown first, or not any more. Answers why it could not. */
export async function changeView(view: SavedView, part: Partial<Pick<SavedView, 'name' | 'isDefault'>>) {
  const { tenantId } = useUsers.getState();
  return tenantId === null ? null : keep(tenantId, { ...view, ...part });
}

/** Deletes a view; where it is shown, everybody is shown then. It can be brought back. */
export async function deleteView(view: SavedView): Promise<void> {
  const { tenantId, savedView } = useUsers.getState();
  if (tenantId === null) return;
  const removed = await engine.call('views.remove', { tenantId, id: view.id });
  if (!removed.ok) return showFailure(removed.failure);
  const wasShown = savedView === view.id;
  if (wasShown) showPeople({});
  await readViews(tenantId);
  async function bringBack(of: string): Promise<Failure | null> {
    const failure = await keep(of, view);
    if (!failure && wasShown && useUsers.getState().tenantId === of) await openView(view);
    return failure;
  }
  showDone(
    i18next.t('views.deleted', { view: view.name }),
    undoing(() => bringBack(tenantId)),
  );
}

function undoing(run: () => Promise<Failure | null>) {
  return {
    label: i18next.t('changes.undo'),
    run: () => {
      run().then((failure) => failure && showFailure(failure), reportFault);
    },
  };
}
