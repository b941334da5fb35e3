/** Imports of all users from a workbook: read and judged to the summary, and applied; against plain programs that only read, or only write. */
import { join } from 'node:path';
import type { ApplyOrder, ApplyStep } from './apply';
import type { Benchmark, Sample } from './benchmark';
import { ask, start } from './child';
import { exportColumns } from './export';
import type { Setting } from './setting';
import { halfOfLarge } from './size';

/** A workbook of the first so many users, in which every so many-th has another name. */
export interface WorkbookOrder {
  mirror: string;
  file: string;
  users: number;
  edited: number;
  /** Whether its first column holds the tenant's own ids. */
  isById?: boolean;
}

export interface ImportOrder {
  mirror: string;
  file: string;
  /** Also applies what the file asks for, and takes it back. */
  isApplied?: boolean;
  /** Whether the tenant's own ids tell who is meant, and nothing else: everybody has namesakes. */
  isById?: boolean;
}

/** Times in milliseconds. */
export interface Imported {
  /** Lines of the file, and of those, how many would change somebody. */
  lines: number;
  changing: number;
  reading: number;
  judging: number;
  /** Null where it was not applied. The silence is the longest time in which the engine heard nobody. */
  applying: { milliseconds: number; silence: number } | null;
  /** Of the whole process until it was judged, in bytes. */
  peakMemory: number;
}

/** What a program that only reads the file answers. */
export type ReadPlainly = Pick<Imported, 'lines' | 'peakMemory'> & { milliseconds: number };

/** In a file that comes back, most lines are as they were. */
export const usuallyEdited = 10;

/** Makes a file in a folder of this name. */
export async function makeFile(setting: Setting, name: string, order: Omit<WorkbookOrder, 'file'>): Promise<string> {
  const file = join(await setting.newFolder(name), 'users.xlsx');
  await ask<WorkbookOrder, null>('workbook-maker.ts', { ...order, file });
  return file;
}

/** Has the engine import a file, and sees to it that nothing of it was lost. */
async function imported(order: ImportOrder, users: number, edited: number): Promise<Imported> {
  const seen = await ask<ImportOrder, Imported>('import-by-engine.ts', order);
  const changing = Math.ceil(users / edited);
  if (seen.lines !== users || seen.changing !== changing) {
    throw new Error(`${seen.changing} of ${seen.lines} lines would change somebody, not ${changing} of ${users}`);
  }
  return seen;
}

function sampleOf({ reading, judging, peakMemory }: Imported): Sample {
  const more = { 'read, s': reading / 1000, 'judged, s': judging / 1000, 'peak memory, MB': peakMemory / 1e6 };
  return { figure: (reading + judging) / 1000, more };
}

/** All users from a file against a program that only reads it. */
function importing(named: Pick<Benchmark, 'name' | 'what' | 'aim'>, reader: string): Benchmark {
  return {
    ...named,
    unit: 's',
    windows: false,
    usualRuns: 5,
    async prepare(setting) {
      const { users } = setting;
      const mirror = await setting.mirror();
      const file = await makeFile(setting, named.name, { mirror, users, edited: usuallyEdited });
      return {
        async baseline() {
          const read = await ask<Pick<ImportOrder, 'file'>, ReadPlainly>(reader, { file });
          if (read.lines !== users) throw new Error(`${reader} read ${read.lines} of ${users} lines`);
          const seconds = read.milliseconds / 1000;
          return { figure: seconds, more: { 'read, s': seconds, 'peak memory, MB': read.peakMemory / 1e6 } };
        },
        itself: async () => sampleOf(await imported({ mirror, file }, users, usuallyEdited)),
      };
    },
  };
}

const everybody = (users: number) => `${users} users by ${exportColumns.length} columns`;

const importUsers = importing(
  {
    name: 'import',
    what: (users) =>
      `import of ${everybody(users)}, read and judged, against exceljs that only reads the file as a stream`,
    aim: 1.3,
  },
  'import-plainly.ts',
);

export const peerImport = importing(
  {
    name: 'peer-import',
    what: (users) => `import of ${everybody(users)}, read and judged, against SheetJS that only reads the file`,
    aim: null,
  },
  'import-by-peer.ts',
);

const importApply: Benchmark = {
  name: 'import-apply',
  what: (users) => `${users} changed users of a file queued as one batch, against the bare SQL writes`,
  unit: 's',
  aim: 2,
  windows: false,
  usualRuns: 3,
  async prepare(setting) {
    const { users } = setting;
    const made = await setting.mirror();
    const file = await makeFile(setting, 'import-apply', { mirror: made, users, edited: 1 });
    const mirror = await setting.copyOf(made, 'imported');
    const plain = start<ApplyOrder | ApplyStep, number>('apply-plainly.ts');
    await plain.ask({ mirror: await setting.copyOf(made, 'written'), people: users });
    return {
      async baseline() {
        const milliseconds = await plain.ask({ columns: 1 });
        await plain.ask({ undo: true });
        return { figure: milliseconds / 1000 };
      },
      async itself() {
        const { applying } = await imported({ mirror, file, isApplied: true }, users, 1);
        if (!applying) throw new Error('nothing was applied');
        const more = { 'longest silence of the engine, ms': applying.silence };
        return { figure: applying.milliseconds / 1000, more };
      },
      end: () => plain.end(),
    };
  },
};

const importLarge: Benchmark = {
  name: 'import-large',
  what: (users) =>
    `memory of the engine that imports ${halfOfLarge(users)} users by ${exportColumns.length} columns, against ${users}`,
  unit: 'MB',
  aim: null,
  limit: 400,
  windows: false,
  usualRuns: 1,
  async prepare(setting) {
    const holding = async (name: string, mirror: string, users: number) => {
      const file = await makeFile(setting, name, { mirror, users, edited: usuallyEdited, isById: true });
      return async (): Promise<Sample> => {
        const { reading, judging, peakMemory } = await imported({ mirror, file, isById: true }, users, usuallyEdited);
        return { figure: peakMemory / 1e6, more: { 'read, s': reading / 1000, 'judged, s': judging / 1000 } };
      };
    };
    return {
      baseline: await holding('import-all', await setting.mirror(), setting.users),
      itself: await holding('import-large', await setting.largeMirror(), halfOfLarge(setting.users)),
    };
  },
};

export const imports: readonly Benchmark[] = [importUsers, importApply, importLarge];
