import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  commandGroups,
  commandIds,
  commandNames,
  commandSpec,
  DesktopCommand,
  keysOf,
  Language,
  menuSections,
} from '../../preload/contract';
import { startTexts } from '../i18n';
import en from '../i18n/en.json';
import fr from '../i18n/fr.json';
import { commandOf } from '../state/shortcuts';

beforeAll(() => startTexts('en'));

const inMenus = Object.values(menuSections).flatMap((sections) => sections.flatMap((ids) => [...ids]));

/** A combination as a keyboard event tells it. */
function pressed(keys: string) {
  const parts = keys.split('+');
  const has = (name: string) => parts.includes(name);
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: has('Ctrl'),
    metaKey: has('Cmd'),
    altKey: has('Alt'),
    shiftKey: has('Shift'),
  };
}

describe('the registry of commands', () => {
  it.each(Language.options)('has the same name in the native menu and in the window, in %s', (language) => {
    const t = i18next.getFixedT(language);
    for (const id of commandIds) {
      const name = commandNames[language][id];
      expect(name.trim(), id).not.toBe('');
      expect(t(`command.${id}`), id).toBe(name);
    }
  });

  it('leaves no name of a command to the catalogues', () => {
    expect(Object.keys({ ...en, ...fr }).filter((key) => key.startsWith('command.'))).toEqual([]);
  });

  it('gives every command a heading, and a key to no two of them', () => {
    for (const id of commandIds) expect(commandGroups).toContain(commandSpec(id).group);
    for (const platform of ['linux', 'win32', 'darwin']) {
      const keys = commandIds.flatMap((id) => [...keysOf(id, platform)]);
      expect(new Set(keys).size, platform).toBe(keys.length);
    }
  });

  it.each(['linux', 'darwin'])('obeys every key that it tells of, on %s', (platform) => {
    for (const id of commandIds) {
      const { by, leavesFields } = commandSpec(id);
      for (const keys of keysOf(id, platform)) {
        // What the desktop or the list hears is not the window's.
        expect(commandOf(pressed(keys), false, platform), keys).toBe(by === undefined ? id : null);
        if (by === undefined) expect(commandOf(pressed(keys), true, platform), keys).toBe(leavesFields ? null : id);
      }
    }
  });

  it('has each command in the native menu at most once, and all that have keys', () => {
    expect(new Set(inMenus).size).toBe(inMenus.length);
    const withKeys = commandIds.filter((id) => keysOf(id, 'linux').length > 0);
    // Quitting stands where each system wants it.
    expect(withKeys.filter((id) => id !== 'quit' && !inMenus.some((one) => one === id))).toEqual([]);
  });

  it('knows who carries out what belongs to the desktop', () => {
    expect(commandIds.filter((id) => commandSpec(id).by === 'desktop').sort()).toEqual(
      [...DesktopCommand.options].sort(),
    );
  });
});
