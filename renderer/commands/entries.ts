/** What the palette lists: every command, and beside them whatever the tenant has to go to, to choose or to do. */
import {
  type CommandGroup,
  type CommandId,
  commandIds,
  commandSpec,
  Density,
  groupColumn,
  keysOf,
  Language,
  Theme,
} from '../../preload/contract';
import { addReady, openFilterFor } from '../filter/editing';
import { readyFilters, readyName } from '../filter/ready';
import { showGroup } from '../groups/groups';
import { batchText } from '../i18n/batchText';
import { columnLabel, statusWord, valueLabel } from '../i18n/columnLabel';
import { kindList, roleList } from '../lists/valueLists';
import { matrixKinds } from '../matrix/columns';
import { showMatrix } from '../matrix/matrix';
import { carryOut } from '../selection/deeds';
import type { Offer } from '../selection/offers';
import { selectedRows } from '../selection/selectedPeople';
import { isPermitted } from '../state/administration';
import { changeQuery, showColumns, showPeople } from '../state/asking';
import { showScreen } from '../state/screen';
import { changeSettings } from '../state/settings';
import { switchTenant } from '../tenants/switching';
import { openView } from '../views/showing';
import { isThere, whyNot } from './availability';
import { obey } from './obey';
import type { Situation } from './situation';

/** A line of the palette. */
export interface Entry {
  id: string;
  group: CommandGroup;
  name: string;
  /** More about it, at the end of the line. */
  note: string | null;
  /** As the registry writes them. */
  keys: string | null;
  /** Why it cannot be chosen. */
  why: string | null;
  /** A choice that is in force. */
  isOn: boolean;
  /** Listed only when something is typed: there may be many of its kind. */
  isSought: boolean;
  run(): Promise<void> | void;
}

type Given = Pick<Entry, 'id' | 'group' | 'name' | 'run'> & Partial<Entry>;

const entry = (given: Given): Entry => ({ note: null, keys: null, why: null, isOn: false, isSought: false, ...given });

/** The commands that are offered for the selected people have names, counts and reasons of their own there. */
const offered: Readonly<Record<string, CommandId>> = {
  activate: 'activate-people',
  deactivate: 'deactivate-people',
  role: 'choose-role',
  groups: 'choose-groups',
  values: 'set-values',
  delete: 'delete-people',
};

/** Everything that the palette lists, in its order within each group. */
export function paletteEntries(situation: Situation, offers: readonly Offer[]): Entry[] {
  const { tenant } = situation;
  return [
    ...offerEntries(situation, offers),
    ...commandEntries(situation),
    ...(tenant ? listEntries(situation) : []),
    ...(tenant ? filterEntries(situation) : []),
    ...(tenant ? orderEntries(situation) : []),
    ...tenantEntries(situation),
    ...settingEntries(situation),
  ];
}

function commandEntries(situation: Situation): Entry[] {
  const { t, status, platform } = situation;
  const ofOffers = Object.values(offered);
  const note = (id: CommandId) => {
    if (id === 'undo') return status?.undo ? batchText(t, status.undo) : null;
    return id === 'redo' && status?.redo ? batchText(t, status.redo) : null;
  };
  const isOn = (id: CommandId) => id === `send-${status?.sendMode}`;
  return commandIds
    .filter((id) => id !== 'palette' && !ofOffers.includes(id) && isThere(id, situation))
    .map((id) =>
      entry({
        id,
        group: commandSpec(id).group,
        name: t(`command.${id}`),
        note: note(id),
        keys: keysOf(id, platform)[0] ?? null,
        why: whyNot(id, situation),
        isOn: isOn(id),
        run: () => obey(id),
      }),
    );
}

/** What can be done to the selected people, the tenant's own actions among it. */
function offerEntries(situation: Situation, offers: readonly Offer[]): Entry[] {
  const { t, tenant, screen, selected, platform } = situation;
  if (!tenant) return [];
  const nobody = screen !== 'users' || selected === 0 ? t('people.selectFirst') : null;
  return offers.map(({ id, name, deed, applies, why }) => {
    const command = offered[id];
    return entry({
      id: command ?? `action:${id}`,
      group: 'selected',
      name,
      note: applies !== null && why === null && nobody === null ? t('palette.people', { count: applies }) : null,
      keys: command ? (keysOf(command, platform)[0] ?? null) : null,
      why: nobody ?? why,
      async run() {
        const rows = await selectedRows();
        if (rows) await carryOut(tenant.id, deed, rows);
      },
    });
  });
}

/** Lists, groups and matrices to go to. */
function listEntries({ t, columns, administration, statuses, groups, views, view }: Situation): Entry[] {
  const lists = [kindList(columns), roleList(columns, administration)].filter((list) => list !== null);
  const ofValues = lists.flatMap(({ column, values }) =>
    values.map((value) =>
      entry({
        id: `list:${column}:${value}`,
        group: 'go',
        name: valueLabel(t, column, value),
        note: column === 'roles' ? t('palette.role') : t('palette.kind'),
        run() {
          showScreen('users');
          showPeople({ equal: [{ column, value }] });
        },
      }),
    ),
  );
  const isEditable = isPermitted(administration, 'groups.edit');
  const ofGroups = groups.map(({ row, name }) =>
    entry({
      id: groupColumn(row),
      group: 'go',
      name,
      note: t('palette.group'),
      isSought: true,
      run: () => showGroup(row, t('groups.member'), isEditable),
    }),
  );
  const kinds = matrixKinds(groups.length, administration?.moduleColumns.length ?? 0);
  const ofMatrices = kinds.map((kind) =>
    entry({
      id: `matrix:${kind}`,
      group: 'go',
      name: t('palette.choice', { what: t('command.show-matrix'), choice: t(`matrix.by.${kind}`) }),
      run: () => showMatrix(kind),
    }),
  );
  const ofStatuses = statuses.map(({ value }) =>
    entry({
      id: `status:${value}`,
      group: 'list',
      name: t('filter.status.label', { status: statusWord(t, value) }),
      run() {
        showScreen('users');
        changeQuery({ status: value });
      },
    }),
  );
  const ofViews = views.map((saved) =>
    entry({
      id: `view:${saved.id}`,
      group: 'go',
      name: t('palette.view', { view: saved.name }),
      isOn: saved.id === view?.id,
      run: () => openView(saved),
    }),
  );
  return [...ofViews, ...ofValues, ...(kinds.length > 1 ? ofMatrices : []), ...ofStatuses, ...ofGroups];
}

/** What the list can be filtered by, beside its statuses. */
function filterEntries({ t, columns }: Situation): Entry[] {
  const ready = readyFilters(columns).map((filter) =>
    entry({
      id: `filter:${filter.state}`,
      group: 'list',
      name: t('palette.choice', { what: t('filter.open'), choice: readyName(t, filter) }),
      run: () => addReady(filter),
    }),
  );
  const byColumn = columns.map((column) =>
    entry({
      id: `filter-by:${column.key}`,
      group: 'list',
      name: t('filter.by', { column: columnLabel(t, column) }),
      isSought: true,
      run: () => openFilterFor(column),
    }),
  );
  return [...ready, ...byColumn];
}

/** The order of the list, and its columns. */
function orderEntries({ t, columns, listed, layout, query, isMatrix }: Situation): Entry[] {
  const [by] = query.sort;
  const sorts = (listed ?? []).map((column) =>
    entry({
      id: `sort:${column.key}`,
      group: 'list',
      name: t('palette.sort', { column: columnLabel(t, column) }),
      isOn: by?.column === column.key,
      isSought: true,
      run: () => changeQuery({ sort: [{ column: column.key, direction: 'ascending' }] }),
    }),
  );
  if (isMatrix) return sorts;
  const choices = columns.map((column) => {
    const shown = layout.columns.map(({ key }) => key);
    const others = shown.filter((key) => key !== column.key);
    const isShown = others.length < shown.length;
    return entry({
      id: `column:${column.key}`,
      group: 'list',
      name: t('palette.column', { column: columnLabel(t, column) }),
      isOn: isShown,
      isSought: true,
      why: isShown && others.length === 0 ? t('palette.why.lastColumn') : null,
      run: () => showColumns(isShown ? others : [...shown, column.key]),
    });
  });
  return [...sorts, ...choices];
}

/** As many tenants have a digit in the native menu. */
const mostDigits = 9;

function tenantEntries({ t, tenants, tenant, platform }: Situation): Entry[] {
  const modifier = platform === 'darwin' ? 'Cmd' : 'Ctrl';
  return tenants.map(({ id, name }, index) =>
    entry({
      id: `tenant:${id}`,
      group: 'tenant',
      name: t('palette.tenant', { tenant: name }),
      keys: tenants.length > 1 && index < mostDigits ? `${modifier}+${index + 1}` : null,
      isOn: id === tenant?.id,
      run: () => switchTenant(id),
    }),
  );
}

function settingEntries({ t, settings }: Situation): Entry[] {
  const themes = Theme.options.map((theme) =>
    entry({
      id: `theme-${theme}`,
      group: 'appearance',
      name: t('palette.choice', { what: t('settings.theme'), choice: t(`settings.theme.${theme}`) }),
      isOn: settings.theme === theme,
      run: () => changeSettings({ theme }),
    }),
  );
  const densities = Density.options.map((density) =>
    entry({
      id: `density-${density}`,
      group: 'appearance',
      name: t('palette.choice', { what: t('settings.density'), choice: t(`settings.density.${density}`) }),
      isOn: settings.density === density,
      run: () => changeSettings({ density }),
    }),
  );
  const languages = Language.options.map((language) =>
    entry({
      id: `language-${language}`,
      group: 'appearance',
      name: t('palette.choice', { what: t('settings.language'), choice: t(`settings.language.${language}`) }),
      isOn: settings.language === language,
      run: () => changeSettings({ language }),
    }),
  );
  return [...themes, ...densities, ...languages];
}
