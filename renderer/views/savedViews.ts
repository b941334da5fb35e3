/** The views that the admin keeps of a tenant under a name. */
import i18next from 'i18next';
import { create } from 'zustand';
import type { SavedView } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { columnLabel } from '../i18n/columnLabel';
import { showFailure, showProblem } from '../state/toasts';

interface SavedViewsState {
  tenantId: string | null;
  /** By name. */
  views: readonly SavedView[];
}

export const useSavedViews = create<SavedViewsState>()(() => ({ tenantId: null, views: [] }));

/** Reads the views of a tenant; where that fails there are none, and it is told unless the tenant itself cannot be reached. */
export async function readViews(tenantId: string): Promise<readonly SavedView[]> {
  if (useSavedViews.getState().tenantId !== tenantId) useSavedViews.setState({ tenantId, views: [] });
  const listed = await engine.call('views.list', { tenantId });
  if (useSavedViews.getState().tenantId !== tenantId) return [];
  if (listed.ok) useSavedViews.setState({ views: listed.value });
  else if (listed.failure.code !== 'unknown-tenant' && listed.failure.code !== 'engine-stopped') {
    showFailure(listed.failure);
  }
  return listed.ok ? listed.value : [];
}

/** Tells what a view needs and the tenant does not have any more. */
export function tellMissing({ name }: SavedView, missing: readonly string[]) {
  if (missing.length === 0) return;
  const { t } = i18next;
  const labels = missing.map((key) => columnLabel(t, { key, label: key.split(/[:.]/).at(-1) ?? key }));
  showProblem(t('views.missing', { count: labels.length, view: name, columns: labels.join(', ') }));
}
