import { expect, test } from 'vitest';
import { desktopCallNames, desktopEventNames } from './channels';
import { desktopCalls, desktopEvents } from './contract';

test('the bridge knows exactly the calls and events of the contract', () => {
  expect([...desktopCallNames].sort()).toEqual(Object.keys(desktopCalls).sort());
  expect([...desktopEventNames].sort()).toEqual(Object.keys(desktopEvents).sort());
});
