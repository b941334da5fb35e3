import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from './log';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'muster-log-')), 'logs');
});
afterEach(() => rmSync(folder, { recursive: true }));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

test('lines are added, also by a later run', () => {
  openLog(folder)('info', 'one');
  openLog(folder)('error', 'two');
  expect(read('main.log')).toMatch(/^\S+Z info one\n\S+Z error two\n$/);
});

test('a bearer token is struck out', () => {
  openLog(folder)('warn', 'sent {"authorization":"Bearer abc.def-1","x":1} and bearer   zyx');
  expect(read('main.log')).toMatch(/sent {"authorization":"Bearer \[struck out\]","x":1} and Bearer \[struck out\]\n$/);
});

test('a long log is moved away once', () => {
  const log = openLog(folder);
  log('info', 'x'.repeat(1_000_001));
  log('info', 'after');
  expect(read('main.log')).toMatch(/^\S+Z info after\n$/);
  expect(read('main.old.log')).toHaveLength(1_000_001 + 31);
});
