/** Which commands a tenant has at all, and why one of them cannot be carried out now. */
import { type CommandId, commandSpec } from '../../preload/contract';
import { mayImport } from '../import/permission';
import { matrixKinds } from '../matrix/columns';
import { notPermittedText } from '../selection/offers';
import { isPermitted } from '../state/administration';
import { isFiltered } from '../state/query';
import { openChanges } from '../state/status';
import type { Situation } from './situation';

/** Whether there is such a thing here. */
export function isThere(id: CommandId, { tenant, columns, groups, administration }: Situation): boolean {
  if (commandSpec(id).needs === 'demo') return tenant?.kind === 'demo';
  if (tenant === null) return true;
  if (id === 'show-groups') return groups.length > 0 || columns.some(({ key }) => key === 'groups');
  if (id !== 'show-matrix') return true;
  return matrixKinds(groups.length, administration?.moduleColumns.length ?? 0).length > 0;
}

/** Why a command cannot be carried out now; null: it can. */
export function whyNot(id: CommandId, situation: Situation): string | null {
  const { tenant, t } = situation;
  if (commandSpec(id).needs !== 'nothing' && tenant === null) return t('palette.why.tenant');
  return whyNotOnList(id, situation) ?? whyNotOfTenant(id, situation);
}

/** Commands that mean the list of people, or what is selected of it. */
function whyNotOnList(id: CommandId, situation: Situation): string | null {
  const { t, screen, listed, people, isChosen, selected, query } = situation;
  switch (id) {
    case 'set-values':
    case 'replace':
    case 'fill-down':
    case 'fill-right':
      if (screen !== 'users' || people === 0) return t('palette.why.list');
      return isPermitted(situation.administration, 'users.edit') ? null : notPermittedText(situation);
    case 'select-nobody':
      return isChosen ? null : t('people.selectFirst');
    case 'show-person':
      return selected > 0 || people > 0 ? null : t('people.selectFirst');
    case 'column-menu':
      return screen === 'users' && situation.column !== null ? null : t('columns.why.cell');
    case 'columns':
      return situation.isMatrix ? t('columns.why.matrix') : null;
    case 'save-view':
      return situation.isList ? null : t('views.why.face');
    case 'save-view-changes':
      if (situation.view === null) return t('views.why.none');
      return situation.isViewChanged ? null : t('views.unchanged');
    case 'clear-filters':
      return isFiltered(query) ? null : t('palette.why.filters');
    case 'export':
    case 'export-users':
      if (situation.isExporting) return t('palette.why.exporting');
      return listed === null ? t('palette.why.list') : null;
    default:
      return null;
  }
}

/** Commands that the tenant may not permit, or for which there is nothing to do. */
function whyNotOfTenant(id: CommandId, situation: Situation): string | null {
  const { t, status, administration } = situation;
  switch (id) {
    case 'invite':
      return isPermitted(administration, 'users.create') ? null : notPermittedText(situation);
    case 'import':
      return mayImport(administration) ? null : notPermittedText(situation);
    case 'undo':
      return status?.undo ? null : t('undo.nothing');
    case 'redo':
      return status?.redo ? null : t('redo.nothing');
    case 'send-changes':
      return status && openChanges(status) > 0 ? null : t('palette.why.nothingWaits');
    case 'resolve-conflicts':
      return status && status.conflicts > 0 ? null : t('palette.why.noConflicts');
    default:
      return null;
  }
}
