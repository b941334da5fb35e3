/**
 * Keys that are typed between the moment a cell's editor is asked for and the moment it has the focus.
 *
 * The first key opens the editor; a fast typist's next ones come before it is there, and must not be lost.
 */
interface EarlyTyping {
  text: string;
  /** Where the key that ended it leads, if it was ended before the editor came. */
  end: Movement | null;
}

/** Columns to the right, rows down. */
export type Movement = readonly [right: -1 | 0 | 1, down: -1 | 0 | 1];

/** Where a key leads that ends an edit; null for other keys. */
export function movementOf({ key, shiftKey }: { key: string; shiftKey: boolean }): Movement | null {
  const step = shiftKey ? -1 : 1;
  if (key === 'Enter') return [0, step];
  return key === 'Tab' ? [step, 0] : null;
}

export interface Typing {
  /** An editor was asked for and will come. */
  open(): void;
  /** A key came; answers whether it was kept for the editor. */
  keep(event: { key: string; shiftKey: boolean }): boolean;
  /** The editor is here: what came before it. */
  take(): EarlyTyping;
  /** No editor came. */
  forget(): void;
}

export function createTyping(): Typing {
  let early: EarlyTyping | null = null;
  return {
    open() {
      early = { text: '', end: null };
    },
    keep(event) {
      const { key } = event;
      if (early === null) return false;
      if (early.end !== null) return true;
      early.end = movementOf(event);
      if (early.end !== null) return true;
      if (key === 'Backspace') early.text = early.text.slice(0, -1);
      else if ([...key].length === 1) early.text += key;
      else return false;
      return true;
    },
    take() {
      const taken = early ?? { text: '', end: null };
      early = null;
      return taken;
    },
    forget() {
      early = null;
    },
  };
}
