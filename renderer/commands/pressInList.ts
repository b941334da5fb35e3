/** Commands that the list obeys by their keys: chosen elsewhere, the keys are pressed there. */
import { type CommandId, keysOf } from '../../preload/contract';
import { isTyping } from '../state/shortcuts';

/** Gives the list the keyboard and presses a command's keys; in a field, what they mean there is done. */
export function pressInList(id: CommandId, platform: string) {
  if (isTyping()) {
    if (id === 'select-all') document.execCommand('selectAll');
    return;
  }
  const list = document.querySelector<HTMLElement>('main canvas');
  const [keys = ''] = keysOf(id, platform);
  const letter = keys.split('+').at(-1) ?? '';
  list?.focus();
  list?.dispatchEvent(
    new KeyboardEvent('keydown', {
      key: letter.toLowerCase(),
      code: `Key${letter}`,
      // Some hear the old numbers alone.
      keyCode: letter.charCodeAt(0),
      ctrlKey: platform !== 'darwin',
      metaKey: platform === 'darwin',
      bubbles: true,
      cancelable: true,
    }),
  );
}
