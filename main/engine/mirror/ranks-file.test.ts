import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/tenant-model';
import type { RankedPeople } from './patched-ranks';
import { isRanksFile, readRanksFile, writeRanksFile } from './ranks-file';

const label = 'a stamp, a column';
const people: RankedPeople = { ids: Uint32Array.of(3, 4, 9), ranks: { of: Uint32Array.of(1, 0, 2), count: 2 } };

function written(): string {
  const path = join(temporaryFolder(), 'ranks', 'one.ranks');
  writeRanksFile(path, label, people);
  return path;
}

describe('a file of ranks', () => {
  it('holds what was written, and nothing is left beside it', () => {
    const path = written();
    expect(isRanksFile(path, label)).toBe(true);
    expect(readRanksFile(path, label)).toEqual(people);
    const nobody = { ids: new Uint32Array(0), ranks: { of: new Uint32Array(0), count: 0 } };
    writeRanksFile(path, 'another', nobody);
    expect(readRanksFile(path, 'another')).toEqual(nobody);
    expect(readdirSync(dirname(path))).toEqual(['one.ranks']);
  });

  it('is nobody else’s', () => {
    const path = written();
    expect(isRanksFile(path, 'another stamp, a column')).toBe(false);
    expect(readRanksFile(path, 'another stamp, a column')).toBeNull();
    expect(readRanksFile(path, label)).toEqual(people);
    expect(isRanksFile(`${path}x`, label)).toBe(false);
    expect(readRanksFile(`${path}x`, label)).toBeNull();
    expect(readRanksFile(dirname(path), label)).toBeNull();
  });

  it('is not taken where a single bit of it has fallen over', () => {
    const path = written();
    const whole = readFileSync(path);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
        const damaged = Buffer.from(whole);
        damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << bit), at);
        writeFileSync(path, damaged);
        expect(readRanksFile(path, label)).toBeNull();
      }),
    );
  });

  it('is not taken where it is longer or shorter than it says', () => {
    for (const length of [0, 7, 44, 67]) {
      const path = written();
      truncateSync(path, length);
      expect(isRanksFile(path, label)).toBe(false);
      expect(readRanksFile(path, label)).toBeNull();
    }
    const path = written();
    appendFileSync(path, Buffer.alloc(8));
    expect(readRanksFile(path, label)).toBeNull();
  });

  it('goes when it is found damaged, so that another one is written', () => {
    const path = written();
    const damaged = readFileSync(path);
    damaged.writeUInt8(7, damaged.length - 1);
    writeFileSync(path, damaged);
    expect(isRanksFile(path, label)).toBe(true);
    expect(readRanksFile(path, label)).toBeNull();
    expect(existsSync(path)).toBe(false);
  });
});

describe.runIf(process.platform === 'linux')('a full disk', () => {
  it('leaves the file that was there', () => {
    const path = written();
    symlinkSync('/dev/full', `${path}.unfinished`);
    expect(() => writeRanksFile(path, 'another', people)).toThrow('ENOSPC');
    expect(readRanksFile(path, label)).toEqual(people);
    expect(readdirSync(dirname(path))).toEqual(['one.ranks']);
  });
});

it('is no obstacle where something else stands in its place', () => {
  const path = join(temporaryFolder(), 'one.ranks');
  mkdirSync(path);
  expect(readRanksFile(path, label)).toBeNull();
  expect(() => writeRanksFile(path, label, people)).toThrow();
});
