/** A tenant's office with a whole engine, in which files are imported. */
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { createEngine, type Engine } from '../../main/engine/engine';
import { writeFact } from '../../main/engine/mirror/facts';
import { closeMirror } from '../../main/engine/mirror/open';
import type { FileUse, ImportPlan, JobProgress } from '../../preload/contract';
import { environment, value } from '../sync/world';
import { plainPlan, unknownFormat } from './import-scene';
import { person } from './queue';
import { discovery, fleet, openStore, temporaryFolder } from './tenant-model';

export const tenantId = 'test';
export const keys = [
  'id',
  'userName',
  'emails',
  'title',
  'active',
  `${fleet}:access`,
  `${fleet}:vehicles`,
  `${fleet}:since`,
];
export const head = ['ID', 'Username', 'Email', 'Title', 'Active', 'Access', 'Vehicles', 'Since'];

export interface Office {
  engine: Engine;
  directory: string;
  progress: JobProgress[];
  /** Whatever lies in the tenant's folder besides the mirror. */
  files(): string[];
  /** To be written, unless told. */
  grant(path: string, use?: FileUse): Promise<string>;
  read(path: string, importId?: string): Promise<string>;
  judge(importId: string, plan?: Partial<ImportPlan>): ReturnType<Engine['calls']['import.judge']>;
  reopen(): Promise<void>;
}

/** A tenant of so many people that nobody answers for. */
export async function office(people: number): Promise<Office> {
  const directory = temporaryFolder();
  const store = await openStore(directory);
  writeFact(store.mirror, 'discovery', discovery);
  for (let n = 0; n < people; n += 1) {
    const since = n % 2 === 0 ? '2024-03-31T01:30:00.250Z' : undefined;
    person(store, `u${n}`, { title: `00${n}`, active: n % 3 > 0, [fleet]: { access: 'full', vehicles: n, since } });
  }
  closeMirror(store.mirror);
  const engine = createEngine(environment());
  const progress: JobProgress[] = [];
  engine.subscribe((channel, payload) => {
    if (channel === 'job.progress') progress.push(payload as JobProgress);
  });
  const open = async () => {
    value(await engine.control['tenant.open']({ tenantId, directory, baseUrl: 'http://127.0.0.1:1', token: null }));
  };
  onTestFinished(async () => {
    await engine.control['engine.stop'](undefined);
  });
  await open();
  const made: Office = {
    ...{ engine, directory, progress },
    files: () => readdirSync(directory).filter((name) => !name.startsWith('mirror.')),
    async grant(path, use = 'write') {
      const handle = randomUUID();
      value(await engine.control['file.grant']({ handle, path, use }));
      return handle;
    },
    async read(path, importId = randomUUID()) {
      const handle = await made.grant(path, 'read');
      const jobId = randomUUID();
      value(await engine.calls['import.read']({ tenantId, importId, jobId, handle, format: unknownFormat }));
      return importId;
    },
    judge: (importId, plan = {}) =>
      engine.calls['import.judge']({
        ...{ tenantId, importId, jobId: randomUUID() },
        plan: { ...plainPlan, targets: keys, ...plan },
      }),
    async reopen() {
      value(await engine.control['tenant.close']({ tenantId, wipe: false }));
      await open();
    },
  };
  return made;
}
