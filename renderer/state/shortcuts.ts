/** Keys that mean the same wherever one is in the window; the native menu names them. */
import type { MenuCommand } from '../../preload/contract';

/** Whether the focus is in something that one types into: there undo means what was typed. */
export function isTyping(): boolean {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(focused.type);
  return focused instanceof HTMLTextAreaElement || (focused instanceof HTMLElement && focused.isContentEditable);
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The command of a key; null for keys that mean nothing, or are the field's own. */
export function commandOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Key, typing: boolean): MenuCommand | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'c' && shiftKey) return 'show-changes';
  if (letter === 'h' && shiftKey) return 'show-history';
  if (letter === 'i' && !shiftKey) return 'show-person';
  if (letter === 'n' && !shiftKey) return 'invite';
  if (typing) return null;
  if (key === 'Delete' && !shiftKey) return 'delete-people';
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : null;
}

/** Obeys keys before the native menu sees them; what is not taken here goes on to whatever has the focus. */
export function hearShortcuts(obey: (command: MenuCommand) => void) {
  window.addEventListener('keydown', (event) => {
    const command = commandOf(event, isTyping());
    // Over a dialog, nothing behind it changes.
    if (command === null || event.defaultPrevented || document.querySelector('[role=dialog]')) return;
    event.preventDefault();
    obey(command);
  });
}
