/** Asking how people are to be exported: what the dialog begins with, and what is remembered of it. */
import i18next from 'i18next';
import { create } from 'zustand';
import { engine } from '../bridge/engine';
import { usePeople } from '../selection/selectedPeople';
import { openDialog, useDialogs } from '../state/dialogs';
import { useExporting } from '../state/exporting';
import { reportFault, showFailure, showProblem } from '../state/toasts';
import { useUsers } from '../state/users';
import { type ColumnSet, type ExportChoice, memoryFrom, memoryText } from './exportChoice';

interface Asked {
  /** What the dialog begins with. */
  choice: ExportChoice | null;
  /** The columns to remember where the standard ones were asked for, not chosen. */
  remembered: ColumnSet | null;
}

export const useExportAsked = create<Asked>()(() => ({ choice: null, remembered: null }));

/** Opens the dialog: for the people who are selected, else the list; or for all users in the standard columns. */
export async function openExport(preset: 'standard' | null = null): Promise<void> {
  const { t } = i18next;
  if (useDialogs.getState().dialog !== null) return;
  if (useExporting.getState().exporting) return showProblem(t('palette.why.exporting'));
  const { tenantId, list } = useUsers.getState();
  if (tenantId === null || !list) return showProblem(t('palette.why.list'));
  const recalled = await engine.call('window.recall', { tenantId, name: 'export' });
  if (useUsers.getState().tenantId !== tenantId || useDialogs.getState().dialog !== null) return;
  // Without it the usual is as good; that a tenant is not open is told by other answers.
  const memory = memoryFrom(recalled.ok ? recalled.value : null);
  const whom = usePeople.getState().isChosen ? 'selected' : 'listed';
  const choice: ExportChoice =
    preset === 'standard' ? { ...memory, whom: 'everybody', columns: 'standard' } : { ...memory, whom };
  useExportAsked.setState({ choice, remembered: preset && memory.columns });
  openDialog('export');
}

/** Keeps what was chosen for the next time. */
export function keepChoice(tenantId: string, choice: ExportChoice) {
  const { remembered } = useExportAsked.getState();
  const columns = choice.columns === 'standard' ? (remembered ?? 'standard') : choice.columns;
  const text = memoryText({ ...choice, columns });
  engine.call('window.keep', { tenantId, name: 'export', text }).then((kept) => {
    // An engine that just stopped fails the export, too, which is told.
    if (!kept.ok && kept.failure.code !== 'engine-stopped') showFailure(kept.failure);
  }, reportFault);
}
