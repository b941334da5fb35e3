/** Keys of the list that the grid does not know, or knows otherwise than spreadsheets do. */
import type { GridKeyEventArgs, GridSelection, Item } from '@glideapps/glide-data-grid';
import { openHeaderMenu } from '../columns/headerMenu';
import type { Painting } from '../matrix/usePainting';
import { openPeopleMenu } from '../selection/menuPlace';
import { openResolver } from '../state/conflicts';
import { closePerson, usePerson } from '../state/person';
import { forgetSkipped } from '../state/skipped';
import { hideTip, type Place } from '../state/tip';
import type { UserList } from '../state/users';
import { forgetCut } from './clipboard/copied';
import type { FillGestures } from './filling/useFilling';
import { goToNewcomer } from './newcomer/newcomer';
import type { Current } from './selectedCells';
import { afterKey, leadOf } from './selecting/moves';
import type { Typing } from './typing';
import type { Cells } from './useCells';
import type { Editing } from './useEditing';

/** Keys that open a cell's editor, or toggle it. */
const activating = ' |Enter|shift+Enter|F2';
/** The clipboard, and what selects columns, is better known here. */
export const keybindings = {
  activateCell: activating,
  selectColumn: false,
  search: false,
  copy: false,
  cut: false,
  paste: false,
} as const;

interface KeysOptions {
  list: UserList;
  selection: GridSelection;
  selectCells(current: Current | undefined): void;
  typing: Typing;
  cellAt: Cells['cellAt'];
  editing: Editing;
  painting: Painting;
  filling: FillGestures;
  placeOf(at: Item): Place | undefined;
  /** Brings a cell on the screen. */
  reveal(at: Item): void;
  /** How many rows are seen at once. */
  pageHeight(): number;
}

/** What a key of the list does. */
export function createKeys(options: KeysOptions): (event: GridKeyEventArgs) => void {
  const { list, selection, selectCells, typing, cellAt, editing, painting, filling, placeOf, reveal, pageHeight } =
    options;
  const { current } = selection;

  /** Whether a cell holds anything; null where its row is not here. */
  function isFilled(column: number, position: number): boolean | null {
    const row = list.pages.row(position);
    const value = row?.cells[column] ?? null;
    return row ? value !== null && value !== '' && !(Array.isArray(value) && value.length === 0) : null;
  }

  /** Answers whether the key was taken. */
  function take(event: GridKeyEventArgs): boolean {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const isCommand = ctrlKey || metaKey || altKey;
    if (key === 'Escape') {
      typing.forget();
      hideTip();
      forgetCut();
      forgetSkipped();
      if (!usePerson.getState().isOpen) return false;
      closePerson();
      return true;
    }
    const marked = current && cellAt(...current.cell)?.data.mark;
    if (key === 'Enter' && ctrlKey && marked?.state === 'conflict') {
      openResolver(marked.changeId);
      return true;
    }
    if (!isCommand && typing.keep(event)) return true;
    if (!isCommand && (key === ' ' || key === 'Enter') && painting.press(selection)) return true;
    if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) {
      const place = current && placeOf(current.cell);
      openPeopleMenu(place ? { x: place.x, y: place.y + place.height } : null);
      return true;
    }
    const column = current && list.columns[current.cell[0]];
    if (key === 'ArrowDown' && altKey && !ctrlKey && !metaKey && !shiftKey && column) {
      openHeaderMenu(column.key);
      return true;
    }
    if ((ctrlKey || metaKey) && !altKey && !shiftKey && current) {
      if (key.toLowerCase() === 'd') filling.down();
      if (key.toLowerCase() === 'r') filling.right();
      if (['d', 'r'].includes(key.toLowerCase())) return true;
    }
    const isAtEnd = current?.cell[1] === list.view.count - 1;
    if (key === 'ArrowDown' && !isCommand && !shiftKey && isAtEnd && goToNewcomer()) return true;
    const sheet = { columns: list.columns.length, rows: list.view.count, page: pageHeight(), isFilled };
    const moved = current && afterKey(current, event, sheet);
    if (moved) selectCells(moved);
    // Where an area is drawn to, its other corner is: that is what one looks at.
    if (moved && key !== ' ' && key !== 'Tab') reveal(leadOf(moved));
    return Boolean(moved);
  }

  return (event) => {
    if (take(event)) {
      event.cancel();
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    // Typing over a cell that cannot be edited opens no editor: say why.
    const isCommand = event.ctrlKey || event.metaKey || event.altKey;
    const isLetter = event.key !== ' ' && [...event.key].length === 1;
    if (current && !isCommand && isLetter) editing.refuse(current.cell);
  };
}
