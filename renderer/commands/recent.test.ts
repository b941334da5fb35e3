import { expect, it } from 'vitest';
import { recentCommands, rememberCommand } from './recent';

function memory(kept: string | null) {
  const values = new Map(kept === null ? [] : [['muster:recent-commands', kept]]);
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

it('keeps the last twenty, each once, latest first', () => {
  const kept = memory(null);
  for (let index = 0; index < 25; index += 1) rememberCommand(`c${index}`, kept);
  rememberCommand('c7', kept);
  expect(recentCommands(kept).slice(0, 3)).toEqual(['c7', 'c24', 'c23']);
  expect(recentCommands(kept)).toHaveLength(20);
});

it.each(['{', '{}', '[1, null]'])('begins anew where %s stands', (text) => {
  expect(recentCommands(memory(text))).toEqual([]);
});
