import { expect, it } from 'vitest';
import { ariaKeys, keyParts } from './keyText';

const words = { Ctrl: 'Ctrl', Shift: 'Maj' };

it.each([
  ['Ctrl+Shift+C', 'linux', ['Ctrl', 'Maj', 'C']],
  ['Ctrl+Plus', 'win32', ['Ctrl', '+']],
  ['Cmd+Shift+Z', 'darwin', ['⌘', '⇧', 'Z']],
  ['F5', 'linux', ['F5']],
])('%s on %s', (keys, platform, parts) => {
  expect(keyParts(keys, platform, words)).toEqual(parts);
});

it('is named for screen readers as they name it', () => {
  expect(ariaKeys('Ctrl+K')).toBe('Control+K');
  expect(ariaKeys('Cmd+Alt+F')).toBe('Meta+Alt+F');
});
