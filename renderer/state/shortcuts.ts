/** Keys that mean the same wherever one is in the window; the native menu names them. */
import { type CommandId, commandIds, commandSpec, keysOf } from '../../preload/contract';

/** Whether the focus is in something that one types into: there undo means what was typed. */
export function isTyping(): boolean {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(focused.type);
  return focused instanceof HTMLTextAreaElement || (focused instanceof HTMLElement && focused.isContentEditable);
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What was pressed, in the order in which the registry writes keys. */
function combination({ key, ctrlKey, metaKey, altKey, shiftKey }: Key, platform: string): string {
  const command = platform === 'darwin' ? 'Cmd' : 'Ctrl';
  const letter = key.length === 1 ? key.toUpperCase() : key;
  const parts = [
    ctrlKey && metaKey && 'Ctrl',
    (ctrlKey || metaKey) && command,
    altKey && 'Alt',
    shiftKey && 'Shift',
    letter,
  ];
  return parts.filter(Boolean).join('+');
}

/** The command of a key; null for keys that mean nothing here, or are the field's own. */
export function commandOf(key: Key, typing: boolean, platform = ''): CommandId | null {
  const pressed = combination(key, platform);
  const found = commandIds.find((id) => {
    const { by, leavesFields } = commandSpec(id);
    return by === undefined && !(typing && leavesFields) && keysOf(id, platform).includes(pressed);
  });
  return found ?? null;
}

/** Obeys keys before the native menu sees them; what is not taken here goes on to whatever has the focus. */
export function hearShortcuts(obey: (command: CommandId) => void, platform: () => string) {
  window.addEventListener('keydown', (event) => {
    const command = commandOf(event, isTyping(), platform());
    // Over a dialog, nothing behind it changes.
    if (command === null || event.defaultPrevented || document.querySelector('[role=dialog]')) return;
    event.preventDefault();
    obey(command);
  });
}
