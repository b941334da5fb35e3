import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFailure, replaceFile, writeFailure } from './file';
import { temporaryName } from './leftovers';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const never = new AbortController().signal;
const end = (text: string) => async (stream: Writable) => {
  stream.end(text);
  return text.length;
};

describe('replaceFile', () => {
  it('puts the whole file in the place of the old one', async () => {
    const path = join(folder, 'users.xlsx');
    await writeFile(path, 'old');
    const written = await replaceFile(path, never, async (stream) => {
      stream.write('new');
      expect(await readFile(path, 'utf8')).toBe('old');
      stream.end(' text');
      return 8;
    });
    expect(written).toEqual({ ok: true, value: 8 });
    expect(await readFile(path, 'utf8')).toBe('new text');
    expect(await readdir(folder)).toEqual(['users.xlsx']);
  });

  it('takes away what a killed process has left beside it', async () => {
    const left = temporaryName('users.xlsx').replace(`-${process.pid}-`, '-2147483647-');
    await writeFile(join(folder, left), 'half');
    expect(await replaceFile(join(folder, 'users.xlsx'), never, end('x'))).toMatchObject({ ok: true });
    expect(await readdir(folder)).toEqual(['users.xlsx']);
  });

  it('takes the longest names that a file system takes', async () => {
    const name = `${'ü'.repeat(120)}.xlsx`;
    expect(await replaceFile(join(folder, name), never, end('x'))).toMatchObject({ ok: true });
    expect(await readdir(folder)).toEqual([name]);
  });

  it('leaves nothing behind when it is cancelled, nor when the writer breaks', async () => {
    const path = join(folder, 'users.xlsx');
    await writeFile(path, 'old');
    const cancel = new AbortController();
    const cancelled = await replaceFile(path, cancel.signal, async (stream, stop) => {
      stream.write('half');
      cancel.abort();
      stop.throwIfAborted();
    });
    expect(cancelled).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    const atTheEnd = new AbortController();
    const whole = await replaceFile(path, atTheEnd.signal, async (stream) => {
      stream.end('new');
      stream.on('finish', () => atTheEnd.abort());
    });
    expect(whole).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    const tooLate = await replaceFile(path, cancel.signal, end('x'));
    expect(tooLate).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    const bug = new TypeError('a bug');
    await expect(replaceFile(path, never, () => Promise.reject(bug))).rejects.toBe(bug);
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['users.xlsx']);
  });

  it('says that a folder is not there, and that the target is none that can be replaced', async () => {
    const missing = await replaceFile(join(folder, 'missing', 'users.xlsx'), never, end('x'));
    expect(missing).toMatchObject({ failure: { code: 'folder-gone', params: { file: 'users.xlsx' } } });
    await mkdir(join(folder, 'users.xlsx'));
    const taken = await replaceFile(join(folder, 'users.xlsx'), never, end('x'));
    expect(taken).toMatchObject({ failure: { code: 'file-failed', params: { file: 'users.xlsx' } } });
    expect(await readdir(folder)).toEqual(['users.xlsx']);
  });

  // The kernel's own folder refuses new files even to an administrator.
  it.runIf(process.platform === 'linux')('says that a folder must not be written to', async () => {
    const denied = await replaceFile('/sys/users.xlsx', never, end('x'));
    expect(denied).toMatchObject({ failure: { code: 'folder-denied', params: { file: 'users.xlsx' } } });
  });

  it.runIf(process.platform === 'linux')('says that the disk is full', async () => {
    const path = join(folder, 'users.xlsx');
    const full = await replaceFile(path, never, async (stream) => {
      stream.write('half');
      // Every write to this device fails as on a full disk.
      await writeFile('/dev/full', 'x');
    });
    expect(full).toMatchObject({ ok: false, failure: { code: 'disk-full', params: { file: 'users.xlsx' } } });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('what cannot be written', () => {
  it.each([
    ['write', 'ENOSPC', 'disk-full'],
    ['write', 'EDQUOT', 'disk-full'],
    ['open', 'EACCES', 'folder-denied'],
    ['open', 'EPERM', 'folder-denied'],
    ['open', 'EROFS', 'folder-denied'],
    ['open', 'ENOENT', 'folder-gone'],
    ['open', 'ENOTDIR', 'folder-gone'],
    ['rename', 'EPERM', 'file-busy'],
    ['rename', 'EACCES', 'file-busy'],
    ['rename', 'EBUSY', 'file-busy'],
    ['rename', 'ENOENT', 'folder-gone'],
    ['write', 'EIO', 'file-failed'],
  ])('%s: %s is %s', (syscall, code, expected) => {
    const error = Object.assign(new Error(code), { code, syscall });
    expect(writeFailure(error, 'users.xlsx')).toMatchObject({ code: expected, params: { file: 'users.xlsx' } });
  });
});

it.each([
  ['EACCES', 'file-denied'],
  ['EBUSY', 'file-denied'],
  ['EIO', 'file-failed'],
])('reading: %s is %s', (code, expected) => {
  const error = Object.assign(new Error(code), { code, syscall: 'read' });
  expect(readFailure(error, 'users.xlsx')).toMatchObject({ code: expected, params: { file: 'users.xlsx' } });
});
