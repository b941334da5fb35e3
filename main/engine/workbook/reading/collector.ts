/** Lines on their way to whoever reads the table, counted against the limits. */
import { tooLarge } from './broken';
import type { ReadingLimits } from './limits';
import type { FileCell, FileLine } from './table';

export interface Collector {
  /** Takes a line unless it holds nothing; empty cells behind the last one go. @throws {Unreadable} */
  add(line: number, cells: (FileCell | null)[]): void;
  /** There are enough of them to be handed on. */
  isFull(): boolean;
  /** What was added since. */
  take(): FileLine[];
}

/** What is handed on at once, roughly. */
const enough = { lines: 250, cells: 20_000, text: 1024 * 1024 };
/** What nothing but a trap makes of one piece of a file: a few bytes can stand for a long text, or for a wide line. */
const most = { cells: 8_000_000, text: 64 * 1024 * 1024 };

export function createCollector(limits: ReadingLimits): Collector {
  let lines: FileLine[] = [];
  const held = { cells: 0, text: 0 };
  const all = { cells: 0, text: 0 };

  return {
    add(line, cells) {
      let length = cells.length;
      while (length > 0 && !cells[length - 1]) length -= 1;
      if (length === 0) return;
      cells.length = length;
      let text = 0;
      for (const cell of cells) if (cell) text += cell.text.length;
      for (const count of [held, all]) {
        count.cells += length;
        count.text += text;
      }
      if (all.cells > limits.cells || held.cells > most.cells) throw tooLarge('the table holds too many cells', line);
      if (all.text > limits.text || held.text > most.text) throw tooLarge('the table holds too much text', line);
      lines.push({ line, cells });
    },
    isFull: () => lines.length >= enough.lines || held.cells >= enough.cells || held.text >= enough.text,
    take() {
      const taken = lines;
      lines = [];
      held.cells = 0;
      held.text = 0;
      return taken;
    },
  };
}
