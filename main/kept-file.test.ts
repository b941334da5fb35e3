import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKept } from './kept-file';

let folder: string;
let warnings: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-kept-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const number = (raw: unknown) => (typeof raw === 'number' ? raw : null);
const open = () => openKept(join(folder, 'deep', 'n.json'), number, 7, (text) => warnings.push(text));

test('falls back when nothing was kept, and keeps what is set', () => {
  expect(open().get()).toBe(7);
  const kept = open();
  kept.set(9);
  expect(kept.get()).toBe(9);
  expect(open().get()).toBe(9);
  expect(readdirSync(join(folder, 'deep'))).toEqual(['n.json']);
  expect(warnings).toEqual([]);
});

test.each(['{"half":', '"a word"'])('sets %s aside and falls back', (text) => {
  open().set(1);
  writeFileSync(join(folder, 'deep', 'n.json'), text);
  expect(open().get()).toBe(7);
  const [aside] = readdirSync(join(folder, 'deep'));
  expect(aside).toMatch(/^n\.json\.unreadable-\d+$/);
  expect(readFileSync(join(folder, 'deep', `${aside}`), 'utf8')).toBe(text);
  expect(warnings.at(-1)).toContain('set aside');
});

test('throws and keeps the old value when the disk refuses', () => {
  const path = join(folder, 'file');
  writeFileSync(path, '');
  const kept = openKept(join(path, 'n.json'), number, 7, () => {});
  expect(() => kept.set(1)).toThrow();
  expect(kept.get()).toBe(7);
});
