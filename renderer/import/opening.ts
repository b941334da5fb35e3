/** Choosing a file and reading it. */
import i18next from 'i18next';
import { groupOfColumn, type ImportedTable, type ImportFormat } from '../../preload/contract';
import { askDesktop } from '../bridge/desktop';
import { engine } from '../bridge/engine';
import { readGroups, useGroups } from '../groups/groups';
import { notPermittedText } from '../selection/offers';
import { isPermitted, useAdministration } from '../state/administration';
import { useDialogs } from '../state/dialogs';
import { showScreen } from '../state/screen';
import { showFailure, showProblem } from '../state/toasts';
import { useUsers } from '../state/users';
import {
  closeImport,
  type Importing,
  noImport,
  ownFailure,
  type Purpose,
  runWork,
  useImporting,
  wasLost,
} from './importing';
import { mayImport } from './permission';
import type { Subject } from './subject';
import { suggestTargets } from './suggest';

/** All of it is to be found out. */
const unknownFormat: ImportFormat = { sheet: null, headerLine: null, encoding: null, separator: null };

const stillOpen = { import: 'compare.open.import', compare: 'compare.open.compare' } as const;

/**
 * Shows the import or comparison that is open, or asks for a file where nothing was read yet; says why where the tenant
 * permits neither creating nor editing what would be imported.
 */
export async function openImport(purpose: Purpose = 'import'): Promise<void> {
  const { tenantId } = useUsers.getState();
  if (tenantId === null || useDialogs.getState().dialog) return;
  const { t, language } = i18next;
  const { administration } = useAdministration.getState();
  if (purpose === 'import' && !mayImport(administration)) {
    return showProblem(notPermittedText({ administration, t, language }));
  }
  const { tenantId: importing, table, work, isApplied, file, purpose: isFor } = useImporting.getState();
  if (importing !== tenantId || isApplied || !(table || work)) return chooseFile(purpose);
  showScreen('import');
  // What was put right in it is not lost by a key that was pressed for something else.
  if (isFor !== purpose) showProblem(t(stillOpen[isFor], { file: file?.fileName }));
}

let isChoosing = false;

/** Asks for a file with the native dialog, and reads it in the place of the one before, for the same purpose unless told. */
export async function chooseFile(purpose: Purpose = useImporting.getState().purpose): Promise<void> {
  const { tenantId } = useUsers.getState();
  if (tenantId === null || isChoosing) return;
  isChoosing = true;
  const chosen = await askDesktop('import.choose').finally(() => {
    isChoosing = false;
  });
  if (!chosen.ok) return showFailure(chosen.failure);
  if (chosen.value === null || useUsers.getState().tenantId !== tenantId) return;
  await beginImport(tenantId, chosen.value, purpose);
}

/** Reads a file; one that was lost and is chosen again goes on where it was. */
export async function beginImport(
  tenantId: string,
  file: NonNullable<Importing['file']>,
  purpose: Purpose = 'import',
): Promise<void> {
  const before = useImporting.getState();
  const goesOn = wasLost(before) && before.file?.fileName === file.fileName && before.purpose === purpose;
  const { administration } = useAdministration.getState();
  closeImport();
  const { targets, unrecognised, creates, clears, invites, table } = before;
  useImporting.setState({
    ...noImport,
    purpose,
    tenantId,
    importId: crypto.randomUUID(),
    file,
    creates: isPermitted(administration, 'users.create'),
    ...(goesOn && { targets, unrecognised, creates, clears, invites, table }),
  });
  showScreen('import');
  await readFile(goesOn && table ? table.format : unknownFormat);
}

/** What columns can stand for, as the tenant is now. */
export async function readSubject(): Promise<Subject> {
  // A list from before the tenant was pulled knows no groups, or not all.
  await readGroups();
  return {
    columns: useUsers.getState().columns,
    groups: useGroups.getState().groups ?? [],
    administration: useAdministration.getState().administration,
  };
}

/** Whether a workbook that was exported to be edited is read as any other now, or the other way round. */
function isReadOtherwise(before: Importing, { exported }: ImportedTable): boolean {
  return (before.table?.exported ?? null) === null ? exported !== null : exported === null;
}

/**
 * What was chosen for columns that are still there stays; the others stand for what they seem to, as do those of a group
 * that has left, or has got another number in a mirror that was built anew.
 */
function targetsFor(before: Importing, table: ImportedTable, subject: Subject): (string | null)[] {
  const isSame = ({ index, header }: ImportedTable['columns'][number], place: number) =>
    before.table?.columns[place]?.header === header && before.table.columns[place]?.index === index;
  const hasChoices =
    before.table !== null && !isReadOtherwise(before, table) && before.targets.some((target) => target !== null);
  const likely = suggestTargets(subject, table.columns);
  const suggested = table.exported ? table.columns.map(({ target }) => target) : likely;
  if (!hasChoices) return suggested;
  const groups = new Set(subject.groups.map(({ row }) => row));
  const isHere = (target: string | null) => {
    const group = target === null ? null : groupOfColumn(target);
    return group === null || groups.has(group);
  };
  const kept = table.columns.map((column, place) => {
    const target = before.targets[place] ?? null;
    return isSame(column, place) && isHere(target) ? target : undefined;
  });
  return suggested.map((target, place) => {
    const choice = kept[place];
    if (choice !== undefined) return choice;
    return target !== null && kept.includes(target) ? null : target;
  });
}

/** Reads the file once more, as it is asked for now. */
export async function readFile(format: ImportFormat): Promise<void> {
  const { tenantId, importId, file } = useImporting.getState();
  if (tenantId === null || !file) return;
  const read = await runWork('reading', async (jobId) => {
    const answer = await engine.call('import.read', { tenantId, importId, jobId, handle: file.handle, format });
    return { answer, subject: await readSubject() };
  });
  if (!read) return;
  const { answer, subject } = read;
  if (answer.ok) {
    useImporting.setState((before) => ({
      table: answer.value,
      targets: targetsFor(before, answer.value, subject),
      // Whoever empties a cell that was written to be edited means it.
      clears: isReadOtherwise(before, answer.value) ? answer.value.exported !== null : before.clears,
      zeros: {},
      lostZeros: [],
      judged: null,
      refused: [],
    }));
  } else if (answer.failure.code === 'cancelled') useImporting.setState({ wasCancelled: true, judged: null });
  else useImporting.setState({ failure: ownFailure(answer.failure), judged: null });
}

/** Reads the file in another way: whatever depends on what is changed is found out anew. */
export async function changeFormat(part: Partial<ImportFormat>): Promise<void> {
  const { table } = useImporting.getState();
  const headerLine = part.headerLine ?? null;
  await readFile({ ...(table?.format ?? unknownFormat), ...part, headerLine });
}

/** Reads the file as it was asked for at first, after that was stopped. */
export async function readAgain(): Promise<void> {
  await readFile(useImporting.getState().table?.format ?? unknownFormat);
}
