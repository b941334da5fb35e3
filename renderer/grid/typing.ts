/**
 * Keys that are typed between the moment a cell's editor is asked for and the moment it has the focus.
 *
 * The first key opens the editor; a fast typist's next ones come before it is there, and must not be lost.
 */
interface EarlyTyping {
  text: string;
  /** The key that ended it, if it was ended before the editor came. */
  end: 'Enter' | 'Tab' | null;
}

export interface Typing {
  /** An editor was asked for and will come. */
  open(): void;
  /** A key came; answers whether it was kept for the editor. */
  keep(key: string): boolean;
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
    keep(key) {
      if (early === null) return false;
      if (early.end !== null) return true;
      if (key === 'Enter' || key === 'Tab') early.end = key;
      else if (key === 'Backspace') early.text = early.text.slice(0, -1);
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
