import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executableIn, markerFile } from './electron-layout';
import { fetchOfficial, type OfficialBuild, officialBuild } from './electron-official';
import { hasStandIn, standInFolder } from './electron-stand-in';
import { ensureRuntime, ensureRuntimeForUsers } from './runtime';
import { Stop } from './stop';

/** A zip of an Electron for each system, of which each file says only `it`. */
const zip = Buffer.from(
  [
    'UEsDBBQAAAAAAAAAIQA0d46iAgAAAAIAAAAIAAAAZWxlY3Ryb25pdFBLAwQUAAAAAAAAACEANHeOogIAAAACAAAADAAAAGVsZWN0cm9uLmV4ZW',
    'l0UEsDBBQAAAAAAAAAIQA0d46iAgAAAAIAAAAkAAAARWxlY3Ryb24uYXBwL0NvbnRlbnRzL01hY09TL0VsZWN0cm9uaXRQSwMEFAAAAAAAAAAh',
    'ALlPvn4GAAAABgAAAAcAAAB2ZXJzaW9uNDUuNC4xUEsBAhQDFAAAAAAAAAAhADR3jqICAAAAAgAAAAgAAAAAAAAAAAAAAO2BAAAAAGVsZWN0cm',
    '9uUEsBAhQDFAAAAAAAAAAhADR3jqICAAAAAgAAAAwAAAAAAAAAAAAAAO2BKAAAAGVsZWN0cm9uLmV4ZVBLAQIUAxQAAAAAAAAAIQA0d46iAgAA',
    'AAIAAAAkAAAAAAAAAAAAAADtgVQAAABFbGVjdHJvbi5hcHAvQ29udGVudHMvTWFjT1MvRWxlY3Ryb25QSwECFAMUAAAAAAAAACEAuU++fgYAAA',
    'AGAAAABwAAAAAAAAAAAAAAgAGYAAAAdmVyc2lvblBLBQYAAAAABAAEAPcAAADDAAAAAAA=',
  ].join(''),
  'base64',
);

let folder: string;
let server: Server;
/** What was asked of the release host, in order. */
let asked: string[];
let body: Buffer;
let status: number;
let env: NodeJS.ProcessEnv;

async function makeElectron(dist: string, version?: string): Promise<void> {
  await mkdir(dirname(executableIn(dist)), { recursive: true });
  await writeFile(executableIn(dist), 'it');
  if (version !== undefined) await writeFile(join(dist, 'version'), version);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-runtime-'));
  asked = [];
  body = zip;
  status = 200;
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}/releases`;
  env = { XDG_CACHE_HOME: folder, ELECTRON_MIRROR: mirror };
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

describe('ELECTRON_OVERRIDE_DIST_PATH', () => {
  it('wins over everything', async () => {
    const dist = join(folder, 'mine');
    await makeElectron(dist, 'v44.1.0\n');
    expect(await ensureRuntime({ ...env, ELECTRON_OVERRIDE_DIST_PATH: dist })).toEqual({
      executable: executableIn(dist),
      dist,
      kind: 'override',
      version: '44.1.0',
    });
    expect(asked).toEqual([]);
  });

  it('may name an Electron that does not say its version', async () => {
    await makeElectron(join(folder, 'mine'));
    const runtime = await ensureRuntime({ ...env, ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'mine') });
    expect(runtime).toMatchObject({ kind: 'override', version: 'unknown' });
  });

  it('must name a folder with an Electron in it', async () => {
    await expect(ensureRuntime({ ...env, ELECTRON_OVERRIDE_DIST_PATH: folder })).rejects.toThrow(Stop);
  });

  it('gets into a package for users only what is no stand-in, and of the pinned version', async () => {
    const dist = join(folder, 'mine');
    const overridden = { ...env, ELECTRON_OVERRIDE_DIST_PATH: dist };
    const { version } = await officialBuild();
    await makeElectron(dist, version);
    expect(await ensureRuntimeForUsers(overridden)).toMatchObject({ kind: 'override', version });
    await writeFile(markerFile(dist), '{}');
    expect(await ensureRuntime(overridden)).toMatchObject({ kind: 'stand-in' });
    await expect(ensureRuntimeForUsers(overridden)).rejects.toThrow('is the stand-in');
    await rm(markerFile(dist));
    await writeFile(join(dist, 'version'), '33.2.1');
    await expect(ensureRuntimeForUsers(overridden)).rejects.toThrow(`is Electron 33.2.1, not ${version}`);
  });
});

describe('the official build', () => {
  const wanted = (): OfficialBuild => ({
    version: '45.4.1',
    artifact: 'electron.zip',
    url: `${env.ELECTRON_MIRROR}/electron.zip`,
    digest: createHash('sha256').update(zip).digest('hex'),
    dist: join(folder, 'electron/official'),
  });

  it('is fetched, unpacked and kept, and nothing else is left', async () => {
    expect(await fetchOfficial(wanted())).toEqual({ ok: true });
    expect((await stat(executableIn(wanted().dist))).isFile()).toBe(true);
    expect(await readdir(join(folder, 'electron'))).toEqual(['official']);
    expect(await fetchOfficial(wanted())).toEqual({ ok: true });
    expect(asked).toEqual(['/releases/electron.zip']);
  });

  it('is fetched once when two starts want it', async () => {
    expect(await Promise.all([fetchOfficial(wanted()), fetchOfficial(wanted())])).toEqual([{ ok: true }, { ok: true }]);
    expect(asked).toHaveLength(1);
  });

  it('is not there for every machine', async () => {
    expect(await fetchOfficial({ ...wanted(), digest: null })).toMatchObject({ ok: false, reason: 'unreachable' });
  });
});

if (hasStandIn) {
  describe('the stand-in', () => {
    beforeEach(() => makeElectron(standInFolder(env)));

    it('is taken where the release host has nothing, which is then left alone', async () => {
      status = 403;
      expect(await ensureRuntime(env)).toMatchObject({ kind: 'stand-in', dist: standInFolder(env) });
      expect(await ensureRuntime(env)).toMatchObject({ kind: 'stand-in' });
      expect(asked).toHaveLength(1);
    });

    it('is never taken for users, and the release host is asked again for them', async () => {
      status = 403;
      await ensureRuntime(env);
      await expect(ensureRuntimeForUsers(env)).rejects.toThrow('needs the official Electron');
      expect(asked).toHaveLength(2);
    });

    it('is not taken when the release host sent wrong bytes', async () => {
      await expect(ensureRuntime(env)).rejects.toThrow('not what it should be');
      expect(existsSync(join(folder, 'muster/electron'))).toBe(true);
    });
  });
}
