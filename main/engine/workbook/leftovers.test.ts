import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { clearLeftovers, temporaryName } from './leftovers';

async function folderWith(...names: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-leftovers-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of names) await writeFile(join(folder, name), 'half');
  return folder;
}

/** The number of a process that is over. */
const overPid = () => spawnSync(process.execPath, ['--version']).pid;
const of = (name: string, pid: number) => name.replace(`-${process.pid}-`, `-${pid}-`);

it('removes what a process that is over has left, and nothing else', async () => {
  const own = temporaryName('people.xlsx');
  const left = of(temporaryName('people.xlsx'), overPid());
  const elsewhere = left.replace(/\.[0-9a-f]{8}-/, '.00000000-');
  const kept = [own, elsewhere, '.~lock.people.xlsx#', `x${left}`, 'people.xlsx'];
  const folder = await folderWith(left, ...kept);
  await clearLeftovers(folder);
  expect((await readdir(folder)).sort()).toEqual(kept.sort());
});

it('says nothing of a folder that is not there', async () => {
  await expect(clearLeftovers(join(await folderWith(), 'gone'))).resolves.toBeUndefined();
});
