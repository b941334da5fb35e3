/** The condition that is being edited, or thought of: it goes into the list as soon as it is filled in. */
import i18next from 'i18next';
import { create } from 'zustand';
import type { Column } from '../../preload/contract';
import { changeConditions } from '../state/asking';
import { showScreen } from '../state/screen';
import { showProblem } from '../state/toasts';
import { useUsers } from '../state/users';
import { type Condition, filterOf, isShortEnough, isWhole } from './condition';
import { operatorsFor } from './operators';
import { type ReadyFilter, withReady } from './ready';

interface Editing {
  /** Where it stands, or is to stand, among the conditions. */
  place: number;
  draft: Condition;
  /** Whether it is one of them: it is not while it is yet to be filled in. */
  isIn: boolean;
  /** The conditions that it stands among: where they are others by now, it is over. */
  over: readonly Condition[];
  /** What had the keyboard before. */
  cameFrom: Element | null;
}

interface EditingState {
  isMenuOpen: boolean;
  editing: Editing | null;
  /** A filter that somebody was writing when the editor was closed. */
  unfinished: string;
}

export const useFilterEditing = create<EditingState>()(() => ({ isMenuOpen: false, editing: null, unfinished: '' }));

/** What is typed goes into the list when nothing more is typed for so long (ms). */
const settles = 250;
let timer: ReturnType<typeof setTimeout> | undefined;

/** What is being edited, unless the conditions have become others meanwhile. */
export function editingOf({ editing }: EditingState, conditions: readonly Condition[]): Editing | null {
  return editing?.over === conditions ? editing : null;
}

/** The conditions as the bar shows them: with the one that is being edited. */
export function shownConditions(conditions: readonly Condition[], editing: Editing | null): readonly Condition[] {
  return editing ? conditions.toSpliced(editing.place, editing.isIn ? 1 : 0, editing.draft) : conditions;
}

export function openFilterMenu() {
  showScreen('users');
  useFilterEditing.setState({ isMenuOpen: true });
}

export function closeFilterMenu() {
  useFilterEditing.setState({ isMenuOpen: false });
}

/** Whatever was edited before has been closed by then. */
function begin(draft: Condition, place: number, isIn: boolean) {
  const over = useUsers.getState().conditions;
  useFilterEditing.setState({ editing: { place, draft, isIn, over, cameFrom: document.activeElement } });
}

/** Whether people can be filtered by a column: those of groups are none of the tenant's attributes. */
export function isFilterable({ key }: Pick<Column, 'key'>): boolean {
  return useUsers.getState().columns.some((column) => column.key === key);
}

/** Opens the editor of a new condition of a column, behind those that there are. */
export function openFilterFor(column: Column) {
  const [operator] = operatorsFor(column);
  if (!operator || !isFilterable(column)) return;
  showScreen('users');
  closeEditor();
  const place = useUsers.getState().conditions.length;
  begin({ kind: 'column', column: column.key, operator, values: [] }, place, false);
}

/** Opens the field for a filter's text: the one that there is, or a new one. */
export function writeFilter() {
  showScreen('users');
  closeEditor();
  const { conditions } = useUsers.getState();
  const place = conditions.findIndex(({ kind }) => kind === 'text');
  const written = conditions[place];
  if (written) begin(written, place, true);
  else begin({ kind: 'text', text: '' }, conditions.length, false);
}

/** Opens the editor of a condition. */
export function editCondition(place: number) {
  closeEditor();
  const condition = useUsers.getState().conditions[place];
  if (condition) begin(condition, place, true);
}

/** Filters by other conditions, unless they are too long for the engine. */
function apply(next: readonly Condition[]): boolean {
  const isPossible = isShortEnough(filterOf(next, useUsers.getState().columns, new Date()));
  if (isPossible) changeConditions(next);
  else showProblem(i18next.t('filter.tooLong'), [i18next.t('filter.tooLong.do')]);
  return isPossible;
}

/** The draft becomes another one; what is typed is waited for. */
export function changeDraft(draft: Condition, isTyped = false) {
  const { editing } = useFilterEditing.getState();
  if (!editing) return;
  useFilterEditing.setState({ editing: { ...editing, draft } });
  clearTimeout(timer);
  if (isTyped) timer = setTimeout(applyDraft, settles);
  else applyDraft();
}

/** Filters by the draft at once, or no more by it where it is not filled in. */
export function applyDraft() {
  clearTimeout(timer);
  const { conditions, columns } = useUsers.getState();
  const editing = editingOf(useFilterEditing.getState(), conditions);
  if (!editing) return;
  const { place, draft, isIn } = editing;
  const isFilledIn = isWhole(draft, columns);
  const next = conditions.toSpliced(place, isIn ? 1 : 0, ...(isFilledIn ? [draft] : []));
  if (JSON.stringify(next) === JSON.stringify(conditions)) return;
  const before = useFilterEditing.getState().editing;
  useFilterEditing.setState({ editing: { ...editing, isIn: isFilledIn, over: next } });
  if (!apply(next)) useFilterEditing.setState({ editing: before });
}

/** Closes the editor; what is filled in stays, and anything else is forgotten. */
export function closeEditor() {
  applyDraft();
  useFilterEditing.setState({ editing: null });
}

/** Keeps what was written of a filter that cannot be used yet, for the next time. */
export function keepUnfinished(unfinished: string) {
  useFilterEditing.setState({ unfinished });
}

export function removeCondition(place: number) {
  useFilterEditing.setState({ editing: null });
  apply(useUsers.getState().conditions.toSpliced(place, 1));
}

export function clearConditions() {
  useFilterEditing.setState({ editing: null });
  apply([]);
}

export function addReady(ready: ReadyFilter) {
  showScreen('users');
  apply(withReady(useUsers.getState().conditions, ready));
}

/** Makes one text of all conditions that have one. */
export function joinIntoText(text: string) {
  const others = useUsers.getState().conditions.filter(({ kind }) => kind === 'open');
  apply([{ kind: 'text', text }, ...others]);
}
