/**
 * Keys that are typed before the list is ready for them: between the moment a cell's editor is asked for and the moment it has
 * the focus, and while keys that were kept so are still being pressed again. Fast typists lose none of them.
 */
interface EarlyTyping {
  text: string;
  /** Where the key that ended it leads, if it was ended before the editor came. */
  end: Movement | null;
  /** What was typed after that: it is for the cells that follow. */
  rest: readonly TypedKey[];
}

export interface TypedKey {
  key: string;
  shiftKey: boolean;
}

/** Columns to the right, rows down. */
export type Movement = readonly [right: -1 | 0 | 1, down: -1 | 0 | 1];

/** Where a key leads that ends an edit; null for other keys. */
export function movementOf({ key, shiftKey }: TypedKey): Movement | null {
  const step = shiftKey ? -1 : 1;
  if (key === 'Enter') return [0, step];
  return key === 'Tab' ? [step, 0] : null;
}

export interface Typing {
  /** An editor was asked for and will come. */
  open(): void;
  /** A key came; answers whether it was kept. */
  keep(event: TypedKey): boolean;
  /** The editor is here: what came before it. */
  take(): EarlyTyping;
  /** No editor came. */
  forget(): void;
  /** Presses kept keys again, one by one, as the list becomes ready for each; those that are typed meanwhile come after them. */
  pressAgain(keys: readonly TypedKey[]): void;
}

interface TypingOptions {
  press(key: TypedKey): void;
  /** Calls back when what was just done has been rendered. */
  afterwards(act: () => void): void;
}

const isLetter = (key: string) => [...key].length === 1;
const isTyped = (key: string) =>
  isLetter(key) || /^(Enter|Tab|Backspace|Delete|F2|Arrow(Up|Down|Left|Right))$/.test(key);

export function createTyping({ press, afterwards }: TypingOptions): Typing {
  let early: { text: string; end: Movement | null; rest: TypedKey[] } | null = null;
  /** Keys that are to be pressed again. */
  let waiting: TypedKey[] = [];
  let isPressing = false;

  function keepEarly({ key, shiftKey }: TypedKey): boolean {
    if (early === null) return false;
    if (early.end !== null) {
      if (isTyped(key)) early.rest.push({ key, shiftKey });
      return isTyped(key);
    }
    early.end = movementOf({ key, shiftKey });
    if (early.end !== null) return true;
    if (key === 'Backspace') early.text = early.text.slice(0, -1);
    else if (isLetter(key)) early.text += key;
    else return false;
    return true;
  }

  function pressNext() {
    const [key, ...others] = waiting;
    waiting = others;
    if (!key) return;
    isPressing = true;
    if (!keepEarly(key)) press(key);
    isPressing = false;
    // An editor that was asked for takes all others, before it is there.
    if (early !== null) for (const other of waiting.splice(0)) keepEarly(other);
    if (waiting.length > 0) afterwards(pressNext);
  }

  return {
    open() {
      early = { text: '', end: null, rest: [] };
    },
    keep(event) {
      if (!isPressing && waiting.length > 0 && isTyped(event.key)) {
        waiting.push({ key: event.key, shiftKey: event.shiftKey });
        return true;
      }
      return keepEarly(event);
    },
    take() {
      const taken = early ?? { text: '', end: null, rest: [] };
      early = null;
      return taken;
    },
    forget() {
      early = null;
    },
    pressAgain(keys) {
      waiting.push(...keys);
      if (waiting.length > 0) afterwards(pressNext);
    },
  };
}
