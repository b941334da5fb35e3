import { createContext, useContext } from 'react';
import type { CellValue, Column } from '../../preload/contract';
import type { UserCell } from './cells';
import type { Pages } from './pages';
import type { Movement, Typing } from './typing';
import type { Speech } from './values';

/** What all editors of a grid share: how people speak, and what was typed before the editor was there. */
interface EditorSurroundings {
  speech: Speech;
  typing: Typing;
  /** The rows, which stand still while a cell is edited. */
  pages: Pages;
  /** Whether a cell is still where the keyboard is: another list may have come under an open editor. */
  isInPlace(cell: UserCell): boolean;
  /** Several cells are selected: Enter and Tab go on within them. */
  isWithinSeveral: boolean;
  /** Goes on to the next of the selected cells. */
  step(movement: Movement): void;
  /** Enters a value of a column into all selected cells. */
  enterIntoAll(column: Column, value: CellValue): void;
}

export const EditorContext = createContext<EditorSurroundings | null>(null);

export function useEditorContext(): EditorSurroundings {
  const context = useContext(EditorContext);
  if (!context) throw new Error('an editor is shown outside of a grid');
  return context;
}
