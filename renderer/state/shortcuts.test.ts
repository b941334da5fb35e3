import { expect, it } from 'vitest';
import { commandOf } from './shortcuts';

const key = (keys: string) => {
  const parts = keys.split('+');
  const has = (name: string) => parts.includes(name);
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: has('ctrl'),
    metaKey: has('meta'),
    altKey: has('alt'),
    shiftKey: has('shift'),
  };
};

it.each([
  ['ctrl+z', 'undo'],
  ['meta+z', 'undo'],
  ['ctrl+y', 'redo'],
  ['ctrl+shift+Z', 'redo'],
  ['ctrl+shift+C', 'show-changes'],
  ['ctrl+shift+H', 'show-history'],
  ['ctrl+i', 'show-person'],
  ['ctrl+shift+I', null],
  ['ctrl+n', 'invite'],
  ['ctrl+Delete', 'delete-people'],
  ['Delete', null],
  ['ctrl+c', null],
  ['ctrl+alt+z', null],
  ['z', null],
])('%s means %s', (keys, command) => {
  expect(commandOf(key(keys), false)).toBe(command);
});

it('leaves undo and redo to the field that one types into', () => {
  for (const keys of ['ctrl+z', 'ctrl+y', 'ctrl+shift+z', 'ctrl+Delete'])
    expect(commandOf(key(keys), true), keys).toBeNull();
  expect(commandOf(key('ctrl+shift+C'), true)).toBe('show-changes');
});
