/** Keys as people read them on their keyboards. */

const signsEverywhere: Record<string, string> = { Plus: '+', Down: '↓' };
const signs: Record<string, string> = { ...signsEverywhere, Cmd: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Delete: '⌫' };

/** The parts of a combination, each as it stands on its key. */
export function keyParts(keys: string, platform: string, words: Readonly<Record<string, string>>): string[] {
  const parts = keys.split('+');
  if (platform === 'darwin') return parts.map((part) => signs[part] ?? part);
  return parts.map((part) => words[part] ?? signsEverywhere[part] ?? part);
}

/** As `aria-keyshortcuts` has it. */
export function ariaKeys(keys: string): string {
  return keys.replace('Ctrl', 'Control').replace('Cmd', 'Meta').replace('Down', 'ArrowDown');
}
