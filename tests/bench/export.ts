/** Exports of all users: to Excel, to Excel to be edited there, and as a text, against plain programs with the same rows in memory. */
import { join } from 'node:path';
import type { Benchmark, Sample } from './benchmark';
import { ask } from './child';
import { halfOfLarge } from './size';

export interface ExportOrder {
  /** The folder of the mirror. */
  mirror: string;
  /** The file to write. */
  file: string;
  /** What the engine writes: a workbook unless told. */
  as?: 'workbook' | 'editing' | 'text';
  /** No more people than these; everybody unless told. */
  most?: number;
}

export interface Exported {
  milliseconds: number;
  rows: number;
  /** Of the whole process, in bytes. */
  peakMemory: number;
}

/** What a fleet manager's account exports: the twelve columns and their headers. */
export const exportColumns: readonly (readonly [key: string, header: string])[] = [
  ['urn:trackunit:params:scim:schemas:extension:fleet:1.0:User:userNumber', 'ID'],
  ['displayName', 'Name'],
  ['userName', 'Username'],
  ['roles', 'Role'],
  ['emails', 'Email'],
  ['phoneNumbers', 'Phone'],
  ['urn:muster:params:scim:schemas:extension:admin:1.0:User:lastLogin', 'Last login'],
  ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber', 'Employee number'],
  ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization', 'Company'],
  ['meta.created', 'Created'],
  ['meta.lastModified', 'Updated'],
  ['urn:muster:params:scim:schemas:extension:admin:1.0:User:status', 'Status'],
];

/** The same by the tenant's own id, where everybody has namesakes with the same numbers. */
export const exportColumnsById: typeof exportColumns = [['id', 'ID'], ...exportColumns.slice(1)];

/** What a yes/no cell reads. */
export const words = { yes: 'Yes', no: 'No', activationPending: 'Activation pending' };

type Told = Pick<ExportOrder, 'as' | 'most'>;

/** Has a program write a file, and sees to it that it wrote everybody. */
async function written(program: string, order: ExportOrder, users: number): Promise<Exported> {
  const exported = await ask<ExportOrder, Exported>(program, order);
  if (exported.rows !== users) throw new Error(`${program} wrote ${exported.rows} of ${users} rows`);
  return exported;
}

/** One program against another, each in a process of its own. */
function exporting(named: Pick<Benchmark, 'name' | 'what' | 'aim'>, baseline: string, told: Told = {}): Benchmark {
  return {
    ...named,
    unit: 's',
    windows: false,
    usualRuns: 5,
    async prepare(setting) {
      const mirror = await setting.mirror();
      const file = join(await setting.newFolder(named.name), told.as === 'text' ? 'users.csv' : 'users.xlsx');
      const by = async (program: string, more: Told): Promise<Sample> => {
        const { milliseconds, peakMemory } = await written(program, { mirror, file, ...more }, setting.users);
        return { figure: milliseconds / 1000, more: { 'peak memory, MB': peakMemory / 1e6 } };
      };
      return { baseline: () => by(baseline, {}), itself: () => by('export-by-engine.ts', told) };
    },
  };
}

const everybody = (users: number) => `${users} users by ${exportColumns.length} columns`;

const exportUsers = exporting(
  {
    name: 'export',
    what: (users) => `export of ${everybody(users)}, against exceljs streaming the same rows`,
    aim: 1.3,
  },
  'export-plainly.ts',
);

const exportEditing = exporting(
  {
    name: 'export-editing',
    what: (users) => `export of ${everybody(users)} to be edited, against the export that is only read`,
    aim: null,
  },
  'export-by-engine.ts',
  { as: 'editing' },
);

const exportText = exporting(
  {
    name: 'export-csv',
    what: (users) => `export of ${everybody(users)} as a text, against csv-stringify with the same rows`,
    aim: null,
  },
  'export-as-text.ts',
  { as: 'text' },
);

/** Beside the other library that is used for such files. */
export const peerExport = exporting(
  {
    name: 'peer-export',
    what: (users) => `export of ${everybody(users)}, against SheetJS writing the same rows`,
    aim: null,
  },
  'export-by-peer.ts',
);

const exportLarge: Benchmark = {
  name: 'export-large',
  what: (users) =>
    `memory of the engine that exports ${halfOfLarge(users)} users by ${exportColumns.length} columns, against ${users}`,
  unit: 'MB',
  aim: null,
  limit: 400,
  windows: false,
  usualRuns: 1,
  async prepare(setting) {
    const [mirror, large] = [await setting.mirror(), await setting.largeMirror()];
    const file = join(await setting.newFolder('export-large'), 'users.xlsx');
    const holding = async (from: string, most: number): Promise<Sample> => {
      const { milliseconds, peakMemory } = await written('export-by-engine.ts', { mirror: from, file, most }, most);
      return { figure: peakMemory / 1e6, more: { 'took, s': milliseconds / 1000 } };
    };
    return {
      baseline: () => holding(mirror, setting.users),
      itself: () => holding(large, halfOfLarge(setting.users)),
    };
  },
};

export const exports: readonly Benchmark[] = [exportUsers, exportEditing, exportText, exportLarge];
