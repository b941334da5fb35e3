import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { FailureCode } from '../../../../preload/failure';
import { hostileFiles } from '../../../../tests/support/hostile-workbooks';
import { openTableFolder, readTable } from '../../../../tests/support/tables';

const folder = openTableFolder();
afterAll(() => folder.close());
afterEach(() => expect(folder.descriptors() ?? 0).toBe(0));

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What reading one file may hold, garbage included: none of them is worth more. */
const mostHeld = 256 * 1024 * 1024;

const held = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const sentences = new Map(
  ['en', 'fr'].map((language) => {
    const catalogue = readFileSync(join(import.meta.dirname, `../../../../renderer/i18n/${language}.json`), 'utf8');
    return [language, JSON.parse(catalogue) as Record<string, string>] as const;
  }),
);
const said = (language: string, code: FailureCode) => sentences.get(language)?.[`failure.${code}.what`] ?? '';

it('has an answer that is a sentence in each language, and stands in the list of them', async () => {
  const codes = [...new Set(hostileFiles.map(({ answer }) => answer))].filter((answer) => typeof answer === 'string');
  for (const code of codes) for (const language of sentences.keys()) expect(said(language, code)).toMatch(/\S \S/);
  const answered = ({ answer }: (typeof hostileFiles)[number]) =>
    typeof answer === 'number' ? `is read, ${answer} line${answer === 1 ? '' : 's'} of it` : `\`${answer}\``;
  const list = [
    ...['# Hostile files, and what reading each answers', ''],
    'Each is made by the files in this folder and read by `main/engine/workbook/reading/hostile.test.ts`, holding at most 256 MiB.',
    ...['`npx vitest run main/engine/workbook/reading/hostile -u` writes this list.', ''],
    ...codes.map((code) => `- \`${code}\`: ${said('en', code)} / ${said('fr', code)}`),
    ...['', '## The files', ''],
    ...hostileFiles.map((file) => `- ${file.name}: ${answered(file)}`),
    '',
  ];
  await expect(list.join('\n')).toMatchFileSnapshot('../../../../tests/support/hostile/README.md');
});

describe('a hostile file', () => {
  it.each(hostileFiles)('$name: $answer', async ({ make, answer, line, limits, sheet }) => {
    const path = folder.put(make(), 'hostile.xlsx');
    collectGarbage();
    const before = held();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, held());
    }, 5);
    const read = await readTable(path, { sheet: sheet ?? null }, limits);
    clearInterval(watch);
    most = Math.max(most, held());
    if (typeof answer === 'number') expect(read).toMatchObject({ ok: true, value: { lines: { length: answer } } });
    else {
      expect(read).toMatchObject({ ok: false, failure: { code: answer } });
      if (line !== undefined) expect(read).toMatchObject({ failure: { params: { line } } });
    }
    expect(most - before).toBeLessThan(mostHeld);
  });
});
