import { expect, it } from 'vitest';
import { needsCompiledAddon } from './sqlite-addon';

it.each([
  [9, null, true],
  [10, null, false],
  [10, '45.4.1', false],
  [10, '36.0.0', false],
  [10, '33.2.1', true],
  [10, 'unknown', true],
  [9, '45.4.1', true],
])('with Node-API %i and Electron %s: %s', (nodeApi, electron, needed) => {
  expect(needsCompiledAddon(nodeApi, electron)).toBe(needed);
});
