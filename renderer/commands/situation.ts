/** All that decides which commands there are, and which of them can be carried out now. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Administration, Column, Query, SavedView, Settings, Tenant, TenantStatus } from '../../preload/contract';
import { type Group, useGroups } from '../groups/groups';
import { usePeople } from '../selection/selectedPeople';
import { useAdministration } from '../state/administration';
import { useExporting } from '../state/exporting';
import type { Layout } from '../state/layout';
import { type Screen, useScreen } from '../state/screen';
import { useSelection } from '../state/selection';
import { useSession } from '../state/session';
import { useSettings } from '../state/settings';
import { useStatus } from '../state/status';
import { useTenants } from '../state/tenants';
import { useUsers } from '../state/users';
import { useSavedViews } from '../views/savedViews';
import { useCurrentView } from '../views/showing';

export interface Situation {
  tenants: readonly Tenant[];
  /** The tenant that is shown. */
  tenant: Tenant | null;
  status: TenantStatus | null;
  administration: Administration | null;
  columns: readonly Column[];
  layout: Layout;
  /** Columns of the list that is on the screen; null where there is none. */
  listed: readonly Column[] | null;
  /** How many people are on it. */
  people: number;
  query: Query;
  statuses: readonly { value: string; count: number }[];
  groups: readonly Group[];
  isMatrix: boolean;
  /** Everybody, or some of them, in the admin's columns: neither a group nor a matrix. */
  isList: boolean;
  views: readonly SavedView[];
  /** The one that is shown. */
  view: SavedView | null;
  isViewChanged: boolean;
  /** The column of the cell that the keyboard is at. */
  column: Column | null;
  screen: Screen;
  /** How many people are selected, the one among them whom the keyboard is at. */
  selected: number;
  /** Several, or somebody who was ticked. */
  isChosen: boolean;
  settings: Settings;
  isExporting: boolean;
  platform: string;
  t: TFunction;
  language: string;
}

export function useSituation(): Situation {
  const { t, i18n } = useTranslation();
  const { tenants, current } = useTenants();
  const { columns, layout, list, query, statuses, face } = useUsers();
  const { count: selected, isChosen } = usePeople();
  const { view, isChanged: isViewChanged } = useCurrentView();
  return {
    tenants,
    tenant: tenants.find(({ id }) => id === current) ?? null,
    status: useStatus((state) => state.status),
    administration: useAdministration((state) => state.administration),
    columns,
    layout,
    listed: list?.columns ?? null,
    people: list?.view.count ?? 0,
    query,
    statuses,
    groups: useGroups((state) => state.groups) ?? [],
    isMatrix: face.kind === 'matrix',
    isList: face.kind === 'list',
    views: useSavedViews((state) => state.views),
    view,
    isViewChanged,
    column: useSelection((state) => state.column),
    screen: useScreen((state) => state.screen),
    selected,
    isChosen,
    settings: useSettings(),
    isExporting: useExporting((state) => state.exporting !== null),
    platform: useSession((state) => state.platform),
    t,
    language: i18n.language,
  };
}
