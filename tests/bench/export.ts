/** An export of all users to Excel, against exceljs streaming the same rows from memory. */
import { join } from 'node:path';
import type { Benchmark, Sample } from './benchmark';
import { ask } from './child';

export interface ExportOrder {
  /** The folder of the mirror. */
  mirror: string;
  /** The file to write. */
  file: string;
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

/** What a yes/no cell reads. */
export const words = { yes: 'Yes', no: 'No', activationPending: 'Activation pending' };

export const exportUsers: Benchmark = {
  name: 'export',
  what: (users) =>
    `export of ${users} users by ${exportColumns.length} columns, against exceljs streaming the same rows`,
  unit: 's',
  aim: 1.3,
  windows: false,
  usualRuns: 5,
  async prepare(setting) {
    const order = { mirror: await setting.mirror(), file: join(await setting.newFolder('export'), 'users.xlsx') };
    const by = async (program: string): Promise<Sample> => {
      const { milliseconds, rows, peakMemory } = await ask<ExportOrder, Exported>(program, order);
      if (rows !== setting.users) throw new Error(`${program} wrote ${rows} of ${setting.users} rows`);
      return { figure: milliseconds / 1000, more: { 'peak memory, MB': peakMemory / 1e6 } };
    };
    return { baseline: () => by('export-plainly.ts'), itself: () => by('export-by-engine.ts') };
  },
};
