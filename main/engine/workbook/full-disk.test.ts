import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ColumnType } from '../../../preload/contract';
import type { Rows } from './content';
import { type ExportOrder, exportWorkbook } from './export';
import { writeWorkbook } from './write';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-export-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function order(types: ColumnType[], rows: Rows, more: Partial<ExportOrder> = {}): ExportOrder {
  return {
    path: join(folder, 'users.xlsx'),
    sheetName: 'Users',
    headers: types,
    columns: types.map((type) => ({ type })),
    words: { yes: 'Yes', no: 'No' },
    rows,
    total: 0,
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...more,
  };
}

const manyRows = (count: number) =>
  (function* () {
    for (let index = 0; index < count; index++) yield [index, randomBytes(100).toString('hex')];
  })();

describe.runIf(process.platform === 'linux')('a full disk', () => {
  it('stops the writer', async () => {
    const full = createWriteStream('/dev/full');
    const broken = new AbortController();
    full.on('error', (error) => broken.abort(error));
    const writing = writeWorkbook(full, order(['number', 'text'], manyRows(20_000)), broken.signal);
    await expect(writing).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  /** A file system of 64 KiB; only an administrator can make one. */
  function mountSmall(place: string): boolean {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  it('fails an export, and nothing is left of it', async (context) => {
    const place = join(folder, 'small');
    await mkdir(place);
    if (!mountSmall(place)) context.skip('no file system can be mounted here: run by an administrator');
    try {
      const target = join(place, 'users.xlsx');
      await writeFile(target, 'old');
      expect(await exportWorkbook(order(['number', 'text'], manyRows(20_000), { path: target }))).toMatchObject({
        ok: false,
        failure: { code: 'disk-full', params: { file: 'users.xlsx' } },
      });
      expect(await readdir(place)).toEqual(['users.xlsx']);
      expect(await readFile(target, 'utf8')).toBe('old');
      expect(await exportWorkbook(order(['number'], [[1]], { path: target }))).toMatchObject({ ok: true });
    } finally {
      execFileSync('umount', [place]);
    }
  });
});
