import type { KeyboardEvent, RefObject } from 'react';
import { type CellPlace, fixedColumns } from './places';
import { rowHeight } from './useGridWindow';

interface CellKeys {
  active: CellPlace;
  rows: number;
  columns: number;
  frame: RefObject<HTMLElement | null>;
  goTo(place: CellPlace): void;
  edit(place: CellPlace): void;
  toggle(row: number): void;
}

/** The keys of a grid of lines: where each leads, and what it does there. */
export function useCellKeys({ active, rows, columns, frame, goTo, edit, toggle }: CellKeys) {
  const { row, column } = active;
  const page = () => Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) - 2);

  function target({ key, ctrlKey, metaKey }: KeyboardEvent): CellPlace | null {
    const isFar = ctrlKey || metaKey;
    switch (key) {
      case 'ArrowDown':
        return { row: isFar ? rows - 1 : row + 1, column };
      case 'ArrowUp':
        return { row: isFar ? 0 : row - 1, column };
      case 'ArrowRight':
        return { row, column: isFar ? columns - 1 : column + 1 };
      case 'ArrowLeft':
        return { row, column: isFar ? -fixedColumns : column - 1 };
      case 'PageDown':
        return { row: row + page(), column };
      case 'PageUp':
        return { row: row - page(), column };
      case 'Home':
        return isFar ? { row: 0, column: -fixedColumns } : { row, column: -fixedColumns };
      case 'End':
        return isFar ? { row: rows - 1, column: columns - 1 } : { row, column: columns - 1 };
      default:
        return null;
    }
  }

  return (event: KeyboardEvent) => {
    // Fields and buttons inside have keys of their own.
    if (event.target !== event.currentTarget || event.altKey) return;
    const next = target(event);
    if (next) {
      goTo({
        row: Math.max(0, Math.min(rows - 1, next.row)),
        column: Math.max(-fixedColumns, Math.min(columns - 1, next.column)),
      });
    } else if (event.key === ' ') toggle(row);
    else if (event.key === 'Enter' || event.key === 'F2') edit(active);
    else return;
    event.preventDefault();
  };
}
