import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultNames } from './catalogue';
import { profileNames } from './profiles';

it('has names that no two share, each with its line in the README', async () => {
  const readme = await readFile(join(import.meta.dirname, '..', 'README.md'), 'utf8');
  for (const name of [...faultNames, ...profileNames]) expect(readme).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'm'));
  expect(new Set(faultNames).size).toBe(faultNames.length);
});
